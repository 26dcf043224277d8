import { letterOf } from './words.ts';

const negatedSet = /\[\^[^\][]*\]/g;
const innerGroup = /\([^()]*\)(?:[?*+]|\{[\d,]*\})?/g;
const optionalPart = /(?:\[[^\][]*\]|\b[A-Za-z]+)(?:[?*]|\{0,?\d*\})/g;
const setOrMeaning = /\[([^\][]+)\]|[A-Za-z]+/g;

/**
 * Returns the sets of letters of which a text that matches a pattern of meanings has one each:
 * `be* [given set] only?` needs one of `given` and `set`. Those in parentheses are left out.
 */
export function neededMeanings(source: string): readonly string[] {
  let plain = source.replace(negatedSet, ' ');
  while (plain.includes('(')) plain = plain.replace(innerGroup, ' ');
  return Array.from(plain.replace(optionalPart, ' ').matchAll(setOrMeaning), ([meaning, set]) =>
    (set ?? meaning).split(' ').map(letterOf).join(''),
  );
}
