import { omitFields } from '../text/omit-fields.ts';
import type { Constraint, ResolvedParameter } from './resolved-model.ts';

/** A call of a runtime function, which is named after the kind of constraint, with its arguments. */
export type ConstraintCall = readonly [name: Constraint['kind'], ...values: readonly unknown[]];

/** Returns a constraint between `parameters` as a call of the runtime. */
export function constraintCall(
  constraint: Constraint,
  parameters: readonly Pick<ResolvedParameter, 'name' | 'type'>[],
): ConstraintCall {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
    case 'anyOf':
      return [constraint.kind, ...new Set(constraint.parameters)];
    case 'requires':
    case 'requiresAnyOf':
      return [constraint.kind, constraint.parameter, ...constraint.needs];
    case 'requiredWhen':
    case 'ignoredWhen':
    case 'ignoredUnless': {
      const { kind, parameter, when } = constraint;
      return [kind, parameter, when.parameter, ...(when.values ? [when.values] : [])];
    }
    case 'lessThan': {
      const { kind, parameter, than, orEqual } = constraint;
      return [kind, parameter, than, ...(orEqual ? [true] : [])];
    }
    case 'limitedWhen': {
      const { kind, parameter, when } = constraint;
      const limits = omitFields(constraint, 'kind', 'parameter', 'when', 'reason', 'provenance');
      const isList = parameters.some(
        ({ name, type }) => name === parameter && type.endsWith('_array'),
      );
      const ofItems = isList && { each: true };
      const applied = { ...limits, ...ofItems };
      return [kind, parameter, applied, when.parameter, ...(when.values ? [when.values] : [])];
    }
    case 'maxSum':
    case 'maxProduct':
      return [constraint.kind, constraint.max, ...new Set(constraint.parameters)];
    case 'sameCount': {
      const { kind, parameter, as, offset = 0 } = constraint;
      return [kind, parameter, as, ...(offset === 0 ? [] : [offset])];
    }
  }
}
