import type { Fact, LimitField } from '../model/fact.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import type { TextFormat } from '../runtime/text-format.ts';
import { caveatsOf, isAdvice } from './caveats.ts';
import { findMentionedParameters } from './mentioned-parameters.ts';
import { numberPattern, parseNumber } from './parse-number.ts';
import { readJsonFields } from './read-json-fields.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** The source of a regular expression for the name of a file format. */
export const fileFormat = String.raw`\.?(?:jpe?g|png|webp|gif|bmp|tiff?|avif|heic|svg|mp4|mov|webm|m4v|avi|mkv|mp3|wav|m4a|flac|ogg|aac|glb|gltf|fbx|obj|stl|usd(?:z)?|ply|zip)`;
const formatList = String.raw`(${fileFormat}(?:(?:, (?:or |and )?|/| or | and )${fileFormat})*)(?![\w-])`;

const fileFormats: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:supported|accepted|allowed) (?:file )?(?:format|type|extension)(?:s|\(s\))?(?: are| is| include)?:? ${formatList}`,
  ),
  new RegExp(String.raw`\bmust be (?:an? |in )?${formatList}(?: format| files?)?(?=[\s.,;)]|$)`),
  // "(JPEG, PNG or WebP, up to 10 MB)"
  new RegExp(
    String.raw`\((?!e\.g|such|for example|like)${formatList}(?: formats?| files?| only)?(?=[),])`,
  ),
  // "Upload a GLB file."
  new RegExp(String.raw`^(?:upload|provide|attach|select) (?:an? )?${formatList} files?\b`),
  new RegExp(String.raw`^(?:an? |the |your )?${formatList} files?\b(?! or\b)`),
  new RegExp(
    String.raw`\b(?:formats?|file types?)(?: supported| accepted| allowed)?: ?${formatList}`,
  ),
  new RegExp(
    String.raw`\bonly ${formatList}(?: formats?| files?)?(?: are| is)?(?: supported| accepted| allowed)\b`,
  ),
];

const leastDuration = new RegExp(
  String.raw`\b(?:at least|no shorter than|min(?:imum)?(?: duration| length)?(?: of| is)?:?) (${numberPattern})[ -]?(s|secs?|seconds?|minutes?)\b(?! (?:of (?!audio|video|footage)|apart|between|before|after|into)\b)`,
  'g',
);
const spanOfDuration = new RegExp(
  String.raw`(?<![\d.:])(${numberPattern}) ?(?:-|to) ?${numberPattern}[ -]?(s|secs?|seconds?|minutes?)\b(?! (?:of (?!audio|video|footage)|apart|between|before|after|into)\b)`,
  'g',
);

/** The units of a side; without one, a product such as `512x512` names both sides. */
const px = String.raw`(?: ?(?:px|pixels?))`;
const leastWords = String.raw`(?:at least|min(?:imum)?\.?(?: of| size| resolution| dimensions?| width and height| side)*:?|(?:no|not) (?:smaller|less|lower) than|(?:cannot|can't|must not) be (?:less|smaller|lower) than|larger than|above)`;
const mostWords = String.raw`(?:at most|up to|max(?:imum)?\.?(?: of| size| resolution| dimensions?| width and height| side)*:?|no (?:larger|more|bigger|greater) than|(?:cannot|can't|must not) (?:exceed|be (?:larger|more|greater|bigger) than)|not exceed(?:ing)?|under|below)`;

const leastSide = new RegExp(
  String.raw`\b${leastWords} (${numberPattern})${px}\b(?! (?:wide|width|high|height|tall))`,
);
const mostSide = new RegExp(
  String.raw`\b${mostWords} (${numberPattern})${px}\b(?! (?:wide|width|high|height|tall))`,
);
const spanOfSides = new RegExp(
  String.raw`(?<![\d.])(${numberPattern})${px}? ?(?:-|to|and) ?(${numberPattern})${px}\b`,
);
const leastArea = new RegExp(
  String.raw`\b${leastWords} (\d{2,5})${px}? ?[x*] ?(\d{2,5})(?:${px})?\b`,
);
const mostArea = new RegExp(
  String.raw`\b${mostWords} (\d{2,5})${px}? ?[x*] ?(\d{2,5})(?:${px})?\b`,
);
const spanOfAreas = new RegExp(
  String.raw`\b(\d{2,5})${px}? ?[x*] ?(\d{2,5})${px}? ?(?:-|to|and) ?(\d{2,5})${px}? ?[x*] ?(\d{2,5})${px}?\b`,
);
const oneSide = new RegExp(
  String.raw`\b(${leastWords}|${mostWords}) (${numberPattern})${px} (wide|width|in width|high|height|in height|tall)\b`,
  'g',
);
const ratioSpan =
  /\baspect ratios?(?: must)?(?: be| is| of)?(?: between| from)?:? ?([\d.]+):([\d.]+) ?(?:to|and|-) ?([\d.]+):([\d.]+)/;

const textFormats: readonly { readonly pattern: RegExp; readonly format: TextFormat }[] = [
  {
    pattern: /\bhex(?: colou?r| code| value)?s? without (?:the )?(?:leading )?#/,
    format: 'hex-color-without-hash',
  },
  {
    pattern: /\bhex(?: colou?r)?(?: format)? \(?#(?:[rgb]{6}|[0-9a-f]{6})\b/,
    format: 'hex-color-with-hash',
  },
  {
    pattern: /(?<!or )#(?:rrggbb|rgb)\b(?: \(?hex\)?)?/,
    format: 'hex-color-with-hash',
  },
  {
    pattern: /\b(?:hex|hexadecimal) (?:colou?r|code|string|value)s?(?: codes?| values?)?\b/,
    format: 'hex-color',
  },
  {
    pattern:
      /\b(?:an? )?(?:valid )?(?:json|json-encoded|json-formatted) (?:array|list)\b(?: of [a-z]+(?: definitions)?)?|\bjson \(array\)/,
    format: 'json-array',
  },
  { pattern: /\b(?:an? )?(?:valid )?(?:json|json-encoded) object\b/, format: 'json-object' },
  { pattern: /\b(?:an? )?(?:valid )?json (?:string|text|format|data)\b|^json\b/, format: 'json' },
];

const order =
  /\b(?:must|should|has to|needs to) (?:be|come|end|start) (?:strictly )?(less|smaller|lower|earlier|before|greater|larger|higher|later|more|after)(?: than| or equal to| than or equal to)? (?:the )?([^.;,()]+?)(?=[.;,()]|$)/;

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
    ...(type.startsWith('string')
      ? [...readTextFormat(sentence, self), ...readJsonFields(sentence)]
      : []),
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
  const [leastSize, mostSize] = [leastArea.exec(text), mostArea.exec(text)];
  const areas = spanOfAreas.exec(text);
  const ratios = ratioSpan.exec(text);
  const [least, most] = [leastSide.exec(text), mostSide.exec(text)];
  return [
    ...(formatMatch ? [read(formatMatch, formatsOf(formatMatch[1]), 'supported formats')] : []),
    ...[...text.matchAll(leastDuration), ...text.matchAll(spanOfDuration)].map((match) =>
      read(match, limit('minDuration', seconds(match)), 'at least N seconds'),
    ),
    ...(least ? sides('min', least[1]).map((fact) => read(least, fact, 'at least N px')) : []),
    ...(most ? sides('max', most[1]).map((fact) => read(most, fact, 'at most N px')) : []),
    ...(leastSize
      ? area('min', leastSize).map((fact) => read(leastSize, fact, 'at least N x N'))
      : []),
    ...(mostSize ? area('max', mostSize).map((fact) => read(mostSize, fact, 'at most N x N')) : []),
    ...(areas
      ? [...area('min', areas), ...area('max', areas.slice(2))].map((fact) =>
          read(areas, fact, 'N x N to N x N'),
        )
      : []),
    ...[...text.matchAll(oneSide)].map((match) => read(match, sideOf(match), 'N px wide or high')),
    ...(ratios ? ratiosOf(ratios).map((fact) => read(ratios, fact, 'aspect ratio N to N')) : []),
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

function area(bound: 'min' | 'max', [, width = '', height = '']: readonly string[]): Fact[] {
  return [limit(`${bound}Width`, parseNumber(width)), limit(`${bound}Height`, parseNumber(height))];
}

function sideOf([, words = '', figure = '', side = '']: readonly string[]): Fact {
  const bound = new RegExp(`^${leastWords}$`).test(words) ? 'min' : 'max';
  return limit(`${bound}${side.includes('wid') ? 'Width' : 'Height'}`, parseNumber(figure));
}

function ratiosOf([, ...figures]: readonly string[]): Fact[] {
  const [a = 1, b = 1, c = 1, d = 1] = figures.map(Number);
  const [least = 0, most = 0] = [a / b, c / d].sort((one, other) => one - other);
  return [
    limit('minAspectRatio', Number(least.toFixed(4))),
    limit('maxAspectRatio', Number(most.toFixed(4))),
  ];
}

function limit(field: LimitField, value: number): Fact {
  return { kind: 'limit', field, value };
}

function readTextFormat(sentence: Sentence, { allowedValues }: ResolvedParameter): Reading[] {
  if (allowedValues) return [];
  for (const { pattern, format: found } of textFormats) {
    const match = pattern.exec(sentence.text);
    if (!match) continue;
    const plain = sentence.text.replace(/\((?:e\.g|for example|such as|like)[^()]*\)/g, '');
    const alternatives = /\bor\b/.test(plain) ? ['it gives alternatives'] : [];
    const fact = { kind: 'textFormat', format: found } as const;
    return [readingOf(sentence, match, fact, found, alternatives)];
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
  const orEqual = match[0].includes('or equal') && ({ orEqual: true } as const);
  const constraint = { kind: 'lessThan', parameter, than, ...orEqual } as const;
  const fact = { kind: 'constraint', constraint } as const;
  const caveats = [...caveatsOf(sentence), ...mention.caveats];
  return [readingOf(sentence, match, fact, 'less or greater than another', caveats)];
}
