import type { Constraint } from '../../model/resolved-model.ts';
import { callLayout, valueLayout, type Layout } from '../../typescript/layout.ts';

/** A constraint between parameters as a call of the SDK's runtime; what is merely ignored is not refused. */
export function constraintCheck(constraint: Constraint): readonly Layout[] {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
    case 'anyOf':
      return [call(constraint.kind, constraint.parameters)];
    case 'requires':
    case 'requiresAnyOf':
      return [call(constraint.kind, [constraint.parameter, ...constraint.needs])];
    case 'requiredWhen': {
      const { parameter, values } = constraint.when;
      return [
        call(constraint.kind, [constraint.parameter, parameter, ...(values ? [values] : [])]),
      ];
    }
    case 'ignoredWhen':
    case 'ignoredUnless':
      return [];
  }
}

function call(name: string, values: readonly unknown[]): Layout {
  return callLayout(name, ...values.map(valueLayout));
}
