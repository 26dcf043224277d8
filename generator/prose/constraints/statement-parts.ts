import { inUse } from '../constraint-reading.ts';
import { readCondition, type Proposition } from './conditions.ts';
import { type StatedConstraints } from './constraints.ts';
import { matchesMeanings } from './meaning-pattern.ts';
import { resolveName, type ClauseScope, type NamedParameters } from './names.ts';
import { wordsOfClause, type Clause } from './tokens.ts';

/** The parts of a clause by their names in its form. */
export type Parts = Readonly<Partial<Record<string, Clause>>>;

/** Matches words that join two parameters. */
export const isJoint = /\b(?:together|along|in combination|in conjunction) with\b/;

/** Returns the parameter that a description is about. */
export function selfNamed({ self }: ClauseScope): NamedParameters {
  return { parameters: [self.name], isAny: false, caveats: [] };
}

/** Returns whether a phrase names only the parameter that the description is about. */
export function isSelf({ parameters, values }: NamedParameters, { self }: ClauseScope): boolean {
  return parameters.length === 1 && parameters[0] === self.name && values === undefined;
}

/** Returns the subject of a clause: this parameter, unless it names another. */
export function subjectOf(
  subject: Clause | undefined,
  scope: ClauseScope,
): NamedParameters | undefined {
  return subject ? resolveName(wordsOfClause(subject), scope) : selfNamed(scope);
}

/** Reads the condition of a clause. */
export function conditionOf(
  { condition, with: joint, value, clause, rule, when }: Parts,
  scope: ClauseScope,
): Proposition | undefined {
  const words = condition ?? joint ?? value ?? clause ?? rule ?? when;
  return words && readCondition(words, scope);
}

/** Returns whether a condition begins with "for", "in" or "at": "up to 7 for your video". */
export function isPlace({ condition }: Parts): boolean {
  return (
    condition !== undefined &&
    matchesMeanings(condition.letters, '^[at on]') &&
    !wordsOfClause(condition).includes('-to-')
  );
}

/** Returns whether a condition is that a parameter is given. */
export function asksPresence({ atoms }: Proposition): boolean {
  return atoms.some(({ when }) => when.values === undefined);
}

/** Reads a clause with a subject and a condition. */
export function withCondition(
  parts: Parts,
  scope: ClauseScope,
  state: (
    subject: NamedParameters,
    when: Proposition,
    scope: ClauseScope,
  ) => StatedConstraints | undefined,
): StatedConstraints | undefined {
  const { subject } = parts;
  const named = subjectOf(subject, scope);
  const when = named && conditionOf(parts, scope);
  return when && state(named, when, scope);
}

/** Returns the use of this parameter, or of a value of it, in a condition. */
export function userIn(
  { atoms, caveats }: Proposition,
  { self }: ClauseScope,
): NamedParameters | undefined {
  const [atom, another] = atoms;
  if (!atom || another || atom.negated || atom.when.parameter !== self.name) return undefined;
  const isUse = atom.when.values === undefined || self.type === 'boolean';
  if (isUse && atom.when.values?.[0] === false) return undefined;
  return {
    parameters: [self.name],
    ...(!isUse && { values: atom.when.values }),
    isAny: false,
    caveats,
  };
}

/** Returns the proposition that parameters are given, or have values. */
export function propositionOf(
  { parameters, values, isAny, caveats }: NamedParameters,
  scope: ClauseScope,
): Proposition {
  const states = scope.all
    .filter(({ name }) => parameters.includes(name))
    .map((each) => (values ? { parameter: each.name, values } : inUse(each)));
  return { atoms: states.map((when) => ({ when, negated: false })), isAny, caveats };
}

/** Returns the only parameter that a phrase names. */
export function targetOf(named: NamedParameters | undefined, { all }: ClauseScope) {
  const [one, another] = all.filter(({ name }) => named?.parameters.includes(name));
  return named?.values || another ? undefined : one;
}
