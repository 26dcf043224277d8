import { constraintText } from '../../model/constraint-words.ts';
import type { Condition, Constraint } from '../../model/resolved-model.ts';
import { compareText } from '../../text/compare-text.ts';

/**
 * Returns a constraint as a clause. Equal constraints have equal clauses, in any order of
 * parameters.
 */
export function describeConstraint(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
    case 'anyOf':
      return constraintText({ ...constraint, parameters: inOrder(constraint.parameters) });
    case 'requires':
    case 'requiresAnyOf':
      return constraintText({ ...constraint, needs: inOrder(constraint.needs) });
    case 'requiredWhen':
    case 'ignoredWhen':
    case 'ignoredUnless':
      return constraintText({ ...constraint, when: orderedCondition(constraint.when) });
    case 'lessThan':
    case 'limitedWhen':
    case 'maxSum':
    case 'maxProduct':
    case 'sameCount':
      return constraintText(constraint);
  }
}

function orderedCondition({ parameter, values }: Condition): Condition {
  return { parameter, ...(values && { values: inOrder(values) }) };
}

function inOrder<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)].sort((a, b) => compareText(String(a), String(b)));
}
