import type { PlannedParameter } from '../plan/types.ts';
import type { SampleShape } from './complete-input.ts';
import { isTranslation, speech } from './example-text.ts';
import type { Medium, Purpose } from './model-purpose.ts';
import type { ExampleInput } from './types.ts';
import { descriptionWords } from './words.ts';

/**
 * Returns the optional parameters that a useful request needs: an input that the model can start
 * from, a face and a voice for a talking face, the look of a texture.
 */
export function leadingParameters(
  shape: SampleShape,
  given: ExampleInput,
): readonly PlannedParameter[] {
  const { parameters, context, mediumOf, isShown } = shape;
  const present = parameters.filter(({ parameter }) => given.has(parameter.name));
  const others = parameters.filter((planned) => !present.includes(planned) && isShown(planned));
  const has = (...media: readonly Medium[]) =>
    present.some((planned) => media.some((medium) => mediumOf(planned) === medium));
  const first = (...media: readonly Medium[]) =>
    media.map((medium) => main(others.filter((planned) => mediumOf(planned) === medium)));
  const { purpose, sources } = context;
  if (purpose === 'talking face') {
    const hasVoice = has('audio') || present.some((planned) => shape.valueOf(planned) === speech);
    const spokenText = others.find((planned) => shape.valueOf(planned) === speech);
    return [
      ...(has('image', 'video')
        ? []
        : first(...faces(sources))
            .filter(isPresent)
            .slice(0, 1)),
      ...(hasVoice ? [] : [first('audio')[0] ?? spokenText].filter(isPresent)),
    ];
  }
  const mediums: readonly Medium[] =
    sources.length > 0
      ? sources
      : present.length > 0
        ? []
        : ['text', 'image', 'video', 'audio', '3d'];
  const isStarted = mediums.length === 0 || has(...mediums);
  const start = isStarted
    ? []
    : first(...mediums.toSorted((a, b) => rank(a) - rank(b)))
        .filter(isPresent)
        .slice(0, 1);
  const needsLook = spokenPurposes.has(purpose) && !has('text');
  const look = needsLook ? first('text').filter(isPresent) : [];
  const named = others.filter((planned) => isTranslation(planned.parameter) || isNeeded(planned));
  return [...new Set([...start, ...look, ...named])];
}

/** A request for these without words would say nothing. */
const spokenPurposes: ReadonlySet<Purpose> = new Set<Purpose>([
  ...([
    'texture',
    'background',
    'subject film',
    'removal',
    'selection',
    'restyle',
    'relight',
  ] as const),
]);

/** `Required when no start frame is given.` */
function isNeeded(planned: PlannedParameter): boolean {
  return /\brequired (?:unless\b|(?:when|if) (?:not|no)\b|without\b)/i.test(
    descriptionWords(planned),
  );
}

function faces(sources: readonly Medium[]): readonly Medium[] {
  return sources.includes('video') ? ['video', 'image'] : ['image', 'video'];
}

/** Ranks a medium. A text is the easiest to provide. */
function rank(medium: Medium): number {
  return medium === 'text' ? 0 : 1;
}

/** Returns the parameter that matters most: the prompt, or a file that is more than an addition. */
function main(parameters: readonly PlannedParameter[]): PlannedParameter | undefined {
  const isExtra =
    /last|end(?=[A-Z_]|$)|mask|style|reference|control|negative|background|texture(?=Image)/i;
  return (
    parameters.find(
      ({ parameter: { name, prompt } }) => prompt ?? /^(?:prompt|text)$/.test(name),
    ) ??
    parameters.find(({ parameter }) => !isExtra.test(parameter.name)) ??
    parameters[0]
  );
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
