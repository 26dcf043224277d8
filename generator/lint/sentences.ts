import { plainText } from '../markdown/markdown-text.ts';

/** A sentence as it stands, and the same in small plain letters: position by position the same. */
export interface Sentence {
  readonly original: string;
  readonly text: string;
}

/** The sentences of a description; clauses behind a semicolon count as such. */
export function sentencesOf(markdown: string): Sentence[] {
  const original = plainText(markdown);
  const plain = simplified(original);
  const ends = [
    ...plain.matchAll(/(?<!\b(?:e\.g|i\.e|etc|vs|approx))[.!?]['")]?\s+(?=[^a-z])|;\s+/g),
  ];
  const starts = [0, ...ends.map((end) => end.index + end[0].length)];
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? plain.length;
    return { original: original.slice(start, end), text: plain.slice(start, end).toLowerCase() };
  });
}

const longestQuote = 100;

/** Typographic marks as the keyboard has them, one for one, so that places stay the same. */
function simplified(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—−]/g, '-')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/×/g, 'x')
    .replace(/[İẞ]/g, 'i');
}

/** The words of a match as they stand on the page: the sentence, unless that is long. */
export function quoteOf({ original }: Sentence, match: RegExpExecArray | RegExpMatchArray): string {
  if (original.length <= longestQuote) return original.trim();
  const start = match.index ?? 0;
  return original
    .slice(start, start + match[0].length)
    .trim()
    .replace(/[.,;:]$/, '');
}
