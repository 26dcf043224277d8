import type { Parameter, Scalar } from '../definition/types.ts';

/**
 * A model as everything after the definition sees it: the page's table with what the API's record
 * and the overlay add. Without those two it says what the page says.
 */
export interface ResolvedModel {
  readonly id: string;
  readonly name: string;
  readonly identifier?: string;
  /** Markdown, one line. */
  readonly description?: string;
  readonly capabilities: readonly string[];
  readonly llmMarkdown?: string;
  readonly parameters: readonly ResolvedParameter[];
  /** Rules between parameters. */
  readonly rules: readonly Rule[];
  readonly deprecated?: Deprecation;
}

/** Where a fact was read. A later one is trusted over an earlier one: page, record, overlay. */
export type Origin = 'page' | 'record' | 'overlay';

export interface ResolvedParameter extends Parameter {
  /** Only whole numbers. For an array type, each item. */
  readonly integer?: true;
  /** The distance between allowed numbers, counted from `min` or else from 0. For an array type, of each item. */
  readonly step?: number;
  /** In characters. For an array type, of each item. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** What a file holds: `image`, `video`, `audio`, `3d`, … */
  readonly kind?: string;
  /** In bytes. */
  readonly maxSize?: number;
  /** In seconds. */
  readonly maxDuration?: number;
  /** Which trained models a `model` parameter takes. */
  readonly modelTypes?: readonly string[];
  /** The parameters of each item of an `inputs_array`. */
  readonly inputs?: readonly ResolvedParameter[];
  readonly label?: string;
  readonly group?: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** Whether it changes the price. */
  readonly costImpact?: boolean;
  readonly deprecated?: Deprecation;
  /** Where each fact comes from that is not the page's. */
  readonly origins?: Readonly<Record<string, Origin>>;
}

export interface Deprecation {
  readonly reason: string;
  readonly replacement?: string;
}

/** A rule between parameters of one model, named by their names. "Given" means present in the body. */
export type Rule =
  /** At most one of them may be given. */
  | { readonly kind: 'exclusive'; readonly parameters: readonly string[]; readonly reason?: string }
  /** At least one of them must be given. */
  | { readonly kind: 'oneOf'; readonly parameters: readonly string[]; readonly reason?: string }
  /** Where `parameter` is given, all of `needs` must be given too. */
  | {
      readonly kind: 'requires';
      readonly parameter: string;
      readonly needs: readonly string[];
      readonly reason?: string;
    }
  /** `parameter` must be given where `when.parameter` has one of `when.values`. */
  | {
      readonly kind: 'requiredWhen';
      readonly parameter: string;
      readonly when: Condition;
      readonly reason?: string;
    }
  /** The API takes no notice of `parameter` under this condition: told in docs and hints, never refused. */
  | {
      readonly kind: 'ignoredWhen';
      readonly parameter: string;
      readonly when: Condition;
      readonly reason?: string;
    };

/** `parameter` is given, and where `values` stands, is one of them. */
export interface Condition {
  readonly parameter: string;
  readonly values?: readonly Scalar[];
}
