import { doubtsAbout, isAdvice } from './doubts.ts';
import { number, numberFrom } from './numbers.ts';
import { quoteOf, type Sentence } from './sentences.ts';
import type { LimitField, Reading } from './types.ts';

/** What is counted as items; a number in front of anything else counts something else. */
const items = String.raw`(?:image|photo|picture|video|clip|audio|sample|track|recording|file|keyframe|frame|reference|element|colou?r|font|layer|item|entr(?:y|ie)|voice|view|prompt|model|lora|shot|section|subject|person|people|object|texture|mask|url|link|mesh|character(?! ?s?\b.{0,12}\b(?:long|each|in length)))(?:s|es)?`;

/** Up to three words between a number and what it counts: "4 reference images". */
const counted = String.raw`(?: (?:[a-z]+[ -]){0,3}?${items}\b)`;

/** Not a measure: behind a bare number stands nothing, or something that ends or qualifies it. */
const bare = String.raw`(?=\s*(?:$|[.,;:)]|max\b|items?\b|for\b|when\b|with(?:out)?\b|total\b|in total\b|each\b|\())`;

const ranges = new RegExp(
  String.raw`(?:between |from )?(?<![\d.:])(${number}) ?(?:-|to|and) ?(${number})(?:${counted}|(?=\)))`,
  'g',
);
const most = new RegExp(
  String.raw`\b(?:up to|at most|no more than|maximum(?: of)?|max\.?(?: of)?:?|limited to|limit of) (${number})(?:${counted}|${bare})`,
  'g',
);
const mostBehind = new RegExp(
  String.raw`(?<![\d.-])(${number})${counted}? (?:max(?:imum)?|at most|or (?:fewer|less))\b`,
  'g',
);
const least = new RegExp(
  String.raw`\b(?:at least|no fewer than|minimum(?: of)?|min\.?(?: of)?) (${number})(?:${counted}|${bare})`,
  'g',
);

const exactly = new RegExp(String.raw`\bexactly (${number})${counted}`, 'g');

/** How many items a list takes: "up to 4 images", "(1–5)", "at least 2 references". */
export function readCounts(sentence: Sentence): Reading[] {
  if (isAdvice(sentence)) return [];
  const { text } = sentence;
  const spans = [...text.matchAll(ranges)].filter(([, low, high]) => isRange(low, high));
  const found = [
    ...spans.flatMap((match) => [
      ...limit(sentence, match, 'minItems', match[1]),
      ...limit(sentence, match, 'maxItems', match[2]),
    ]),
    ...[...text.matchAll(most), ...text.matchAll(mostBehind)].flatMap((match) =>
      limit(sentence, match, 'maxItems', match[1]),
    ),
    ...[...text.matchAll(exactly)].flatMap((match) => [
      ...limit(sentence, match, 'minItems', match[1]),
      ...limit(sentence, match, 'maxItems', match[1]),
    ]),
    ...(/\b(?:requires?|needs?)\b/.test(text) ? [] : [...text.matchAll(least)]).flatMap((match) =>
      limit(sentence, match, 'minItems', match[1]),
    ),
  ];
  return found;
}

function isRange(low = '', high = ''): boolean {
  return numberFrom(low) < numberFrom(high);
}

function limit(
  sentence: Sentence,
  match: RegExpExecArray,
  field: LimitField,
  figure = '',
): Reading[] {
  const value = numberFrom(figure);
  if (!Number.isInteger(value) || value < 1) return [];
  return [
    {
      fact: { kind: 'limit', field, value },
      quote: quoteOf(sentence, match),
      doubts: doubtsAbout(sentence),
    },
  ];
}

/** Each fact once; of several figures for one limit, the one that refuses least. */
export function widest(readings: readonly Reading[]): Reading[] {
  const byField = new Map<string, Reading>();
  for (const reading of readings) {
    const { fact } = reading;
    const key = fact.kind === 'limit' ? fact.field : JSON.stringify(fact);
    const other = byField.get(key);
    byField.set(key, other ? wider(other, reading) : reading);
  }
  return [...byField.values()];
}

function wider(one: Reading, other: Reading): Reading {
  if (one.fact.kind !== 'limit' || other.fact.kind !== 'limit') return one;
  const [value, another] = [one.fact.value, other.fact.value];
  if (value === another) return one;
  const kept = one.fact.field.startsWith('min') === value < another ? one : other;
  const doubt = `it also says ${kept === one ? another : value}`;
  return { ...kept, doubts: [...new Set([...kept.doubts, doubt])] };
}
