import type { LimitField } from '../model/fact.ts';
import { rememberByObject } from '../text/remember.ts';
import { fileCaveats, isAdvice } from './caveats.ts';
import { numberPattern, parseNumber } from './parse-number.ts';
import { findForms, phraseForm } from './phrase-form.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

/** The API uses powers of 1024: records have 31457280 for a text of 30 MB. */
const byteUnits: ReadonlyMap<string, number> = new Map([
  ['k', 1024],
  ['m', 1024 ** 2],
  ['g', 1024 ** 3],
]);

const size = phraseForm(
  'kb|mb|gb|kib|mib|gib|byte',
  String.raw`~?(${numberPattern}) ?([kmg])(?:b|i?bytes?|egabytes?|igabytes?)\b`,
  'g',
);
/** "100M" is a size only after the word "size". */
const shortSize = phraseForm(
  'size & k|m|g',
  String.raw`\bsize\b.{0,300}?(${numberPattern}) ?([kmg])\b`,
  'g',
);
const duration = new RegExp(
  String.raw`(?<![\d.:])(?:(?:\bbetween |\bfrom )?${numberPattern} ?(?:s|secs?|seconds?|minutes?|mins?)? ?(?:-|to|(?<=between .{0,16})and) ?)?(${numberPattern})[ -]?(s|secs?|seconds?|minutes?|mins?)\b(?! (?:of (?!audio|video|footage)|apart|between|before|after|into)\b)`,
  'g',
);

/** A figure without which a text states no duration. */
export const hasTime = /\d[ -]?[sm]/;

const upper =
  /[≤]|<=|\b(?:max(?:imum)?|up to|at most|(?:less|smaller|shorter|no more|no larger|no longer) than|(?:not|cannot|can't) be (?:larger|longer|bigger|more|greater) than|under|below|within|exceed|limit(?:ed)?|no bigger than|capped at|not over)\b/;
const lower =
  /\b(?:at least|(?:minimum|min\.?)(?: (?:duration|length|size|clip length))?(?: of| is)?:?|over|above|(?<!no )(?<!\b(?:not|cannot|can't|not be|cannot be|can't be) )(?:more|longer|larger) than) ?~?$/;

/** Reads the maximum size and duration of a file: "max 10 MB", "3–10 seconds". */
export const readFileLimits = rememberByObject((sentence: Sentence): readonly Reading[] => {
  if (isAdvice(sentence)) return [];
  return [...readSizes(sentence), ...readDurations(sentence)];
});

function readSizes(sentence: Sentence): Reading[] {
  const { text, figures } = sentence;
  if (!upper.test(text)) return [];
  const matches = [...findForms(size, figures), ...findForms(shortSize, figures)];
  return matches
    .filter((match) => !isLower(text, match))
    .map((match) => {
      const bytes = parseNumber(match[1] ?? '') * (byteUnits.get(match[2] ?? '') ?? 1);
      return limitReading(sentence, match, 'maxSize', Math.round(bytes), 'at most N bytes');
    });
}

function readDurations(sentence: Sentence): Reading[] {
  const { text, figures } = sentence;
  return (hasTime.test(figures) ? [...figures.matchAll(duration)] : [])
    .filter((match) => !isLower(text, match) && (upper.test(text) || isSpan(match[0])))
    .map((match) => {
      const seconds = parseNumber(match[1] ?? '') * (match[2]?.startsWith('m') === true ? 60 : 1);
      return limitReading(sentence, match, 'maxDuration', seconds, 'at most N seconds');
    });
}

function isSpan(text: string): boolean {
  return /\d ?(?:s|secs?|seconds?|minutes?|mins?)? ?(?:-|to|and) ?\d/.test(text);
}

function isLower(text: string, match: RegExpExecArray): boolean {
  return !isSpan(match[0]) && lower.test(text.slice(0, match.index));
}

function limitReading(
  sentence: Sentence,
  match: RegExpExecArray,
  field: LimitField,
  value: number,
  form: string,
): Reading {
  const fact = { kind: 'limit', field, value } as const;
  return readingOf(sentence, match, fact, form, fileCaveats(sentence));
}
