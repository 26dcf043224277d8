import type { Fact, LimitField } from '../model/fact.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import type { TextFormat } from '../runtime/text-format.ts';
import { caveatsOf, isAdvice } from './caveats.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { number, parseNumber } from './parse-number.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** The source of a regular expression for the name of a file format. */
export const fileFormat = String.raw`\.?(?:jpe?g|png|webp|gif|bmp|tiff?|avif|heic|svg|mp4|mov|webm|m4v|avi|mkv|mp3|wav|m4a|flac|ogg|aac|glb|gltf|fbx|obj|stl|usd(?:z)?|ply|zip)`;
const formatList = String.raw`(${fileFormat}(?:(?:, (?:or |and )?|/| or | and )${fileFormat})*)(?![\w-])`;

const fileFormats: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:supported|accepted|allowed) (?:file )?(?:format|type)(?:s|\(s\))?(?: are| is)?:? ${formatList}`,
  ),
  new RegExp(String.raw`\bmust be (?:an? |in )?${formatList}(?: format| files?)?(?=[\s.,;)]|$)`),
  new RegExp(
    String.raw`\bonly ${formatList}(?: formats?| files?)?(?: are| is)?(?: supported| accepted| allowed)\b`,
  ),
];

const leastDuration = new RegExp(
  String.raw`\b(?:at least|no shorter than|min(?:imum)?(?: duration| length)?(?: of| is)?:?) (${number})[ -]?(s|secs?|seconds?|minutes?)\b(?! (?:of (?!audio|video|footage)|apart|between|before|after|into)\b)`,
  'g',
);
const spanOfDuration = new RegExp(
  String.raw`(?<![\d.:])(${number}) ?(?:-|to) ?${number}[ -]?(s|secs?|seconds?|minutes?)\b(?! (?:of (?!audio|video|footage)|apart|between|before|after|into)\b)`,
  'g',
);

const leastSide = new RegExp(
  String.raw`\b(?:at least|min(?:imum)?\.?(?: of| size| dimensions?)?:?) (${number}) ?px\b`,
);
const mostSide = new RegExp(
  String.raw`\b(?:at most|up to|max(?:imum)?\.?(?: of| size| dimensions?)?:?) (${number}) ?px\b`,
);
const spanOfSides = new RegExp(
  String.raw`(?<![\d.])(${number}) ?(?:px)? ?(?:-|to) ?(${number}) ?px\b`,
);

const textFormats: readonly { readonly pattern: RegExp; readonly format: TextFormat }[] = [
  {
    pattern: /\bhex(?: colou?r| code| value)?s? without (?:the )?(?:leading )?#/,
    format: 'hex-color-without-hash',
  },
  {
    pattern: /\bhex(?: colou?r)?(?: format)? \(?#(?:[rgb]{6}|[0-9a-f]{6})\b/,
    format: 'hex-color-with-hash',
  },
  { pattern: /\b(?:hex|hexadecimal) (?:colou?r|code|string)s?\b/, format: 'hex-color' },
  { pattern: /\b(?:an? )?(?:valid )?json (?:array|list|object|string)\b/, format: 'json' },
];

const order =
  /\bmust be (less|smaller|lower|earlier|before|greater|larger|higher|later|more|after)(?: than)? (?:the )?([^.;,()]+?)(?=[.;,()]|$)/;

/** Reads facts about the content of a value: formats, durations, picture sizes, forms of text, order. */
export function readContent(
  sentence: Sentence,
  self: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): Reading[] {
  if (isAdvice(sentence)) return [];
  const { type } = self;
  return [
    ...(type.startsWith('file') ? readFileContent(sentence) : []),
    ...(type.startsWith('string') ? readTextFormat(sentence, self) : []),
    ...(type === 'number' ? readOrder(sentence, self, siblings) : []),
  ];
}

function readFileContent(sentence: Sentence): Reading[] {
  const { text } = sentence;
  const caveats = caveatsOf(sentence);
  const read = (match: RegExpMatchArray, fact: Fact, form: string) =>
    readingOf(sentence, match, fact, form, caveats);
  const formatMatch = fileFormats.map((pattern) => pattern.exec(text)).find((match) => match);
  const seconds = ([, amount = '', unit = '']: RegExpMatchArray) =>
    parseNumber(amount) * (unit.startsWith('m') ? 60 : 1);
  const span = spanOfSides.exec(text);
  const [least, most] = [leastSide.exec(text), mostSide.exec(text)];
  return [
    ...(formatMatch ? [read(formatMatch, formatsOf(formatMatch[1]), 'supported formats')] : []),
    ...[...text.matchAll(leastDuration), ...text.matchAll(spanOfDuration)].map((match) =>
      read(match, limit('minDuration', seconds(match)), 'at least N seconds'),
    ),
    ...(least ? sides('min', least[1]).map((fact) => read(least, fact, 'at least N px')) : []),
    ...(most ? sides('max', most[1]).map((fact) => read(most, fact, 'at most N px')) : []),
    ...(span
      ? [...sides('min', span[1]), ...sides('max', span[2])].map((fact) =>
          read(span, fact, 'N to N px'),
        )
      : []),
  ];
}

function formatsOf(words = ''): Fact {
  const names = words.matchAll(new RegExp(fileFormat, 'g'));
  return {
    kind: 'fileFormats',
    formats: [...new Set([...names].map(([name]) => name.replace('.', '')))],
  };
}

/** A figure for each side of a picture. */
function sides(bound: 'min' | 'max', figure = ''): Fact[] {
  const value = parseNumber(figure);
  return [limit(`${bound}Width`, value), limit(`${bound}Height`, value)];
}

function limit(field: LimitField, value: number): Fact {
  return { kind: 'limit', field, value };
}

function readTextFormat(sentence: Sentence, { allowedValues }: ResolvedParameter): Reading[] {
  if (allowedValues) return [];
  for (const { pattern, format: found } of textFormats) {
    const match = pattern.exec(sentence.text);
    if (!match) continue;
    const alternatives = /\bor\b/.test(sentence.text) ? ['it gives alternatives'] : [];
    const fact = { kind: 'textFormat', format: found } as const;
    return [readingOf(sentence, match, fact, found, [...caveatsOf(sentence), ...alternatives])];
  }
  return [];
}

function readOrder(
  sentence: Sentence,
  self: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): Reading[] {
  const match = order.exec(sentence.text);
  const others = siblings.filter(({ name, type }) => name !== self.name && type === 'number');
  const mention = match && findMentionedParameters(match[2] ?? '', others);
  const [other, another] = mention?.names ?? [];
  if (!match || !mention?.isComplete || other === undefined || another !== undefined) return [];
  const isLess = /less|smaller|lower|earlier|before/.test(match[1] ?? '');
  const [parameter, than] = isLess ? [self.name, other] : [other, self.name];
  const fact = { kind: 'constraint', constraint: { kind: 'lessThan', parameter, than } } as const;
  const caveats = [...caveatsOf(sentence), ...mention.caveats];
  return [readingOf(sentence, match, fact, 'less or greater than another', caveats)];
}
