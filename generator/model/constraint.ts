import type { Scalar } from './definition.ts';

/** The statement of a constraint, without its reason. "Given" means present in the body. */
export type ConstraintTerms =
  /** At most one of them may be given. */
  | { readonly kind: 'mutuallyExclusive'; readonly parameters: readonly string[] }
  /** At least one of them must be given. */
  | { readonly kind: 'anyOf'; readonly parameters: readonly string[] }
  /** Where `parameter` is given, all of `needs` must be given too. */
  | { readonly kind: 'requires'; readonly parameter: string; readonly needs: readonly string[] }
  /** Where `parameter` is given, at least one of `needs` must be given too. */
  | {
      readonly kind: 'requiresAnyOf';
      readonly parameter: string;
      readonly needs: readonly string[];
    }
  /** `parameter` must be given where `when.parameter` has one of `when.values`. */
  | { readonly kind: 'requiredWhen'; readonly parameter: string; readonly when: Condition }
  /** The API takes no notice of `parameter` under this condition: told in docs and hints, never refused. */
  | { readonly kind: 'ignoredWhen'; readonly parameter: string; readonly when: Condition }
  /** The API takes no notice of `parameter` but under this condition: told in docs and hints, never refused. */
  | { readonly kind: 'ignoredUnless'; readonly parameter: string; readonly when: Condition }
  /** If both are given, the number `parameter` must be less than `than`, or equal to it. */
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
  /** The sum of what they give is limited: a list counts its items, a number its value, others 1. */
  | { readonly kind: 'maxSum'; readonly parameters: readonly string[]; readonly max: number }
  /** If all of them are given, the product of the numbers is limited. */
  | { readonly kind: 'maxProduct'; readonly parameters: readonly string[]; readonly max: number }
  /** If both are given, the list `parameter` has as many items as the list `as`, plus `offset`. */
  | {
      readonly kind: 'sameCount';
      readonly parameter: string;
      readonly as: string;
      readonly offset?: number;
    };

/** Limits under a condition; at least one of them. */
export interface ConditionalLimits {
  /** The only values that are allowed; for a list, the only items. */
  readonly values?: readonly Scalar[];
  readonly min?: number;
  readonly max?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
}

/** `parameter` is given, and where `values` stands, is one of them. */
export interface Condition {
  readonly parameter: string;
  readonly values?: readonly Scalar[];
}
