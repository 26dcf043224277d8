import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { rememberByObject, rememberByText } from '../../text/remember.ts';
import { splitWords } from '../../text/split-words.ts';
import { figureWords } from '../parse-number.ts';
import { piecesOf, type Piece } from '../pieces.ts';
import { matchesMeanings, meaningPattern } from './meaning-pattern.ts';
import { letters, phrasesByFirstWord } from './words.ts';

/** A text as a string of letters, one for the meaning of each word, with the places of the words. */
export interface Clause {
  readonly text: string;
  readonly letters: string;
  readonly places: readonly Place[];
  /** It says "also", "too" or "as well". */
  readonly isAlso: boolean;
  /** A part before it states a bound: "up to 7, 4 with a video". */
  readonly isAfterMost: boolean;
}

/** The place of the words with a meaning. */
interface Place {
  readonly start: number;
  readonly end: number;
  /** With the words without a meaning before and behind: "will be ignored". */
  readonly outerStart: number;
  outerEnd: number;
}

/** A mark without a meaning. */
const unknown = '?';

const wordPattern =
  /"[^"]{1,60}"|(?<!\w)'[^']{1,60}'(?!\w)|\d{1,3}(?:,\d{3}){1,4}(?!\d)(?:-\d{1,3}(?:,\d{3}){1,4}(?!\d))?|\b(?:max|min)\.(?= )|(?:(?<=\s)\.)?\w+(?:(?:['.]|-(?!only\b)|(?<=\d):(?=\d))\w+)*|-only\b|[<>!=]=|\S/g;

const breaks = new Set('.;()[]!?|-');
const numberWords: ReadonlySet<string> = new Set(['zero', ...figureWords]);

/** Reads the meanings of the words of a text in lower case. */
export function readClause(text: string, names: NamePhrases): Clause {
  const words = wordsIn(text);
  return names.size > 0 && words.some((word) => names.has(word.text))
    ? meaningsOf(text, words, names)
    : withoutNames(text);
}

const wordsIn = rememberByText((text) => piecesOf(text, wordPattern));
const withoutNames = rememberByText((text) => meaningsOf(text, wordsIn(text), noNames));

function meaningsOf(text: string, words: readonly Piece[], names: NamePhrases): Clause {
  const places: Place[] = [];
  let found = '';
  let isAlso = false;
  let outerStart: number | undefined;
  for (let index = 0; index < words.length;) {
    const [count, meaning] = meaningAt(words, index, names);
    const start = words[index]?.start ?? 0;
    const end = words[index + count - 1]?.end ?? start;
    const last = places.at(-1);
    if (meaning === letters.also) {
      isAlso ||= /^(?:also|too|as well|additionally|in addition)$/.test(text.slice(start, end));
      if (last && !found.endsWith(letters.clauseBreak) && outerStart === undefined)
        last.outerEnd = end;
      else outerStart ??= start;
    } else {
      const place = { start, end, outerStart: outerStart ?? start, outerEnd: end };
      places.push(...Array.from(meaning, () => ({ ...place })));
      found += meaning;
      outerStart = undefined;
    }
    index += count;
  }
  const clause = { text, letters: found, places, isAlso, isAfterMost: false };
  return joinRemarks(withoutParticiples(clause));
}

const participle = meaningPattern('(?<=the)[given usable](?=[word number])', 'g');

/** "An uploaded image" is an image. */
function withoutParticiples(clause: Clause): Clause {
  const at = [...clause.letters.matchAll(participle)].map(({ index }) => index);
  if (at.length === 0) return clause;
  const places = clause.places.filter((_, index) => !at.includes(index));
  return { ...clause, letters: clause.letters.replace(participle, ''), places };
}

const breakBeforeNotBoth = meaningPattern('clauseBreak (?=notBoth)', 'g');
const breakAfterLabel = meaningPattern(
  '(?<=^[the word number]{1,3}) clauseBreak (?=[the word number]* only | be? not)',
);

/** "Image or video (not both)", "10 seconds (720p only)": the break joins. */
function joinRemarks(clause: Clause): Clause {
  if (!clause.letters.includes(letters.clauseBreak)) return clause;
  const joined = clause.letters
    .replace(breakBeforeNotBoth, letters.comma)
    .replace(breakAfterLabel, letters.colon);
  return { ...clause, letters: joined };
}

