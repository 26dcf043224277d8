import type { Constraint } from '../../model/resolved-model.ts';
import { omit } from '../../text/omit.ts';
import { callLayout, valueLayout, type Layout } from '../../typescript/layout.ts';

/** Returns a constraint as a call of the SDK's runtime; none for ignored parameters, which are not refused. */
export function constraintCheck(constraint: Constraint): readonly Layout[] {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
    case 'anyOf':
      return [call(constraint.kind, [...new Set(constraint.parameters)])];
    case 'requires':
    case 'requiresAnyOf':
      return [call(constraint.kind, [constraint.parameter, ...constraint.needs])];
    case 'requiredWhen': {
      const { parameter, values } = constraint.when;
      return [
        call(constraint.kind, [constraint.parameter, parameter, ...(values ? [values] : [])]),
      ];
    }
    case 'lessThan':
      return [
        call(constraint.kind, [
          ...[constraint.parameter, constraint.than],
          ...(constraint.orEqual ? [true] : []),
        ]),
      ];
    case 'limitedWhen': {
      const { kind, parameter, when } = constraint;
      const limits = omit(constraint, 'kind', 'parameter', 'when', 'reason', 'provenance');
      return [
        call(kind, [parameter, limits, when.parameter, ...(when.values ? [when.values] : [])]),
      ];
    }
    case 'maxSum':
    case 'maxProduct':
      return [call(constraint.kind, [constraint.max, ...new Set(constraint.parameters)])];
    case 'sameCount': {
      const { kind, parameter, as, offset = 0 } = constraint;
      return [call(kind, [parameter, as, ...(offset === 0 ? [] : [offset])])];
    }
    case 'ignoredWhen':
    case 'ignoredUnless':
      return [];
  }
}

function call(name: string, values: readonly unknown[]): Layout {
  return callLayout(name, ...values.map(valueLayout));
}
