import type { TextFormat } from '../runtime/text-format.ts';
import type { ConstraintTerms } from './constraint.ts';

/**
 * The certainty of a fact read from prose. `certain`: the sentence consists only of known phrases,
 * and nothing near it weakens them. `likely`: the phrase is known, the rest of the sentence is not.
 * `unsure`: there is a reason to doubt it.
 */
export type Certainty = 'certain' | 'likely' | 'unsure';

/** A fact that a description states and that neither page, record nor overlay has. */
export interface ProseFact {
  readonly fact: Fact;
  readonly certainty: Certainty;
  /** The words of the description that state it. */
  readonly words: string;
  /** Reasons why an unsure fact may be wrong. */
  readonly caveats: readonly string[];
}

/** A fact that prose states. */
export type Fact = OverlayFact | JsonFieldsFact;

/** A fact that an overlay can state. */
export type OverlayFact =
  | { readonly kind: 'limit'; readonly field: LimitField; readonly value: number }
  | { readonly kind: 'integer' }
  | { readonly kind: 'fileFormats'; readonly formats: readonly string[] }
  | { readonly kind: 'textFormat'; readonly format: TextFormat }
  | { readonly kind: 'constraint'; readonly constraint: ConstraintTerms };

/** The fields of the objects in a string of JSON. */
export interface JsonFieldsFact {
  readonly kind: 'jsonFields';
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** The limits of files that are numbers. */
export const fileLimitNames = [
  ...(['maxSize', 'minDuration', 'maxDuration'] as const),
  ...(['minWidth', 'maxWidth', 'minHeight', 'maxHeight'] as const),
  ...(['minAspectRatio', 'maxAspectRatio'] as const),
] as const;

/** A limit of files that is a number. */
export type FileLimit = (typeof fileLimitNames)[number];

/** The limits of numbers, strings and lists, except `min` and `max`. */
export const valueLimitNames = ['step', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;

/** The limits of a parameter that are numbers, in order of their fields. */
export const limitFieldNames = ['min', 'max', ...valueLimitNames, ...fileLimitNames] as const;

/** A limit that is a number. */
export type LimitField = (typeof limitFieldNames)[number];

/** Returns whether an overlay can state a fact. */
export function isOverlayFact(fact: Fact): fact is OverlayFact {
  return fact.kind !== 'jsonFields';
}
