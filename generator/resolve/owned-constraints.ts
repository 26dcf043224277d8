import { isDeepStrictEqual } from 'node:util';
import type { Constraint } from '../model/resolved-model.ts';

/** A constraint with the parameter whose `required` states it. */
export interface OwnedConstraint {
  readonly owner: string;
  readonly constraint: Constraint;
}

/** Returns the constraints without repetitions: two inputs may state the same `anyOf`. */
export function constraintsOf(owned: readonly OwnedConstraint[]): readonly Constraint[] {
  return owned
    .map(({ constraint }) => constraint)
    .filter(
      (constraint, index, all) => index === all.findIndex((other) => isSame(constraint, other)),
    );
}

function isSame(a: Constraint, b: Constraint): boolean {
  return isDeepStrictEqual(statement(a), statement(b));
}

function statement(constraint: Constraint): unknown {
  const unordered = constraint.kind === 'anyOf' || constraint.kind === 'mutuallyExclusive';
  return unordered
    ? [constraint.kind, constraint.parameters.toSorted()]
    : { ...constraint, reason: undefined, provenance: undefined };
}
