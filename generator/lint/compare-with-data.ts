import { isDeepStrictEqual } from 'node:util';
import type { Fact } from '../model/fact.ts';
import type { Constraint, ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { describeFact } from '../prose/fact-wording.ts';
import type { RatedReading } from '../prose/types.ts';
import { contradictionsOf } from '../resolve/contradictions.ts';
import { omit } from '../text/omit.ts';
import type { LintFinding } from './types.ts';

type Found = Pick<LintFinding, 'kind' | 'message' | 'quote' | 'certainty' | 'caveats' | 'proposal'>;

/** Returns a finding if the data lacks or contradicts a reading. */
export function compareWithData(
  { fact, quote, certainty, caveats }: RatedReading,
  parameter: ResolvedParameter,
  constraints: readonly Constraint[],
): Found[] {
  if (!fact) {
    return [{ kind: 'prose-only', message: 'mentions a constraint', quote, certainty, caveats }];
  }
  const state = compareFact(fact, parameter, constraints);
  if (state === 'agrees') return [];
  const message = describeFact(fact, parameter);
  const found: Found = { kind: 'prose-only', message, quote, certainty, caveats, proposal: fact };
  if (state === 'differs' && fact.kind === 'limit') {
    const known = `${message}, but ${fact.field} is ${parameter[fact.field]}`;
    return [{ ...found, kind: 'contradiction', message: known }];
  }
  const conflict = conflictWith(fact, parameter);
  if (conflict === undefined) return [found];
  return [{ ...found, certainty: 'unsure', caveats: [...caveats, conflict] }];
}

/** Compares a fact with the data: the data states the same or more, otherwise, or nothing. */
export function compareFact(
  fact: Fact,
  parameter: ResolvedParameter,
  constraints: readonly Constraint[],
): 'agrees' | 'differs' | 'unstated' {
  switch (fact.kind) {
    case 'constraint':
      return constraints.some((constraint) => isCovered(fact.constraint, constraint))
        ? 'agrees'
        : 'unstated';
    case 'integer':
      return parameter.integer || hasWholeValues(parameter) ? 'agrees' : 'unstated';
    case 'limit': {
      const known = parameter[fact.field];
      if (known === fact.value || isImplied(fact, parameter)) return 'agrees';
      return known === undefined ? 'unstated' : 'differs';
    }
    default:
      return 'unstated';
  }
}

function hasWholeValues({ allowedValues, step, min = 0 }: ResolvedParameter): boolean {
  if (allowedValues) return allowedValues.every((value) => Number.isInteger(value));
  return step !== undefined && Number.isInteger(step) && Number.isInteger(min);
}

/** Allowed values imply bounds, and a higher minimum number of items a lower one. */
function isImplied(
  { field, value }: Extract<Fact, { kind: 'limit' }>,
  { allowedValues, minItems }: ResolvedParameter,
): boolean {
  if (field === 'min' || field === 'max') return allowedValues !== undefined;
  return field === 'minItems' && minItems !== undefined && minItems >= value;
}

/** Names what a limit would contradict, such as the default. */
function conflictWith(fact: Fact, parameter: ResolvedParameter): string | undefined {
  if (fact.kind !== 'limit' && fact.kind !== 'integer') return undefined;
  const limited =
    fact.kind === 'integer'
      ? { ...parameter, integer: true as const }
      : { ...parameter, [fact.field]: fact.value };
  const before = new Set(contradictionsOf(parameter).map(({ message }) => message));
  return contradictionsOf(limited).find(({ message }) => !before.has(message))?.message;
}

/** Returns whether a known constraint states the same or more. */
function isCovered(read: ConstraintTerms, known: Constraint): boolean {
  if (read.kind === 'mutuallyExclusive' || read.kind === 'anyOf') {
    if (known.kind !== read.kind) return false;
    const [inner, outer] =
      read.kind === 'mutuallyExclusive'
        ? [read.parameters, known.parameters]
        : [known.parameters, read.parameters];
    return inner.every((name) => outer.includes(name));
  }
  return isDeepStrictEqual(read, omit(known, 'reason', 'provenance'));
}
