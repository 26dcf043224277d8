import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { splitWords } from '../../text/split-words.ts';
import { figureWords } from '../parse-number.ts';
import { matchesMeanings } from './meaning-pattern.ts';
import { letters, phrasesByFirstWord } from './words.ts';

/** A text as a string of letters, one for the meaning of each word, with the places of the words. */
export interface Clause {
  readonly text: string;
  readonly letters: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The places with the words without a meaning before and behind: "will be ignored". */
  readonly outerStarts: readonly number[];
  readonly outerEnds: readonly number[];
  /** It says "also", "too" or "as well". */
  readonly isAlso: boolean;
  /** A part before it states a bound: "up to 7, 4 with a video". */
  readonly isAfterMost: boolean;
}

/** A mark without a meaning. */
const unknown = '?';

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const wordPattern =
  /"[^"]{1,60}"|(?<!\w)'[^']{1,60}'(?!\w)|\d{1,3}(?:,\d{3}){1,4}(?!\d)(?:-\d{1,3}(?:,\d{3}){1,4}(?!\d))?|\b(?:max|min)\.(?= )|(?:(?<=\s)\.)?\w+(?:(?:['.]|-(?!only\b)|(?<=\d):(?=\d))\w+)*|-only\b|[<>!=]=|\S/g;

const breaks = new Set('.;()[]!?|-');
const numberWords: ReadonlySet<string> = new Set(['zero', ...figureWords]);

/** Reads the meanings of the words of a text in lower case. */
export function readClause(text: string, names: NamePhrases): Clause {
  const words: Word[] = Array.from(text.matchAll(wordPattern), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
  const read: { letter: string; start: number; end: number; from: number; to: number }[] = [];
  let isAlso = false;
  let from: number | undefined;
  for (let index = 0; index < words.length;) {
    const [count, meaning] = meaningAt(words, index, names);
    const start = words[index]?.start ?? 0;
    const end = words[index + count - 1]?.end ?? start;
    const before = read.at(-1);
    if (meaning === letters.also) {
      isAlso ||= /^(?:also|too|as well|additionally|in addition)$/.test(text.slice(start, end));
      if (before && before.letter !== letters.clauseBreak && from === undefined) before.to = end;
      else from ??= start;
    } else {
      for (const letter of meaning) read.push({ letter, start, end, from: from ?? start, to: end });
      from = undefined;
    }
    index += count;
  }
  // "An uploaded image" is an image.
  const kept = read.filter(
    ({ letter }, index) =>
      !(
        matchesMeanings(letter, '[given usable]') &&
        read[index - 1]?.letter === letters.the &&
        matchesMeanings(read[index + 1]?.letter ?? '', '[word number]')
      ),
  );
  return {
    text,
    letters: kept.map(({ letter }) => letter).join(''),
    starts: kept.map(({ start }) => start),
    ends: kept.map(({ end }) => end),
    outerStarts: kept.map((each) => each.from),
    outerEnds: kept.map(({ to }) => to),
    isAlso,
    isAfterMost: false,
  };
}

/** Returns how many words from `index` on mean something together, and the letters of it. */
function meaningAt(
  words: readonly Word[],
  index: number,
  names: NamePhrases,
): readonly [count: number, letters: string] {
  const text = words[index]?.text ?? '';
  // "Always 5 at 1080p."
  if (text === 'always' && /^\d/.test(words[index + 1]?.text ?? '')) {
    return [1, letters.must + letters.be];
  }
  // "The voice above."
  if (/^(?:above|below)$/.test(text) && isEnd(words[index + 1]?.text)) return [1, letters.also];
  if (text === 'min.') return [1, letters.atLeast];
  const named = longest(names.get(text) ?? [], words, index);
  if (named) return [named.words.length, letters.word];
  const phrase = longest(phrasesByFirstWord.get(text) ?? [], words, index);
  if (phrase) return [phrase.words.length, phrase.letters];
  if (breaks.has(text)) return [1, letters.clauseBreak];
  if (/^\d[\d,]*(?:\.\d+)?(?:-\d[\d,]*(?:\.\d+)?)?$/.test(text)) return [1, letters.number];
  if (numberWords.has(text)) return [1, letters.number];
  return [1, /[\w"']/.test(text) ? letters.word : unknown];
}

function isEnd(word: string | undefined): boolean {
  return word === undefined || word === ',' || breaks.has(word);
}

function longest<P extends { readonly words: readonly string[] }>(
  phrases: readonly P[],
  words: readonly Word[],
  index: number,
): P | undefined {
  return phrases.find((phrase) =>
    phrase.words.every((word, offset) => words[index + offset]?.text === word),
  );
}

/** Names of parameters with words of the vocabulary in them, by their first word. */
export type NamePhrases = ReadonlyMap<string, readonly { readonly words: readonly string[] }[]>;

const known = new WeakMap<readonly ResolvedParameter[], NamePhrases>();

/** Returns the names and labels whose words would otherwise mean something else: "Add Watermark". */
export function namePhrasesOf(parameters: readonly ResolvedParameter[]): NamePhrases {
  const found = known.get(parameters);
  if (found) return found;
  const byFirst = new Map<string, { readonly words: readonly string[] }[]>();
  for (const { name, label = '', allowedValues = [], valueLabels = {} } of parameters) {
    const values = [...allowedValues.map(String), ...Object.values(valueLabels)];
    const texts = values.flatMap((value) => [
      value,
      value.replaceAll('_', ' '),
      value.replace('_', '/').replaceAll('_', ' '),
    ]);
    for (const words of [
      ...[splitWords(name), splitWords(label)].map(withoutBlanks),
      ...texts.map((text) => text.toLowerCase().match(wordPattern) ?? []),
    ]) {
      const [first] = words;
      if (first === undefined || words.length < 2) continue;
      if (!words.some((word) => phrasesByFirstWord.has(word))) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words }]);
    }
  }
  known.set(parameters, byFirst);
  return byFirst;
}

function withoutBlanks(words: readonly string[]): string[] {
  return words.filter((word) => word !== '');
}

/** Returns the part of a clause between two letters. */
export function partOf(clause: Clause, from: number, to: number): Clause {
  return {
    ...clause,
    isAfterMost:
      clause.isAfterMost ||
      matchesMeanings(
        clause.letters.slice(0, from),
        'atMost [^clauseBreak]{0,9} number | number [word number]{0,5} atMost',
      ),
    letters: clause.letters.slice(from, to),
    starts: clause.starts.slice(from, to),
    ends: clause.ends.slice(from, to),
    outerStarts: clause.outerStarts.slice(from, to),
    outerEnds: clause.outerEnds.slice(from, to),
  };
}

/** Returns the words of a clause. */
export function wordsOfClause({ text, starts, ends }: Clause): string {
  const first = starts[0] ?? 0;
  return text.slice(first, ends.at(-1) ?? first);
}

/** Returns a clause with its beginning moved to its end: "at 1080p, only 5" is "only 5 at 1080p". */
export function rotateClause(clause: Clause, from: number, to: number): Clause {
  const turn = <T>(list: readonly T[]) => [...list.slice(to), ...list.slice(0, from)];
  return {
    ...clause,
    letters: clause.letters.slice(to) + clause.letters.slice(0, from),
    starts: turn(clause.starts),
    ends: turn(clause.ends),
    outerStarts: turn(clause.outerStarts),
    outerEnds: turn(clause.outerEnds),
  };
}
