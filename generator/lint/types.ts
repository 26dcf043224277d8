import type { Certainty, Fact } from '../model/fact.ts';

/** A statement of a model's reference that its data lacks or contradicts, or data that contradicts itself. */
export interface LintFinding {
  readonly modelId: string;
  readonly modelName: string;
  /** The name of the parameter; the path of a nested one: `keyframes.uri`. */
  readonly parameter: string;
  /** The names on the path. */
  readonly path: readonly string[];
  readonly kind: FindingKind;
  /** The message, without model and parameter: `must have at most 4 items`. */
  readonly message: string;
  /** The words that it was read from. */
  readonly quote?: string;
  /** The fact that the data could state instead. */
  readonly proposal?: Fact;
  readonly certainty: Certainty;
  /** Reasons why an unsure finding may be wrong. */
  readonly caveats: readonly string[];
}

/** The kind of a finding of `lint`. */
export type FindingKind =
  /** A limit or a constraint that only prose states. */
  | 'prose-only'
  /** Prose that contradicts the data. */
  | 'contradiction'
  /** Data that contradicts itself. */
  | 'inconsistent'
  /** Names or values that differ only in case. */
  | 'look-alike';
