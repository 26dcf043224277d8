import { plainText } from '../markdown/markdown-text.ts';
import type { Fact } from '../model/fact.ts';
import { rememberByText } from '../text/remember.ts';
import { withDigits } from './parse-number.ts';
import type { Reading } from './types.ts';
import { inUsualWords } from './usual-words.ts';

/** A sentence in several forms. */
export interface Sentence {
  /** As the description has it. */
  readonly original: string;
  /** In lower case, with plain punctuation; it has the same length. */
  readonly plain: string;
  /** In lower case, with plain punctuation, in the usual words. */
  readonly text: string;
  /** The text with digits for numbers in words; it has the same length. */
  readonly figures: string;
}

/** Splits a description into sentences; a semicolon ends one too. */
export const sentencesOf = rememberByText((markdown): readonly Sentence[] => {
  const original = plainText(markdown);
  const plain = simplified(original);
  const ends = [
    ...plain.matchAll(
      /(?<!\b(?:e\.g|i\.e|vs|approx|[Mm]ax|[Mm]in|incl|resp))[.!?]['")]?\s+(?=[^a-z]|[a-z]+(?:_[a-z]|[A-Z]|\d)|(?:jpe?g|png|webp|gif|mov|wav|flac|glb|fbx|obj)\b)|;\s+/g,
    ),
  ];
  const starts = [0, ...ends.map((end) => end.index + end[0].length)].flatMap((start, index, all) =>
    pieces(start, all[index + 1] ?? plain.length),
  );
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? plain.length;
    const words = plain.slice(start, end).toLowerCase();
    return sentenceOf(original.slice(start, end), words);
  });
});

/** Returns a sentence of which some parts are hidden. */
export function withHidden({ original }: Sentence, plain: string): Sentence {
  return sentenceOf(original, plain);
}

/** Most sentences are never read in the usual words, so they are found when they are needed. */
function sentenceOf(original: string, plain: string): Sentence {
  let text: string | undefined;
  let figures: string | undefined;
  return {
    original,
    plain,
    get text() {
      return (text ??= inUsualWords(plain));
    },
    get figures() {
      return (figures ??= withDigits(this.text));
    },
  };
}

/** A pattern may read a sentence once for each of its words, so a longer one is read in pieces. */
const longestSentence = 1000;

/** The starts of the pieces of a sentence. */
function pieces(start: number, end: number): number[] {
  const count = Math.max(1, Math.ceil((end - start) / longestSentence));
  return Array.from({ length: count }, (_, index) => start + index * longestSentence);
}

const longestQuote = 100;

/** Replaces typographic marks one for one, so that positions do not change. */
function simplified(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—−]/g, '-')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/×/g, 'x')
    .replace(/[İẞ]/g, 'i');
}

/** The place of a match: all that a reading needs of it. */
export interface Found {
  readonly index?: number;
  readonly 0: string;
}

/** Returns the sentence of a match as the page has it, or only the match if the sentence is long. */
export function quoteOf(
  { original, text }: Pick<Sentence, 'original' | 'text'>,
  match: Found,
): string {
  // A sentence that was rewritten is quoted as a whole.
  if (original.length <= longestQuote || text.length !== original.length) return original.trim();
  const start = match.index ?? 0;
  return original
    .slice(start, start + match[0].length)
    .trim()
    .replace(/[.,;:]$/, '');
}

/** Returns a fact together with the place it was read from. */
export function readingOf<Read extends Fact | undefined>(
  sentence: Sentence,
  match: Found,
  fact: Read,
  form: string,
  caveats: readonly string[],
): Reading<Read> {
  const start = match.index ?? 0;
  const end = start + match[0].length;
  return { fact, form, quote: quoteOf(sentence, match), start, end, caveats };
}
