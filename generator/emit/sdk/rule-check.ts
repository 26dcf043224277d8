import type { Rule } from '../../resolve/types.ts';
import { callLayout, valueLayout, type Layout } from './layout.ts';

/** A rule between parameters as a call of the SDK's runtime; what is merely ignored is not refused. */
export function ruleCheck(rule: Rule): readonly Layout[] {
  switch (rule.kind) {
    case 'exclusive':
    case 'oneOf':
      return [call(rule.kind, rule.parameters)];
    case 'requires':
    case 'requiresOneOf':
      return [call(rule.kind, [rule.parameter, ...rule.needs])];
    case 'requiredWhen': {
      const { parameter, values } = rule.when;
      return [call(rule.kind, [rule.parameter, parameter, ...(values ? [values] : [])])];
    }
    case 'ignoredWhen':
    case 'ignoredUnless':
      return [];
  }
}

function call(name: string, values: readonly unknown[]): Layout {
  return callLayout(name, ...values.map(valueLayout));
}
