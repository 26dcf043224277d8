import type { TextFormat } from '../runtime/text-format.ts';
import type { ConstraintTerms } from './constraint.ts';
import type { Parameter, Scalar } from './definition.ts';
import type { ProseFact } from './fact.ts';

export type { Condition, ConditionalLimits, ConstraintTerms } from './constraint.ts';

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
  readonly constraints: readonly Constraint[];
  readonly deprecated?: Deprecation;
  /** Inputs written by hand, known to pass the validator. */
  readonly examples?: readonly Example[];
  /** Values that go together, as the API's own form offers them. */
  readonly presets?: readonly Preset[];
  /** The plan that one must have: `free`, `creator`, `pro`, `team`, `enterprise`. */
  readonly plan?: string;
  /** The URL of the terms under which the results may be used. */
  readonly license?: string;
  /** Whether the API keeps the price of a failed job. */
  readonly disableRefund?: boolean;
  /** When the API's record was last changed, `YYYY-MM-DD`. */
  readonly recordDate?: string;
  /** Where each fact comes from that is not the page's, by the name of its field. */
  readonly provenance?: ProvenanceByField;
}

/**
 * Where a fact was read. A later one has priority: page, record, overlay. A description only adds
 * facts that none of them has.
 */
export type Provenance = 'page' | 'record' | 'overlay' | 'description';

export type ProvenanceByField = Readonly<Record<string, Provenance>>;

export interface ResolvedParameter extends Omit<Parameter, 'written' | 'onPage' | 'record'> {
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
  readonly minDuration?: number;
  readonly maxDuration?: number;
  /** Of a picture or a video, in pixels. */
  readonly minWidth?: number;
  readonly maxWidth?: number;
  readonly minHeight?: number;
  readonly maxHeight?: number;
  /** Width divided by height. */
  readonly minAspectRatio?: number;
  readonly maxAspectRatio?: number;
  /** The endings of the names of accepted files, in lower case and without a dot: `png`. */
  readonly fileFormats?: readonly string[];
  /** The form of a text. For an array type, of each item. */
  readonly textFormat?: TextFormat;
  /** Which trained models a `model` parameter takes. */
  readonly modelTypes?: readonly string[];
  /** The parameters of each item of an `inputs_array`. */
  readonly inputs?: readonly ResolvedParameter[];
  /** Rules between the parameters of `inputs`. */
  readonly constraints?: readonly Constraint[];
  readonly label?: string;
  readonly group?: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** What the API's own form calls allowed values, by the value as text. */
  readonly valueLabels?: Readonly<Record<string, string>>;
  /** Whether it changes the price. */
  readonly costImpact?: boolean;
  /** Whether it is a text that tells the model what to make. */
  readonly prompt?: boolean;
  /** Whether the file becomes the parent of what is made. */
  readonly parent?: boolean;
  /** The file parameter that this file is the mask of. */
  readonly maskFrom?: string;
  readonly deprecated?: Deprecation;
  /**
   * Facts that only the description of this parameter states, of any certainty. A constraint in
   * them is between this parameter and those next to it. Facts that are trusted are not among them.
   */
  readonly facts?: readonly ProseFact[];
  /** Where each fact comes from that is not the page's, by the name of its field. */
  readonly provenance?: ProvenanceByField;
}

export interface Deprecation {
  readonly reason: string;
  readonly replacement?: string;
}

export interface Example {
  readonly name: string;
  readonly description?: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Preset {
  readonly label: string;
  /** By parameter; empty where the preset leaves the choice to the model. */
  readonly values: Readonly<Record<string, Scalar>>;
}

/** A rule between parameters of one model, named by their names. "Given" means present in the body. */
export type Constraint = ConstraintTerms & {
  readonly reason?: string;
  readonly provenance?: Provenance;
};
