import { isDeepStrictEqual } from 'node:util';
import type { Constraint } from '../model/resolved-model.ts';

/** A constraint with the parameter whose `required` it was read from. */
export interface OwnedConstraint {
  readonly owner: string;
  readonly constraint: Constraint;
}

/** The constraints, each once: two inputs may each ask for one of both. */
export function constraintsOf(owned: readonly OwnedConstraint[]): readonly Constraint[] {
  return owned
    .map(({ constraint }) => constraint)
    .filter(
      (constraint, index, all) => index === all.findIndex((other) => isSame(constraint, other)),
    );
}

function isSame(one: Constraint, other: Constraint): boolean {
  return isDeepStrictEqual(statement(one), statement(other));
}

function statement(constraint: Constraint): unknown {
  const unordered = constraint.kind === 'anyOf' || constraint.kind === 'mutuallyExclusive';
  return unordered
    ? [constraint.kind, constraint.parameters.toSorted()]
    : { ...constraint, reason: undefined, provenance: undefined };
}
