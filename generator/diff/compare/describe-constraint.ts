import type { Scalar } from '../../model/definition.ts';
import type { Condition, Constraint } from '../../model/resolved-model.ts';

/** What a constraint between parameters says, as a clause. The same words for the same constraint, whatever its order. */
export function describeConstraint(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
      return `at most one of ${inOrder(constraint.parameters)} may be given`;
    case 'anyOf':
      return `at least one of ${inOrder(constraint.parameters)} must be given`;
    case 'requires':
      return `${constraint.parameter} needs ${inOrder(constraint.needs)}`;
    case 'requiresAnyOf':
      return `${constraint.parameter} needs at least one of ${inOrder(constraint.needs)}`;
    case 'requiredWhen':
      return `${constraint.parameter} is required when ${condition(constraint.when)}`;
    case 'ignoredWhen':
      return `${constraint.parameter} is ignored when ${condition(constraint.when)}`;
    case 'ignoredUnless':
      return `${constraint.parameter} is ignored unless ${condition(constraint.when)}`;
  }
}

function condition({ parameter, values }: Condition): string {
  return values ? `${parameter} is ${inOrder(values)}` : `${parameter} is given`;
}

function inOrder(items: readonly Scalar[]): string {
  return [...new Set(items.map(String))].sort().join(', ');
}
