import { type ConstraintTerms } from '../../model/resolved-model.ts';
import { markFormats } from '../format-names.ts';
import { readProposition, type Proposition } from './conditions.ts';
import { limitedIf, onlyWhen, requiredIf, type StatedConstraints } from './constraints.ts';
import { matchesMeanings } from './meaning-pattern.ts';
import { resolveName, resolveValues, type ClauseScope, type NamedParameters } from './names.ts';
import { listOf } from './read-lists.ts';
import {
  conditionOf,
  isSelf,
  propositionOf,
  selfNamed,
  subjectOf,
  targetOf,
  userIn,
  type Parts,
} from './statement-parts.ts';
import { wordsOfClause, type Clause } from './tokens.ts';

/** Reads "required when": this parameter, or another when this one is used. */
export function requireOrNeed(
  subject: NamedParameters,
  when: Proposition,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const user = userIn(when, scope);
  if (user && subject.values && !isSelf(subject, scope)) {
    return onlyWhen(user, propositionOf(subject, scope), scope);
  }
  if (subject.values) return limitedIf(subject, when, scope);
  return requiredIf(subject, when, scope);
}

/** Reads "requires a mask". */
export function readNeed(
  { subject, object }: Parts,
  scope: ClauseScope,
  clause: Clause,
): StatedConstraints | undefined {
  const named = subjectOf(subject, scope);
  const needed = named && object && readProposition(object, scope);
  if (!needed) return undefined;
  // "Depends on the mode being pro" may mean that it has no effect otherwise.
  const isState = needed.atoms.some(({ when }) => when.values !== undefined);
  if (isState && /\bdepends? on\b/.test(wordsOfClause(clause))) return undefined;
  return onlyWhen(named, needed, scope);
}

function isFormatName(words: string): boolean {
  return markFormats(words) !== words;
}

/** Reads "pro mode only": the name of a value, or else it may mean anything. */
export function readValueOnly(
  { name, subject }: Parts,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const named = subjectOf(subject, scope);
  const needed = name && readProposition(name, scope);
  const isValue = needed?.atoms.every(
    ({ when }) => when.values !== undefined && when.parameter !== scope.self.name,
  );
  const isFormat = scope.self.type.startsWith('file') && name && isFormatName(wordsOfClause(name));
  return named && needed && isValue && !isFormat ? onlyWhen(named, needed, scope) : undefined;
}

/** Reads "provide a mask to use this", "if you set this, provide a mask". */
export function readNeededName(parts: Parts, scope: ClauseScope): StatedConstraints | undefined {
  const { name } = parts;
  const needed = name && readProposition(name, scope);
  const when = needed && conditionOf(parts, scope);
  const user = when && userIn(when, scope);
  const isOther = needed?.atoms.every((atom) => atom.when.parameter !== scope.self.name) === true;
  return user && isOther ? onlyWhen(user, needed, scope) : undefined;
}

/** Reads "quality must be pro", "set mode to pro to use this". */
export function readOtherValue(
  { name, values }: Parts,
  scope: ClauseScope,
): StatedConstraints | undefined {
  const target = name && targetOf(resolveName(wordsOfClause(name), scope), scope);
  const read = target && values && resolveValues(wordsOfClause(values), [target]);
  return read && target !== scope.self
    ? onlyWhen(selfNamed(scope), propositionOf(read, scope), scope)
    : undefined;
}

/** Reads "a first frame must also be provided". */
export function readOtherNeeded(
  { name }: Parts,
  scope: ClauseScope,
  clause: Clause,
): StatedConstraints | undefined {
  if (matchesMeanings(clause.letters, '^(you must)? [give set]') && !clause.isAlso)
    return undefined;
  const needed = name && readProposition(name, scope);
  const isOther = needed?.atoms.every(({ when }) => when.parameter !== scope.self.name) === true;
  if (!isOther || needed.isAny) return undefined;
  return onlyWhen(selfNamed(scope), needed, scope);
}

/** Reads "width and height must be set together". */
export function readTogether({ list }: Parts, scope: ClauseScope): StatedConstraints | undefined {
  const named = listOf(list, scope);
  const [one, other, third] = named?.parameters ?? [];
  if (!named || named.isAny || one === undefined || other === undefined || third !== undefined) {
    return undefined;
  }
  const constraints: readonly ConstraintTerms[] = [
    { kind: 'requires', parameter: one, needs: [other] },
    { kind: 'requires', parameter: other, needs: [one] },
  ];
  return { constraints, caveats: named.caveats };
}
