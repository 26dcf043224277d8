import type { ConstraintTerms } from '../model/resolved-model.ts';

/** A statement of a model's reference that its data lacks or contradicts, or data that contradicts itself. */
export interface LintFinding {
  readonly modelId: string;
  readonly modelName: string;
  /** A path for a nested parameter: `keyframes.uri`. */
  readonly parameter: string;
  readonly kind: FindingKind;
  /** Without model and parameter: `must have at most 4 items`. */
  readonly message: string;
  /** The words it was read from. */
  readonly quote?: string;
  /** The fact that the data could state instead. */
  readonly proposal?: Fact;
  readonly certainty: Certainty;
  /** Reasons why an unsure finding may be wrong. */
  readonly caveats: readonly string[];
}

export type FindingKind =
  /** A limit or a constraint that only prose states. */
  | 'prose-only'
  /** Prose that contradicts the data. */
  | 'contradiction'
  /** Data that contradicts itself. */
  | 'misfit'
  /** Names or values that differ only in case. */
  | 'look-alike';

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

/** A fact with the words it was read from. */
export interface Reading<Read extends Fact | undefined = Fact> {
  /** Undefined if the words state a constraint on something that is not a known parameter. */
  readonly fact: Read;
  /** The phrase form that was recognized: `up to N items`. */
  readonly form: string;
  readonly quote: string;
  /** The recognized part of the sentence. */
  readonly start: number;
  readonly end: number;
  readonly caveats: readonly string[];
}

/** A reading with its certainty. */
export type RatedReading = Reading<Fact | undefined> & { readonly certainty: Certainty };

/** Returns whether an overlay can state a fact. */
export function isOverlayFact(fact: Fact): fact is OverlayFact {
  return fact.kind === 'limit' || fact.kind === 'integer' || fact.kind === 'constraint';
}
