/** A constraint between parameters as data and in words. "Set" means present in the input. */
export interface ConstraintData extends ConstraintFields {
  /** The constraint in sentences. */
  readonly text: string;
}

/** A constraint between parameters as data. "Set" means present in the input. */
export interface ConstraintFields {
  /**
   * The kind: `mutuallyExclusive` (at most one of `parameters`), `anyOf` (at least one of them),
   * `requires` (`parameter` needs all of `needs`), `requiresAnyOf`, `requiredWhen`, `ignoredWhen`,
   * `ignoredUnless`, `limitedWhen`, `lessThan`, `maxSum`, `maxProduct`, `sameCount`.
   */
  readonly kind: string;
  /** The parameters that it applies to, if there are several. */
  readonly parameters?: readonly string[];
  /** The parameter that it applies to, if there is one. */
  readonly parameter?: string;
  /** The parameters that `parameter` needs. */
  readonly needs?: readonly string[];
  /** The parameter to compare with, for `lessThan`. */
  readonly than?: string;
  /** Whether both may be equal, for `lessThan`. */
  readonly orEqual?: boolean;
  /** The list with the same number of items, for `sameCount`. */
  readonly as?: string;
  /** The number of additional items, for `sameCount`. */
  readonly offset?: number;
  /** The allowed values, for `limitedWhen`. */
  readonly values?: readonly unknown[];
  /** The minimum, for `limitedWhen`. */
  readonly min?: number;
  /** The maximum, for `limitedWhen`, `maxSum` and `maxProduct`. */
  readonly max?: number;
  /** The minimum number of items, for `limitedWhen`. */
  readonly minItems?: number;
  /** The maximum number of items, for `limitedWhen`. */
  readonly maxItems?: number;
  /** The maximum number of characters, for `limitedWhen`. */
  readonly maxLength?: number;
  /** The condition: a parameter is set, and has one of `values` if there are any. */
  readonly when?: {
    /** The parameter that must be set. */
    readonly parameter: string;
    /** The values that meet the condition. Default: any. */
    readonly values?: readonly unknown[];
  };
}
