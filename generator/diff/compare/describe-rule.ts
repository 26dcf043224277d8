import type { Scalar } from '../../definition/types.ts';
import type { Condition, Rule } from '../../resolve/types.ts';

/** What a rule between parameters says, as a clause. The same words for the same rule, whatever its order. */
export function describeRule(rule: Rule): string {
  switch (rule.kind) {
    case 'exclusive':
      return `at most one of ${inOrder(rule.parameters)} may be given`;
    case 'oneOf':
      return `at least one of ${inOrder(rule.parameters)} must be given`;
    case 'requires':
      return `${rule.parameter} needs ${inOrder(rule.needs)}`;
    case 'requiresOneOf':
      return `${rule.parameter} needs at least one of ${inOrder(rule.needs)}`;
    case 'requiredWhen':
      return `${rule.parameter} is required when ${condition(rule.when)}`;
    case 'ignoredWhen':
      return `${rule.parameter} is ignored when ${condition(rule.when)}`;
    case 'ignoredUnless':
      return `${rule.parameter} is ignored unless ${condition(rule.when)}`;
  }
}

function condition({ parameter, values }: Condition): string {
  return values ? `${parameter} is ${inOrder(values)}` : `${parameter} is given`;
}

function inOrder(items: readonly Scalar[]): string {
  return [...new Set(items.map(String))].sort().join(', ');
}
