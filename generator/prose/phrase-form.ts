import { hasWords } from './prefilter.ts';

/** A regular expression with the words that a text must have for it to match. */
export interface PhraseForm {
  readonly pattern: RegExp;
  readonly words: readonly (readonly string[])[];
}

/**
 * Returns a form. `words` has alternatives, and `&` between groups of them: `must|needs & with`.
 * They are much faster to look for than the pattern, and a pattern that is never run costs nothing.
 */
export function phraseForm(words: string, source: string, flags = ''): PhraseForm {
  const groups = words.split(' & ').map((group) => group.split('|'));
  return { pattern: new RegExp(source, flags), words: groups };
}

/** Finds the first match of a form. */
export function findForm({ pattern, words }: PhraseForm, text: string): RegExpExecArray | null {
  return hasWords(text, words) ? pattern.exec(text) : null;
}

/** Replaces the matches of a form. */
export function replaceForm({ pattern, words }: PhraseForm, text: string, by: string): string {
  return hasWords(text, words) ? text.replace(pattern, by) : text;
}

/** Finds all matches of a form with the flag `g`. */
export function findForms({ pattern, words }: PhraseForm, text: string): RegExpExecArray[] {
  return hasWords(text, words) ? [...text.matchAll(pattern)] : [];
}
