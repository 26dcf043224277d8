import type { Certainty, Fact } from '../model/fact.ts';

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
