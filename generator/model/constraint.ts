import type { Scalar } from './definition.ts';

/** The terms of a constraint, without its reason. A parameter is set if the body contains it. */
export type ConstraintTerms =
  /** At most one of them may be set. */
  | { readonly kind: 'mutuallyExclusive'; readonly parameters: readonly string[] }
  /** At least one of them must be set. */
  | { readonly kind: 'anyOf'; readonly parameters: readonly string[] }
  /** If `parameter` is set, all of `needs` must be set too. */
  | { readonly kind: 'requires'; readonly parameter: string; readonly needs: readonly string[] }
  /** If `parameter` is set, at least one of `needs` must be set too. */
  | {
      readonly kind: 'requiresAnyOf';
      readonly parameter: string;
      readonly needs: readonly string[];
    }
  /** `parameter` must be set if the condition is met. */
  | { readonly kind: 'requiredWhen'; readonly parameter: string; readonly when: Condition }
  /** The API ignores `parameter` if the condition is met. Documented, but not validated. */
  | { readonly kind: 'ignoredWhen'; readonly parameter: string; readonly when: Condition }
  /** The API ignores `parameter` unless the condition is met. Documented, but not validated. */
  | { readonly kind: 'ignoredUnless'; readonly parameter: string; readonly when: Condition }
  /** If both are set, the number `parameter` must be less than `than`, or equal to it. */
  | {
      readonly kind: 'lessThan';
      readonly parameter: string;
      readonly than: string;
      readonly orEqual?: true;
    }
  /** If the condition is met, `parameter` has these limits as well. */
  | ({
      readonly kind: 'limitedWhen';
      readonly parameter: string;
      readonly when: Condition;
    } & ConditionalLimits)
  /** The sum of their values is limited: a list counts as its number of items, a number as its value, others as 1. */
  | { readonly kind: 'maxSum'; readonly parameters: readonly string[]; readonly max: number }
  /** If all of them are set, the product of the numbers is limited. */
  | { readonly kind: 'maxProduct'; readonly parameters: readonly string[]; readonly max: number }
  /** If both are set, the list `parameter` has as many items as the list `as`, plus `offset`. */
  | {
      readonly kind: 'sameCount';
      readonly parameter: string;
      readonly as: string;
      readonly offset?: number;
    };

/** Limits under a condition. At least one of them is set. */
export interface ConditionalLimits {
  /** The only values that are allowed; for a list, the only items. */
  readonly values?: readonly Scalar[];
  readonly min?: number;
  readonly max?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
}

/** A condition that is met if `parameter` is set, to one of `values` if there are any. */
export interface Condition {
  readonly parameter: string;
  readonly values?: readonly Scalar[];
}

/** Returns the parameters that a constraint mentions. */
export function constraintParameters(constraint: ConstraintTerms): readonly string[] {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
    case 'anyOf':
    case 'maxSum':
    case 'maxProduct':
      return constraint.parameters;
    case 'lessThan':
      return [constraint.parameter, constraint.than];
    case 'sameCount':
      return [constraint.parameter, constraint.as];
    case 'requires':
    case 'requiresAnyOf':
      return [constraint.parameter, ...constraint.needs];
    case 'requiredWhen':
    case 'limitedWhen':
    case 'ignoredWhen':
    case 'ignoredUnless':
      return [constraint.parameter, constraint.when.parameter];
  }
}

/**
 * Returns a text that is equal for constraints with the same terms, whatever their reason and
 * provenance. The order of the lists of a constraint has no meaning.
 */
export function constraintKey(terms: ConstraintTerms): string {
  return JSON.stringify(terms, (key, value: unknown) => {
    if (key === 'reason' || key === 'provenance') return undefined;
    if (Array.isArray(value)) return value.map((item) => JSON.stringify(item)).toSorted();
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).toSorted())
      : value;
  });
}

/** Returns the constraints without those that repeat an earlier one. */
export function withoutRepetitions<Terms extends ConstraintTerms>(
  constraints: readonly Terms[],
): readonly Terms[] {
  if (constraints.length < 2) return constraints;
  const first = new Map<string, Terms>();
  for (const terms of constraints) {
    const key = constraintKey(terms);
    if (!first.has(key)) first.set(key, terms);
  }
  return [...first.values()];
}
