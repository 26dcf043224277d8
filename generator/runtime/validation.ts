/** The result of `validate`: the input, or the reasons why the model can't accept it. */
export type Validation<Input> =
  | {
      /** Whether the model accepts the input. */
      readonly success: true;
      /** The input. */
      readonly data: Input;
    }
  | {
      /** Whether the model accepts the input. */
      readonly success: false;
      /** All reasons why the model does not accept it. */
      readonly issues: readonly ValidationIssue[];
    };

/** One reason why a model can't accept an input. */
export interface ValidationIssue {
  /** The kind of the issue; `constraint` is one between parameters. */
  readonly code:
    | 'missing'
    | 'wrong_type'
    | 'too_small'
    | 'too_big'
    | 'not_allowed'
    | 'unknown_parameter'
    | 'wrong_step'
    | 'constraint'
    | 'invalid';
  /** The name of the parameter, then indexes into lists: `['referenceImages', 0]`. */
  readonly path: readonly (string | number)[];
  /** The message without the name of the parameter: `must be at most 4 (got 9)`. */
  readonly message: string;
  /** The value that was given. */
  readonly given: unknown;
  /** The allowed values, if the code is `not_allowed`. */
  readonly allowed?: readonly unknown[];
}
