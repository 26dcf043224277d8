import { textOf } from '../../markdown/blocks.ts';
import { constraintSentence } from '../../model/constraint-words.ts';
import type { Scalar } from '../../model/definition.ts';
import type { Condition, Constraint } from '../../model/resolved-model.ts';

/** Returns a constraint as a clause. The order of its parameters does not change the words. */
export function describeConstraint(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
      return `at most one of ${inOrder(constraint.parameters)} can be set`;
    case 'anyOf':
      return `at least one of ${inOrder(constraint.parameters)} is required`;
    case 'requires':
      return `${constraint.parameter} requires ${inOrder(constraint.needs)}`;
    case 'requiresAnyOf':
      return `${constraint.parameter} requires at least one of ${inOrder(constraint.needs)}`;
    case 'requiredWhen':
      return `${constraint.parameter} is required when ${condition(constraint.when)}`;
    case 'ignoredWhen':
      return `${constraint.parameter} is ignored when ${condition(constraint.when)}`;
    case 'ignoredUnless':
      return `${constraint.parameter} is ignored unless ${condition(constraint.when)}`;
    case 'lessThan':
    case 'limitedWhen':
    case 'maxSum':
    case 'maxProduct':
    case 'sameCount':
      return textOf(constraintSentence(constraint)).replace(/\.$/, '');
  }
}

function condition({ parameter, values }: Condition): string {
  return values ? `${parameter} is ${inOrder(values)}` : `${parameter} is set`;
}

function inOrder(items: readonly Scalar[]): string {
  return [...new Set(items.map(String))].sort().join(', ');
}
