import { letterOf } from './words.ts';

/**
 * Compiles a pattern of the meanings of a clause, such as `must be* [given set]`: a regular
 * expression in which the name of a meaning replaces its letter, and spaces have no effect. `.` is
 * any meaning.
 */
export function meaningPattern(source: string, flags = ''): RegExp {
  const pattern = source.replace(
    /(\{\w+\}|\{\d*(?:,\d*)?\}|\(\?<\w+>)|([A-Za-z]+)|\s+/g,
    (_, kept: string | undefined, meaning: string | undefined) =>
      kept ?? (meaning === undefined ? '' : letterOf(meaning).replace(/[.|?*+^$]/, '\\$&')),
  );
  return new RegExp(pattern, flags);
}

const compiled = new Map<string, RegExp>();

/** Returns whether the letters of a clause match a pattern of meanings. */
export function matchesMeanings(letters: string, source: string): boolean {
  const known = compiled.get(source);
  if (known) return known.test(letters);
  const pattern = meaningPattern(source);
  compiled.set(source, pattern);
  return pattern.test(letters);
}
