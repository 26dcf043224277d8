import { constraintKey } from '../model/constraint.ts';
import { withFact } from '../model/described.ts';
import type { Fact } from '../model/fact.ts';
import type { Constraint, ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { contradictionsOf } from './contradictions.ts';

/**
 * Compares a fact with the data of a parameter: `agrees` if the data states the same or a stricter fact,
 * `differs` if it states another, `unstated` if it states none.
 */
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
    case 'fileFormats':
      return parameter.fileFormats ? 'agrees' : 'unstated';
    case 'textFormat':
      return parameter.textFormat ? 'agrees' : 'unstated';
    case 'jsonFields':
      return 'unstated';
  }
}

function hasWholeValues({ allowedValues, step, min = 0 }: ResolvedParameter): boolean {
  if (allowedValues) return allowedValues.every((value) => Number.isInteger(value));
  return step !== undefined && Number.isInteger(step) && Number.isInteger(min);
}

/** Returns whether data implies a limit: allowed values imply bounds, and a higher `minItems` a lower one. */
function isImplied(
  { field, value }: Extract<Fact, { kind: 'limit' }>,
  { allowedValues, minItems }: ResolvedParameter,
): boolean {
  if (field === 'min' || field === 'max') return allowedValues !== undefined;
  return field === 'minItems' && minItems !== undefined && minItems >= value;
}

/** Describes a contradiction that a fact would cause; undefined if it would not cause one. */
export function conflictWith(fact: Fact, parameter: ResolvedParameter): string | undefined {
  const before = new Set(contradictionsOf(parameter).map(({ message }) => message));
  return contradictionsOf(withFact(parameter, fact)).find(({ message }) => !before.has(message))
    ?.message;
}

/** Returns whether a known constraint is the same or stricter. */
function isCovered(read: ConstraintTerms, known: Constraint): boolean {
  if (read.kind === 'mutuallyExclusive' || read.kind === 'anyOf') {
    if (known.kind !== read.kind) return false;
    const [inner, outer] =
      read.kind === 'mutuallyExclusive'
        ? [read.parameters, known.parameters]
        : [known.parameters, read.parameters];
    return inner.every((name) => outer.includes(name));
  }
  return constraintKey(read) === constraintKey(known);
}
