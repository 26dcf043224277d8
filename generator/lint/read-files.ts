import { doubtsAbout, isAdvice } from './doubts.ts';
import { number, numberFrom } from './numbers.ts';
import { quoteOf, type Sentence } from './sentences.ts';
import type { LimitField, Reading } from './types.ts';

/** The API counts in powers of 1024: its records have 31457280 where their text says 30 MB. */
const byteUnits: ReadonlyMap<string, number> = new Map([
  ['k', 1024],
  ['m', 1024 ** 2],
  ['g', 1024 ** 3],
]);

const size = new RegExp(
  String.raw`~?(${number}) ?([kmg])(?:b|i?bytes?|egabytes?|igabytes?)\b`,
  'g',
);
/** "100M" is a size only where the sentence speaks of one. */
const shortSize = new RegExp(String.raw`\bsize\b.*?(${number}) ?([kmg])\b`, 'g');
const duration = new RegExp(
  String.raw`(?<![\d.:])(?:${number} ?(?:-|to) ?)?(${number})[ -]?(s|secs?|seconds?|minutes?)\b`,
  'g',
);

const upper =
  /\b(?:max(?:imum)?|up to|at most|(?:less|smaller|shorter|no more|no larger|no longer) than|under|below|within|exceed|limit(?:ed)?|no bigger than)\b/;
const lower = /\b(?:at least|minimum|min\.?|over|above|(?<!no )(?:more|longer|larger) than) ?~?$/;

/** How large and how long a file may be: "max 10 MB", "3–10 seconds". */
export function readFiles(sentence: Sentence): Reading[] {
  if (isAdvice(sentence)) return [];
  return [...readSizes(sentence), ...readDurations(sentence)];
}

function readSizes(sentence: Sentence): Reading[] {
  const { text } = sentence;
  if (!upper.test(text)) return [];
  const matches = [...text.matchAll(size), ...text.matchAll(shortSize)];
  return matches
    .filter((match) => !isLower(text, match))
    .map((match) => {
      const bytes = numberFrom(match[1] ?? '') * (byteUnits.get(match[2] ?? '') ?? 1);
      return reading(sentence, match, 'maxSize', Math.round(bytes));
    });
}

function readDurations(sentence: Sentence): Reading[] {
  const { text } = sentence;
  return [...text.matchAll(duration)]
    .filter((match) => !isLower(text, match) && (upper.test(text) || isSpan(match[0])))
    .map((match) => {
      const seconds = numberFrom(match[1] ?? '') * (match[2]?.startsWith('m') === true ? 60 : 1);
      return reading(sentence, match, 'maxDuration', seconds);
    });
}

function isSpan(text: string): boolean {
  return /\d ?(?:-|to) ?\d/.test(text);
}

function isLower(text: string, match: RegExpExecArray): boolean {
  return !isSpan(match[0]) && lower.test(text.slice(0, match.index));
}

function reading(
  sentence: Sentence,
  match: RegExpExecArray,
  field: LimitField,
  value: number,
): Reading {
  return {
    fact: { kind: 'limit', field, value },
    quote: quoteOf(sentence, match),
    doubts: doubtsAbout(sentence),
  };
}