/** Returns how many words from `index` on mean something together, and the letters of it. */
function meaningAt(
  words: readonly Piece[],
  index: number,
  names: NamePhrases,
): readonly [count: number, letters: string] {
  const text = words[index]?.text ?? '';
  // "Always 5 at 1080p."
  if (text === 'always' && /^\d/.test(words[index + 1]?.text ?? '')) {
    return [1, letters.must + letters.be];
  }
  // "The voice above."
  if ((text === 'above' || text === 'below') && isEnd(words[index + 1]?.text)) {
    return [1, letters.also];
  }
  if (text === 'min.') return [1, letters.atLeast];
  const named = longest(names.get(text), words, index);
  if (named) return [named.words.length, letters.word];
  const phrase = longest(phrasesByFirstWord.get(text), words, index);
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
  phrases: readonly P[] | undefined,
  words: readonly Piece[],
  index: number,
): P | undefined {
  return phrases?.find((phrase) =>
    phrase.words.every((word, offset) => words[index + offset]?.text === word),
  );
}

/** Names of parameters with words of the vocabulary in them, by their first word. */
export type NamePhrases = ReadonlyMap<string, readonly { readonly words: readonly string[] }[]>;

const noNames: NamePhrases = new Map();

/** Returns the names and labels whose words would otherwise mean something else: "Add Watermark". */
export const namePhrasesOf = rememberByObject(
  (parameters: readonly ResolvedParameter[]): NamePhrases => {
    const byFirst = new Map<string, { readonly words: readonly string[] }[]>();
    const add = (phrases: readonly (readonly string[])[]) => {
      for (const words of phrases) {
        const [first = ''] = words;
        byFirst.set(first, [...(byFirst.get(first) ?? []), { words }]);
      }
    };
    for (const { name, label = '', allowedValues = [], valueLabels } of parameters) {
      add(phrasesOfName(name));
      add(phrasesOfName(label));
      for (const value of allowedValues) add(phrasesOfValue(String(value)));
      for (const value of Object.values(valueLabels ?? {})) add(phrasesOfValue(value));
    }
    return byFirst;
  },
);

const phrasesOfName = rememberByText((name) =>
  [splitWords(name).filter((word) => word !== '')].filter(hasMeaning),
);

const phrasesOfValue = rememberByText((value) =>
  /^[a-z\d]*$/i.test(value)
    ? []
    : [value, value.replaceAll('_', ' '), value.replace('_', '/').replaceAll('_', ' ')]
        .map((text): readonly string[] => text.toLowerCase().match(wordPattern) ?? [])
        .filter(hasMeaning),
);

/** Returns whether several words have one of the vocabulary among them. */
function hasMeaning(words: readonly string[]): boolean {
  return words.length > 1 && words.some((word) => phrasesByFirstWord.has(word));
}

/** Returns the part of a clause between two letters. */
export function partOf(clause: Clause, from: number, to: number): Clause {
  return {
    text: clause.text,
    letters: clause.letters.slice(from, to),
    places: clause.places.slice(from, to),
    isAlso: clause.isAlso,
    isAfterMost: clause.isAfterMost || statesMost(clause.letters.slice(0, from)),
  };
}

function statesMost(before: string): boolean {
  return (
    before.includes(letters.atMost) &&
    matchesMeanings(before, 'atMost [^clauseBreak]{0,9} number | number [word number]{0,5} atMost')
  );
}

/** Returns the words of a clause. */
export function wordsOfClause({ text, places }: Clause): string {
  const first = places[0]?.start ?? 0;
  return text.slice(first, places.at(-1)?.end ?? first);
}

/** Returns a clause with its beginning moved to its end: "at 1080p, only 5" is "only 5 at 1080p". */
export function rotateClause(clause: Clause, from: number, to: number): Clause {
  return {
    ...clause,
    letters: clause.letters.slice(to) + clause.letters.slice(0, from),
    places: [...clause.places.slice(to), ...clause.places.slice(0, from)],
  };
}
