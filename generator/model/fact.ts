import type { ConstraintTerms } from './resolved-model.ts';

/**
 * The certainty of a reading. `certain`: the whole sentence consists of known phrases, and nothing
 * near it weakens them. `likely`: the phrase is known, the rest of the sentence is not. `unsure`:
 * there is a reason to doubt it.
 */
export type Certainty = 'certain' | 'likely' | 'unsure';

/** A fact that prose states. */
export type Fact = OverlayFact | ContentFact;

/** A fact that an overlay can state. */
export type OverlayFact =
  | { readonly kind: 'limit'; readonly field: LimitField; readonly value: number }
  | { readonly kind: 'integer' }
  | { readonly kind: 'constraint'; readonly constraint: ConstraintTerms };

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

/** A fact about the content of a value, for which an overlay has no field. */
export type ContentFact =
  | { readonly kind: 'fileFormats'; readonly formats: readonly string[] }
  /** In seconds. */
  | { readonly kind: 'minDuration'; readonly value: number }
  /** The shortest or longest side of a picture or video, in pixels. */
  | { readonly kind: 'minSide' | 'maxSide'; readonly value: number }
  | { readonly kind: 'textFormat'; readonly format: TextFormat }
  /** The value must be less than that of another parameter. */
  | { readonly kind: 'lessThan' | 'greaterThan'; readonly other: string };

export type TextFormat = 'hex-color' | 'hex-color-with-hash' | 'hex-color-without-hash' | 'json';

/** Returns whether an overlay can state a fact. */
export function isOverlayFact(fact: Fact): fact is OverlayFact {
  return fact.kind === 'limit' || fact.kind === 'integer' || fact.kind === 'constraint';
}
