import { letterOf } from './words.ts';

/**
 * Returns the sets of letters of which a text that matches a pattern of meanings has one each:
 * `be* [given set] only?` needs one of `given` and `set`. Those in parentheses are left out.
 */
export function neededMeanings(source: string): readonly string[] {
  let plain = source.replace(/\[\^[^\]]*\]/g, ' ');
  for (let rest = ''; rest !== plain;) {
    rest = plain;
    plain = rest.replace(/\([^()]*\)(?:[?*+]|\{[\d,]*\})?/g, ' ');
  }
  return [...plain.matchAll(/\[([^\]]+)\]([?*]|\{0,?\d*\})?|([A-Za-z]+)([?*]|\{0,?\d*\})?/g)]
    .filter(([, , isOptional, , mayMiss]) => !isOptional && !mayMiss)
    .map(([, set = '', , meaning = '']) => (set || meaning).split(' ').map(letterOf).join(''));
}
