import type { ResolvedParameter } from '../model/resolved-model.ts';
import { rememberByObject, rememberByText } from '../text/remember.ts';
import { splitWords } from '../text/split-words.ts';

/** Words that people write around the name of a parameter. */
const idle: ReadonlySet<string> = new Set([
  ...[
    'a',
    'an',
    'any',
    'the',
    'this',
    'that',
    'your',
    'own',
    'of',
    'to',
    'is',
    'are',
    'be',
    'also',
  ],
  ...['both', 'either', 'input', 'parameter', 'setting', 'option', 'field', 'value', 'provided'],
  ...['given', 'set', 'another', 'separate', 'custom', 'single'],
]);

/** Returns the words of the name and of the label of a parameter. */
export const namesOf: (parameter: ResolvedParameter) => readonly (readonly string[])[] =
  rememberByObject(({ name, label = '' }) => [
    wordsOf(name),
    ...(label === '' ? [] : [wordsOf(label)]),
  ]);

/** Returns the words of a text that name something, in the singular. */
export const wordsOf: (text: string) => readonly string[] = rememberByText((text) =>
  splitWords(text)
    .filter((word) => word !== '' && !idle.has(word))
    .map(singular),
);

function singular(word: string): string {
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
  return /[a-z]{3}[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Words for the kind of a parameter, and prefixes of switches. */
export const kinds: ReadonlySet<string> = new Set([
  ...['image', 'video', 'audio', 'file', 'text', 'url', 'id'],
  // Units.
  ...['second', 'minute', 'pixel', 'percent', 'degree'],
  // Prefixes of switches.
  ...['should', 'enable', 'use', 'generate', 'add'],
]);

/** Removes the words for the kind of a parameter, unless nothing else is left. */
export function coreWords(words: readonly string[]): string[] {
  const rest = words.filter((word) => !kinds.has(word));
  return rest.length > 0 ? rest : [...words];
}

/** Returns whether two lists have the same words, and any. */
export function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return (
    one.length > 0 && one.length === other.length && one.every((word, at) => word === other[at])
  );
}
