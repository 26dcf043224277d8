import type { Figure, FigureOptions } from './figures.ts';
import type { Dimension, Thing } from './lexicon.ts';

/** A part of a sentence that is understood. */
export type LimitClause = MeasureClause | FormatsClause | StepClause | IntegerClause;

/** A bound on something that is measured or counted. */
export interface MeasureClause {
  readonly is: 'measure';
  readonly bound: MeasureBound | 'bare';
  readonly low?: Figure;
  readonly high?: Figure;
  readonly dimensions: ReadonlySet<Dimension>;
  /** The thing that has the bound: "each image". */
  readonly subject?: Thing;
  /** The thing that is counted: "4 images". */
  readonly counted?: Thing;
  readonly isEach: boolean;
  /** Whether the figure itself is out of bounds: "more than 5". */
  readonly isStrict: boolean;
  readonly isNegated: boolean;
  readonly isInteger: boolean;
  /** "One or more". */
  readonly isOrMore: boolean;
  readonly start: number;
  readonly end: number;
}

/** The sides on which a measure is bounded. */
export type MeasureBound = 'most' | 'least' | 'range' | 'exact';

/** A list of file formats. */
export interface FormatsClause {
  readonly is: 'formats';
  readonly formats: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A number of which a value is a multiple. */
export interface StepClause {
  readonly is: 'step';
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** "An integer". */
export interface IntegerClause {
  readonly is: 'integer';
  readonly start: number;
  readonly end: number;
}

/** A parameter whose description is read. */
export interface LimitSubject extends FigureOptions {
  /** The words of its name, which are nouns in its description. */
  readonly names: ReadonlySet<string>;
  readonly isNumber: boolean;
}

/** Things that earlier clauses say about the next. */
export interface ClauseContext {
  /** The separator before the clause. */
  readonly joint: string;
  /** Whether the last bound is a negated comparison: "not shorter than". */
  readonly isNegated?: boolean;
  readonly dimensions: ReadonlySet<Dimension>;
  readonly isEach: boolean;
  readonly after?: MeasureClause | undefined;
}

/** A noun phrase that has no effect on the limits next to it. */
export interface NeutralPhrase {
  readonly is: 'neutral';
  readonly dimensions: ReadonlySet<Dimension>;
  readonly isEach: boolean;
}
