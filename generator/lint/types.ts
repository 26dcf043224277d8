import type { ConstraintTerms } from '../model/resolved-model.ts';

/** Something a model's reference says in words that its data does not, or that does not fit together. */
export interface LintFinding {
  readonly modelId: string;
  readonly modelName: string;
  /** `keyframes.uri` for an input of an item. */
  readonly parameter: string;
  readonly kind: FindingKind;
  /** Without model and parameter: `takes at most 4 items`. */
  readonly message: string;
  /** The words it was read from. */
  readonly quote?: string;
  /** What an overlay would say of it. */
  readonly proposal?: Fact;
  /** Why it may be wrong; a finding without doubts is sure. */
  readonly doubts: readonly string[];
}

export type FindingKind =
  /** A limit or a rule that stands in prose only. */
  | 'prose-only'
  /** Prose that says otherwise than the data. */
  | 'contradiction'
  /** Facts of the data that can't all be right. */
  | 'misfit'
  /** Names or values that differ only in case. */
  | 'look-alike';

/** What a piece of prose says, as an overlay would. */
export type Fact =
  | { readonly kind: 'limit'; readonly field: LimitField; readonly value: number }
  | { readonly kind: 'integer' }
  | { readonly kind: 'rule'; readonly rule: ConstraintTerms };

export type LimitField =
  | 'min'
  | 'max'
  | 'step'
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems'
  | 'maxSize'
  | 'maxDuration';

/** A fact with the words it was read from. */
export interface Reading<Read extends Fact | undefined = Fact> {
  /** Nothing where the words speak of a rule but of no parameter that is known. */
  readonly fact: Read;
  readonly quote: string;
  readonly doubts: readonly string[];
}
