import { hasMeanings } from '../prefilter.ts';
import { meaningPattern } from './meaning-pattern.ts';
import { neededMeanings } from './needed-meanings.ts';
import { partOf, type Clause } from './tokens.ts';

/** A pattern of the meanings of a clause, and the sets of meanings of which a clause has one each. */
export interface ClauseForm {
  /** Most forms are never tried, so a pattern is compiled when it is needed. */
  readonly pattern: () => RegExp;
  readonly needs: readonly string[];
}

/** A noun phrase: "an image or a mask", "10 seconds". */
const nounPhrase =
  '[the word number of both either anyOf self] ([the word number of both either anyOf self and or comma]* [word number self])?';

/** The parts of a form that are not noun phrases. */
const parts: Readonly<Record<string, string>> = {
  condition: '[if unless with without at on] .* [^comma and]',
  with: 'with .+',
  when: '[if with] .+',
  place: '[at on with] [the word number]+',
  rule: '[with if without at] [the word number be]+',
  value: '[at on] .+',
  clause: '[if unless without at on] .+',
  self: '(if self? be* [given set used switchedOn on] | if self used | with self)',
  state: '[switchedOn on active switchedOff inactive]',
  sign: '[below above atMost atLeast]',
  object: '.+',
  first: 'number [the word]{0,4}',
  without: 'without [the word number]+',
  amount: '(number (([at and])? number)? | word) [the word]{0,4}',
  exception: '[at on] [the word]+ unequal .+',
};

/**
 * Returns a form: a pattern of meanings in which `{condition}` is the part of that name, and any other
 * name in braces a noun phrase.
 */
export function clauseForm(source: string): ClauseForm {
  const full = source.replaceAll('{subject}?', '({subject} [colon comma]?)?');
  const named = () =>
    full.replace(part, (_, name: string) => `(?<${name}>${parts[name] ?? nounPhrase})`);
  const needed = full
    .replace(/\{[a-z]+\}[?*]/g, ' ')
    .replace(part, (_, name: string) => ` ${parts[name] ?? nounPhrase}`);
  let compiled: RegExp | undefined;
  return {
    pattern: () => (compiled ??= meaningPattern(`^${named()}$`, 'd')),
    needs: neededMeanings(needed),
  };
}

const part = /\{([a-z]+)\}/g;

/** Returns the parts of a clause by their names if its letters match a form. */
export function matchForm(
  { pattern, needs }: ClauseForm,
  clause: Clause,
): Readonly<Partial<Record<string, Clause>>> | undefined {
  if (!hasMeanings(clause.letters, needs)) return undefined;
  const match = pattern().exec(clause.letters);
  if (!match) return undefined;
  const found: Partial<Record<string, Clause>> = {};
  const groups = match.indices?.groups ?? {};
  for (const name in groups) {
    const span = groups[name];
    // A group that took no part has no span.
    if (span) found[name] = partOf(clause, span[0], span[1]);
  }
  return found;
}
