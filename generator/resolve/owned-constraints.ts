import { withoutRepetitions } from '../model/constraint.ts';
import type { Constraint } from '../model/resolved-model.ts';

/** A constraint with the parameter whose `required` states it. */
export interface OwnedConstraint {
  readonly owner: string;
  readonly constraint: Constraint;
}

/** Returns the constraints without repetitions: two inputs may state the same `anyOf`. */
export function constraintsOf(owned: readonly OwnedConstraint[]): readonly Constraint[] {
  return withoutRepetitions(owned.map(({ constraint }) => constraint));
}
