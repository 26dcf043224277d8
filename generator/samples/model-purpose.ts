// cspell:ignore brestyl bretextur bstyliz buncrop expan exten fram isolat remov replac
import { itemType } from '../model/value-type.ts';
import type { PlannedModel, PlannedParameter } from '../plan/types.ts';
import { descriptionWords, withoutMarks } from './words.ts';

/** The use of a model, which decides the content of its sample requests. */
export type Purpose =
  | 'picture'
  | 'icon'
  | 'pattern'
  | 'tileset'
  | 'character'
  | 'portrait'
  | 'edit'
  | 'restyle'
  | 'relight'
  | 'removal'
  | 'expansion'
  | 'selection'
  | 'background'
  | 'upscale'
  | 'film'
  | 'animation'
  | 'transition'
  | 'subject film'
  | 'subject picture'
  | 'continuation'
  | 'explainer'
  | 'film edit'
  | 'performance'
  | 'talking face'
  | 'speech'
  | 'sound'
  | 'music'
  | 'stem'
  | 'shape'
  | 'texture'
  | 'motion'
  | 'question'
  | 'writing';

/** The kinds of content that a model accepts and returns. */
export type Medium = 'text' | 'image' | 'video' | 'audio' | '3d';

/** The use of a model and the kinds of input it can start from, in the order of its capabilities. */
export interface SampleContext {
  readonly purpose: Purpose;
  readonly sources: readonly Medium[];
  /** Whether the model needs several views of one thing. */
  readonly combinesViews: boolean;
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

/** Returns the purpose of a model, from its name, description, category and capabilities. */
export function sampleContext(planned: PlannedModel): SampleContext {
  const { model, page } = planned;
  const pairs = model.capabilities.flatMap((capability) => {
    const [, from = '', to = ''] = /^([a-z]+|3d)2([a-z]+|3d)$/i.exec(capability) ?? [];
    const [source, result] = [media[from], media[to]];
    return source && result ? [{ source, result }] : [];
  });
  const files = pairs.filter(({ source }) => source !== 'text');
  // An editor that can also make something new is there to edit.
  const used = isEditor(planned) && files.length > 0 ? files : pairs;
  const sources = [...new Set(used.map(({ source }) => source))];
  const result = used[0]?.result ?? mediumOf(page.category);
  const description = withoutMarks(model.description);
  const purpose = /upscal/i.test(`${model.name} ${page.category}`)
    ? upscaled(model.name)
    : (purposeIn(model.name, result, sources) ?? purposeIn(description, result, sources));
  return {
    purpose: purpose ?? usualPurpose(planned, result, sources),
    sources,
    combinesViews: /\bmulti[- ]?(?:image|view)s?\b/i.test(model.name),
  };
}

function isEditor({ model: { id, name } }: PlannedModel): boolean {
  return /\bedit(?:ing|or)?\b/i.test(`${name} ${id.replace(/_/g, ' ')}`);
}

function upscaled(name: string): Purpose {
  return /\btexture/i.test(name) ? 'pattern' : 'upscale';
}

function mediumOf(category: string): Medium {
  const [, kind = ''] = /\b(3d|video|audio)\b/i.exec(category) ?? [];
  return media[kind.toLowerCase()] ?? 'image';
}

/**
 * The words for each purpose in a name or a description, by the medium that a model creates. The
 * first match counts.
 */
const purposePatterns: Readonly<
  Record<Medium, readonly (readonly [words: RegExp, purpose: Purpose])[]>
> = {
  audio: [
    [/\b(?:separat|isolat|extract)(?:es?|ion|or|ing)\b|\bstems?\b/i, 'stem'],
    [/\btext[- ]to[- ]speech\b|\btts\b/i, 'speech'],
    [/\b(?:sound effects?|sfx|foley|soundscapes?)\b/i, 'sound'],
    [/\b(?:speech|voices?|voiceover|narration|dialogue|spoken)\b/i, 'speech'],
    [/\b(?:music|songs?|melod(?:y|ies)|instrumental|lyria)\b/i, 'music'],
  ],
  '3d': [
    [/\btextur\w+|\bretextur\w+|\bpaint\w*/i, 'texture'],
    [/\bworlds?\b/i, 'picture'],
    [/\b(?:text[- ]to[- ])?motion\b/i, 'motion'],
  ],
  video: [
    [/\bexplainers?\b|\bvideo agent\b|\bpresentations?\b/i, 'explainer'],
    [/\blip[- ]?sync\w*|\btalking\b|\bavatars?\b/i, 'talking face'],
    [
      /\bmotion[- ](?:control|transfer)\b|\bdriving video\b|\bmotion of (?:an?|the|your) (?:\w+ )?video\b|\btransfers? (?:\w+ )?(?:movements|motion)\b/i,
      'performance',
    ],
    [/\bextend(?:er|ing|s)?\b(?: \w+){0,2} (?:videos?|clips?)\b|\bvideo exten\w+/i, 'continuation'],
    [
      /\b(?:key ?)?frames (?:to|2) video\b|\bframes$|\b(?:first|start)[- ](?:and[- ])?(?:last|end)\b/i,
      'transition',
    ],
    [
      /\breferences?[- ]?(?:to|2)[- ]?v(?:ideo)?\b|\br2v\b|\bsubject[- ]consistent\b/i,
      'subject film',
    ],
    [/\brelight\w*/i, 'relight'],
    [/\brestyl\w+|\bstyle transfer\b|\bstyliz\w+/i, 'restyle'],
    [/\b(?:object|person|people) (?:remov|eras)\w+|\beraser?\b/i, 'removal'],
    [/\bsegment(?:s|ing|ation)?\b|\bmatting\b|\bsam ?\d\b/i, 'selection'],
  ],
  image: [
    [
      /\bbackground (?:replac|generat|chang|swap)\w+|\b(?:replace|change) backgrounds?\b|\bproduct (?:shots?|photo\w*|scenes?)\b/i,
      'background',
    ],
    [
      /\bout-?paint\w*|\bre-?fram(?:e|er|ing)\b|\buncrop\b|\b(?:image )?expan(?:d|der|sion)\b/i,
      'expansion',
    ],
    [/\brelight\w*/i, 'relight'],
    [/\b(?:object|person|people) (?:remov|eras)\w+|\beraser?\b/i, 'removal'],
    [/\brestyl\w+|\bstyle transfer\b/i, 'restyle'],
    [/\bsegment(?:s|ing|ation)?\b|\bmatting\b|\bsam ?\d\b|\bobject detection\b/i, 'selection'],
    [/\btile(?:set|map)s?\b/i, 'tileset'],
    [/\b(?:tileable|seamless|pattern)\b(?! (?:\S+ )*panorama)/i, 'pattern'],
    [/\b(?:vector|svg|icons?|logos?|stickers?|emojis?)\b/i, 'icon'],
    [
      /\bsprites?\b|\banimations?\b|\bcharacter (?:sheets?|turnarounds?|design\w*|generat\w+)\b/i,
      'character',
    ],
    [/\b(?:headshots?|portraits?|selfies?)\b/i, 'portrait'],
  ],
  text: [],
};

/** Things that only a text describes. */
const described: ReadonlySet<Purpose | undefined> = new Set<Purpose>([
  ...(['motion', 'icon', 'pattern', 'tileset', 'character'] as const),
]);
/** Changes of a given file. */
const applied: ReadonlySet<Purpose | undefined> = new Set<Purpose>([
  ...(['stem', 'relight', 'restyle', 'removal'] as const),
  ...(['expansion', 'selection', 'transition', 'subject film'] as const),
]);

function purposeIn(words: string, result: Medium, sources: readonly Medium[]): Purpose | undefined {
  const isFromText = sources.length === 0 || sources.includes('text');
  const fits = (purpose: Purpose): boolean => {
    if (described.has(purpose)) return isFromText;
    if (purpose === 'performance' || purpose === 'continuation') return sources.includes('video');
    if (applied.has(purpose)) return !isFromText;
    // A model that makes shapes may paint them in addition.
    return purpose !== 'texture' || sources.length === 0 || sources.includes('3d');
  };
  return purposePatterns[result].find(
    ([pattern, purpose]) => fits(purpose) && pattern.test(words),
  )?.[1];
}
function usualPurpose(
  { parameters }: PlannedModel,
  result: Medium,
  sources: readonly Medium[],
): Purpose {
  switch (result) {
    case 'audio':
      return sources.includes('video') ? 'sound' : 'music';
    case '3d':
      return 'shape';
    case 'video':
      if (sources.includes('text')) return 'film';
      if (sources.includes('image')) {
        return parameters.some(isSubject) && !parameters.some(isFirstFrame)
          ? 'subject film'
          : 'animation';
      }
      return sources.includes('video') || parameters.some(needsVideo) ? 'film edit' : 'film';
    case 'image':
      if (sources.includes('text')) return 'picture';
      if (parameters.some(isCharacter)) return 'subject picture';
      return parameters.some(sources.length > 0 ? isFile : needsFile) ? 'edit' : 'picture';
    case 'text':
      return parameters.some(isFile) ? 'question' : 'writing';
  }
}

function isFile({ type }: PlannedParameter): boolean {
  return itemType(type).kind === 'file';
}

function needsFile(planned: PlannedParameter): boolean {
  return !planned.optional && isFile(planned);
}

function needsVideo(planned: PlannedParameter): boolean {
  return needsFile(planned) && /video/i.test(planned.parameter.name);
}

function isCharacter(planned: PlannedParameter): boolean {
  return (
    needsFile(planned) && /^(?:character|subject|identity)(?=[A-Z_]|$)/.test(planned.parameter.name)
  );
}

/** Returns whether a parameter holds images of what appears in the result. */
export function isSubject(planned: PlannedParameter): boolean {
  const { name } = planned.parameter;
  return (
    isFile(planned) &&
    !/style|video|audio|voice|control|motion|pose/i.test(name) &&
    (/reference|subject|character|ingredient/i.test(name) ||
      /\breference (?:images?|photos?|pictures?)\b|\bimages to combine\b/i.test(
        descriptionWords(planned),
      ))
  );
}

/** Returns whether a parameter holds the image that a film begins with. */
export function isFirstFrame(planned: PlannedParameter): boolean {
  return (
    isFile(planned) &&
    (/(?:first|start|initial)(?:ing)?_?(?:frame|image)/i.test(planned.parameter.name) ||
      /\b(?:first|start(?:ing)?|initial) (?:frame|image)\b|\b(?:starts?|begins?) (?:from|with) (?:this|it)\b|\bto animate\b/i.test(
        descriptionWords(planned),
      ))
  );
}
