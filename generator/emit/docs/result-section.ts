import {
  headingBlock,
  inlineCode,
  joinWords,
  paragraphBlock,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import { plainText } from '../../markdown/markdown-text.ts';
import { limitsInWords } from '../../model/limit-words.ts';
import type { PlannedModel, PlannedParameter } from '../../plan/types.ts';
import type { OutputKind } from '../../runtime/model.ts';

/**
 * Returns the section "Results": the kinds, number and formats of the results, additional results,
 * and the parameters that affect the price.
 */
export function resultSection(planned: PlannedModel): readonly Block[] {
  const { model, parameters, outputKinds: kinds } = planned;
  const amounts = parameters.filter(isAmount);
  const extras = parameters.filter(isExtra);
  const priced = parameters.filter(({ parameter }) => parameter.costImpact);
  const description = plainText(model.description ?? '');
  const sentences: readonly Words[] = [
    kinds.length === 0
      ? []
      : kindWords(
          kinds,
          amounts.length > 0 || several.test(`${model.name} ${description}`),
          description,
        ),
    ...amounts.map(amountWords),
    formatWords(parameters, description),
    kinds.includes('text')
      ? ['The text is not a file: it is in ', inlineCode('metadata.output'), ' of the job.']
      : [],
    priced.length === 0
      ? []
      : [
          'The price depends on ',
          ...joinWords(
            priced.map(({ parameter }) => inlineCode(parameter.name)),
            'and',
          ),
          '.',
        ],
    model.disableRefund ? ['A failed job is not refunded.'] : [],
  ];
  const words = sentences
    .filter((sentence) => sentence.length > 0)
    .flatMap((sentence, index) => [...(index === 0 ? [] : [' ']), ...sentence]);
  if (words.length === 0 && extras.length === 0) return [];
  return [
    headingBlock(2, ['Results']),
    ...(words.length === 0 ? [] : [paragraphBlock(...words)]),
    ...(extras.length === 0 ? [] : [paragraphBlock(...extraWords(extras))]),
  ];
}

/** Matches models that divide something or create a set. */
const several =
  /\b(?:texture|pbr|material) maps\b|\bslicer?s?\b|\blayers extractor\b|\binto (?:multiple|several|separate|stems|tracks|layers)\b|\bextract\w* (?:\w+ )?(?:frames|stills|stems)\b|\bsegmented parts\b/i;

const nouns = {
  image: { singular: 'an image', plural: 'images' },
  video: { singular: 'a video', plural: 'videos' },
  audio: { singular: 'an audio file', plural: 'audio files' },
  '3d': { singular: 'a 3D model', plural: '3D models' },
  text: { singular: 'a text', plural: 'texts' },
} as const;

function kindWords(kinds: readonly OutputKind[], isMany: boolean, description: string): Words {
  const names = kinds.map((kind) => nouns[kind][isMany ? 'plural' : 'singular']);
  const isBoth = /\bboth\b/i.test(description);
  return [
    'Returns ',
    ...joinWords(names, isBoth ? 'and' : 'or'),
    ...(kinds.length > 1 && !isBoth ? [', depending on the request'] : []),
    '.',
  ];
}

/** Matches the name of a number of results, or of its limit. */
const amountName =
  /^(?:num(?:ber)?_?(?:of)?_?(?:outputs|images|samples|results|videos|variations|variants)|(?:image|output|sample|variation)_?count|max_?(?:images|outputs|layers|videos|frames))$/i;

function isAmount({ parameter, type }: PlannedParameter): boolean {
  return (type.kind === 'number' || type.kind === 'literals') && amountName.test(parameter.name);
}

function amountWords({ parameter, type }: PlannedParameter): Words {
  const { name, default: value } = parameter;
  const facts = [
    limitsInWords(type, parameter),
    value === undefined ? '' : `default ${String(value)}`,
  ].filter((fact) => fact !== '');
  const verb = /^max/i.test(name) ? 'limits' : 'sets';
  return [
    inlineCode(name),
    ` ${verb} how many${facts.length === 0 ? '' : ` (${facts.join(', ')})`}.`,
  ];
}

const formatName =
  /^(?:output|image|video|audio|file|result|mesh|model|export)?_?(?:image|video|audio)?_?(?:output)?_?(?:file)?_?(?:format|codec)$/i;

/** The common names of file formats, with patterns that find them. */
const formats = [
  ...['MP4', 'WebM', 'MOV', 'GIF', 'MP3', 'WAV', 'PNG', 'JPEG', 'WebP', 'SVG'],
  ...['GLB', 'FBX', 'OBJ', 'USDZ', 'STL', 'PLY'],
].map((name) => ({ name, pattern: new RegExp(String.raw`\b${name}\b`, 'i') }));
const format = `(?:${formats.map(({ name }) => name).join('|')})`;
/** Matches a phrase for the formats of results in a description. */
const formatPhrase = new RegExp(
  String.raw`\b(?:output(?:s|ting|ted)?|export(?:s|ed)?|return(?:s|ed)?|receiv\w+|produc\w+|convert\w*|generat\w+|creat\w+|deliver\w*)\b[^.;]*?\b(${format}\b[^.;]*)|\b(${format}(?:(?:, | or | and |, or )${format})*) (?:output|export)\b`,
  'i',
);

function formatWords(parameters: readonly PlannedParameter[], description: string): Words {
  const setter = parameters.find(isFormat);
  if (setter) {
    const { name, default: value } = setter.parameter;
    const ending =
      typeof value === 'string' && value !== '' ? [' (default ', inlineCode(value), ').'] : ['.'];
    return [inlineCode(name), ' sets the format', ...ending];
  }
  const match = formatPhrase.exec(description);
  const words = match?.[1] ?? match?.[2];
  if (words === undefined) return [];
  const named = formats.filter(({ pattern }) => pattern.test(words)).map(({ name }) => name);
  return named.length === 0 ? [] : [`Format, according to the description: ${named.join(', ')}.`];
}

/**
 * Returns whether a parameter sets the format of results: `fileFormat` may also refer to an input
 * file.
 */
function isFormat({ parameter: { name, description = '' } }: PlannedParameter): boolean {
  return formatName.test(name) && !/\b(?:upload|input|source)\b/i.test(description);
}

const extraName =
  /^audio$|subtitle|caption|preview|sprite_?sheet|last_?frame$|stems?$|timestamps|transcript|thumbnail|generate_?audio|with_?audio|save_?pre/i;
const extraDescription =
  /\b(?:also|additionally|in addition|along with|alongside)\b[^.]*\b(?:returns?|includes?|generates?|outputs?|stores?|saves?|provides?)\b|\b(?:returns?|includes?|generates?|outputs?|stores?|saves?) (?:also |an? |the )*(?:preview|subtitles?|captions?|timing data|spritesheet|last frame|thumbnail|transcript|stems)\b/i;

function isExtra({ parameter: { name, description = '' }, type }: PlannedParameter): boolean {
  if (type.kind !== 'boolean' || /^(?:disable|no|skip)|recaption/i.test(name)) return false;
  if (/\binstead of\b/i.test(description)) return false;
  return extraName.test(name) || extraDescription.test(description);
}

function extraWords(extras: readonly PlannedParameter[]): Words {
  const verb = extras.length === 1 ? 'adds' : 'add';
  const items = extras.flatMap(({ parameter: { name, default: value } }, index) => [
    index === 0 ? '' : index === extras.length - 1 ? ' and ' : ', ',
    inlineCode(name),
    ...(value === undefined ? [] : [' (default ', inlineCode(String(value)), ')']),
  ]);
  return [...items, ` ${verb} to the results.`];
}
