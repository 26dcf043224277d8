import { itemType } from '../model/value-type.ts';
import type { PlannedModel, PlannedParameter } from '../plan/types.ts';

/** The use of a model, which decides the content of its sample requests. */
export type Purpose =
  | 'picture'
  | 'icon'
  | 'pattern'
  | 'edit'
  | 'background'
  | 'upscale'
  | 'film'
  | 'animation'
  | 'film edit'
  | 'performance'
  | 'talking face'
  | 'speech'
  | 'sound'
  | 'music'
  | 'shape'
  | 'texture'
  | 'motion';

/** The kinds of content that a model works on and makes. */
export type Medium = 'text' | 'image' | 'video' | 'audio' | '3d';

/** The use of a model and the kinds of input it can start from, in the order of its capabilities. */
export interface SampleContext {
  readonly purpose: Purpose;
  readonly sources: readonly Medium[];
}

const media: Readonly<Record<string, Medium>> = {
  txt: 'text',
  text: 'text',
  img: 'image',
  image: 'image',
  video: 'video',
  vid: 'video',
  audio: 'audio',
  '3d': '3d',
};

/** Returns Markdown without the marks that would separate words from each other. */
export function withoutMarks(markdown = ''): string {
  return markdown.replace(/[\\*`]/g, '');
}

/** Returns the purpose of a model by its name, description, category and capabilities. */
export function sampleContext(planned: PlannedModel): SampleContext {
  const { model, page } = planned;
  const pairs = model.capabilities.flatMap((capability) => {
    const [, from = '', to = ''] = /^([a-z]+|3d)2([a-z]+|3d)$/i.exec(capability) ?? [];
    const [source, result] = [media[from], media[to]];
    return source && result ? [{ source, result }] : [];
  });
  const sources = [...new Set(pairs.map(({ source }) => source))];
  const results = pairs.map(({ result }) => result);
  const result = results[0] ?? mediumOf(page.category);
  const description = withoutMarks(model.description);
  const purpose = /upscal/i.test(`${model.name} ${page.category}`)
    ? 'upscale'
    : (purposeIn(model.name, result, sources) ?? purposeIn(description, result, sources));
  return { purpose: purpose ?? usual(planned, result, sources), sources };
}

function mediumOf(category: string): Medium {
  const [, kind = ''] = /\b(3d|video|audio)\b/i.exec(category) ?? [];
  return media[kind.toLowerCase()] ?? 'image';
}

/** Words of a name or a description, by the medium that a model makes. The first match counts. */
const signs: Readonly<Record<Medium, readonly (readonly [words: RegExp, purpose: Purpose])[]>> = {
  audio: [
    [/\btext[- ]to[- ]speech\b|\btts\b/i, 'speech'],
    [/\b(?:sound effects?|sfx|foley|soundscapes?)\b/i, 'sound'],
    [/\b(?:speech|voices?|voiceover|narration|dialogue|spoken)\b/i, 'speech'],
    [/\b(?:music|songs?|melod(?:y|ies)|instrumental|lyria)\b/i, 'music'],
  ],
  '3d': [
    [/\b(?:re-?)?textur(?:e edit|ing|er)\b|\bretexture\b/i, 'texture'],
    [/\bworlds?\b/i, 'picture'],
    [/\b(?:text[- ]to[- ])?motion\b/i, 'motion'],
  ],
  video: [[/\blip[- ]?sync\w*|\btalking\b|\bavatars?\b(?!.*\bexplainer\b)/i, 'talking face']],
  image: [
    [/\bbackground (?:replace|generat|chang)\w+|\breplace backgrounds?\b/i, 'background'],
    [/\b(?:tileable|seamless|tileset|pattern)\b/i, 'pattern'],
    [/\b(?:vector|svg|icons?|logos?)\b/i, 'icon'],
  ],
  text: [],
};

function purposeIn(words: string, result: Medium, sources: readonly Medium[]): Purpose | undefined {
  const found = signs[result].find(([pattern]) => pattern.test(words))?.[1];
  const isFromText = sources.length === 0 || sources.includes('text');
  const isMade = found === 'motion' || found === 'icon' || found === 'pattern';
  return isMade && !isFromText ? undefined : found;
}

function usual({ parameters }: PlannedModel, result: Medium, sources: readonly Medium[]): Purpose {
  switch (result) {
    case 'audio':
      return sources.includes('video') ? 'sound' : 'music';
    case '3d':
      return 'shape';
    case 'video':
      if (sources.includes('text')) return 'film';
      if (sources.includes('image')) return 'animation';
      return sources.includes('video') || parameters.some(needsVideo) ? 'film edit' : 'film';
    case 'image':
    case 'text':
      return parameters.some(needsFile) ? 'edit' : 'picture';
  }
}

function needsFile({ type, optional }: PlannedParameter): boolean {
  return !optional && itemType(type).kind === 'file';
}

function needsVideo(planned: PlannedParameter): boolean {
  return needsFile(planned) && /video/i.test(planned.parameter.name);
}
