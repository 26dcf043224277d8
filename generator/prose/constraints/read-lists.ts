import { anyOfList, exclusiveOf, notWhen, type StatedConstraints } from './constraints.ts';
import { matchesMeanings } from './meaning-pattern.ts';
import { resolveName, type ClauseScope, type NamedParameters } from './names.ts';
import { propositionOf, type Parts } from './statement-parts.ts';
import { wordsOfClause, type Clause } from './tokens.ts';

/** Returns the parameters of a list of at least two. */
export function listOf(list: Clause | undefined, scope: ClauseScope): NamedParameters | undefined {
  const named = list && resolveName(wordsOfClause(list).replace(/^(?:either|both) /, ''), scope);
  return named && named.values === undefined && named.parameters.length > 1 ? named : undefined;
}

/** Reads "a and b are mutually exclusive". */
export function readExclusion(
  { list }: Parts,
  scope: ClauseScope,
  clause: Clause,
): StatedConstraints | undefined {
  const isMutual = matchesMeanings(clause.letters, '[exclusive joined both together notBoth]');
  const named = listOf(list, scope);
  if (!isMutual || !list) return undefined;
  return named ? exclusiveOf(named, scope) : excludeValues(list, scope);
}

/** "1080p and 10 seconds": values of two parameters. */
function excludeValues(list: Clause, scope: ClauseScope): StatedConstraints | undefined {
  const [one, other, third] = wordsOfClause(list)
    .split(/ and /)
    .map((part) => resolveName(part, scope));
  return one?.values && other?.values && third === undefined
    ? notWhen(one, propositionOf(other, scope), scope)
    : undefined;
}

/** Reads "only one of a and b". */
export function readOneOnly(
  { list }: Parts,
  scope: ClauseScope,
  clause: Clause,
): StatedConstraints | undefined {
  const named = listOf(list, scope);
  const exclusive = named && exclusiveOf(named, scope);
  const isExactly = /\bexactly\b/.test(wordsOfClause(clause));
  const needed = isExactly && named ? anyOfList(named) : undefined;
  return exclusive && joinStated(exclusive, needed);
}

/** Joins two statements. */
function joinStated(
  one: StatedConstraints,
  other: StatedConstraints | undefined,
): StatedConstraints {
  return { ...one, constraints: [...one.constraints, ...(other?.constraints ?? [])] };
}

/** Reads "a or b, not both". */
export function readNotBoth(
  { list }: Parts,
  scope: ClauseScope,
  clause: Clause,
): StatedConstraints | undefined {
  const named = listOf(list, scope);
  const exclusive = named && exclusiveOf(named, scope);
  const isDemand =
    matchesMeanings(clause.letters, '[either anyOf]') &&
    matchesMeanings(clause.letters, '^(you must)? [give set] | must | required');
  return exclusive && joinStated(exclusive, isDemand ? anyOfList(named) : undefined);
}

/** Reads "either a or b is required". */
export function readEither(
  { list }: Parts,
  scope: ClauseScope,
  clause: Clause,
): StatedConstraints | undefined {
  const isChoice =
    matchesMeanings(clause.letters, '^(you must)? [give set]? [either anyOf]') ||
    (matchesMeanings(clause.letters, '[or]') && matchesMeanings(clause.letters, '[must required]'));
  const isDemand =
    matchesMeanings(clause.letters, '^[you give set] | [must required]') ||
    matchesMeanings(clause.letters, '^either');
  const named = isChoice && isDemand ? listOf(list, scope) : undefined;
  return named && (named.isAny || matchesMeanings(clause.letters, '[anyOf both]'))
    ? anyOfList(named)
    : undefined;
}
