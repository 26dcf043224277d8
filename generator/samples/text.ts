import type { ResolvedParameter } from '../model/resolved-model.ts';
import { itemType } from '../model/value-type.ts';
import type { PlannedModel } from '../plan/types.ts';

/** What the texts of an example speak of. */
export type Subject = 'picture' | 'edit' | 'film' | 'shape' | 'sound';

const prompts: Readonly<Record<Subject, string>> = {
  picture: 'A lighthouse on a rocky coast at dawn, soft golden light',
  edit: 'Turn the scene to golden hour, with long soft shadows',
  film: 'A sailboat glides past a lighthouse at dawn, slow aerial shot',
  shape: 'A small wooden sailboat with a striped sail',
  sound: 'Calm acoustic guitar over the sound of gentle waves',
};

/** The first pattern that a name matches says what stands there. */
const texts: readonly (readonly [name: RegExp, text: string])[] = [
  [/negative/i, 'blurry, low quality, watermark'],
  [/colou?r/i, '#336699'],
  [/language|locale/i, 'en'],
  [/^text$|script|speech|lyric|dialogue/i, 'Good morning! The first boat leaves in ten minutes.'],
  [/sound(effect)?prompt|sfx/i, 'Waves against the hull, gulls in the distance'],
  [/music/i, prompts.sound],
  [/texture/i, 'Weathered wood with flaking blue paint'],
  [/rubric|scor/i, 'Rate sharpness, composition and light from 1 to 10'],
  [/separation/i, 'the sail, the hull'],
  [/style/i, 'watercolor with visible brush strokes'],
  [/urls?$/i, 'https://example.com/lighthouse'],
  [/name|title|texts?$/i, 'Lighthouse'],
];

export function exampleSubject({ page, parameters }: PlannedModel): Subject {
  if (/^3d/i.test(page.category)) return 'shape';
  if (/^audio/i.test(page.category)) return 'sound';
  const needsFile = parameters.some(
    ({ type, optional }) => !optional && itemType(type).kind === 'file',
  );
  if (/^video/i.test(page.category)) {
    return parameters.some(({ parameter }) => parameter.required && /video/i.test(parameter.name))
      ? 'edit'
      : 'film';
  }
  return needsFile ? 'edit' : 'picture';
}

/** A text that fits the parameter's name and its length limits. */
export function exampleText(parameter: ResolvedParameter, subject: Subject): string {
  const { name, minLength = 0, maxLength = Infinity } = parameter;
  const text = texts.find(([pattern]) => pattern.test(name))?.[1] ?? prompts[subject];
  return text.padEnd(minLength, `. ${text}`).slice(0, maxLength);
}
