import type { ParameterLimits } from '../runtime/parameter-data.ts';
import type { TextFormat } from '../runtime/text-format.ts';
import type { ConstraintTerms } from './constraint.ts';
import type { Parameter, Scalar } from './definition.ts';
import type { ProseFact } from './fact.ts';
import type { FormFacts } from './parameter-facts.ts';

export type { Condition, ConditionalLimits, ConstraintTerms } from './constraint.ts';

/**
 * A model with the facts of its page, its API record and its overlay, which later stages work with.
 * Without record and overlay, it has the facts of the page.
 */
export interface ResolvedModel {
  readonly id: string;
  readonly name: string;
  readonly identifier?: string;
  /** `false` if only its API record describes it: the page of its provider has no section for it. */
  readonly onPage?: false;
  /** Markdown, one line. */
  readonly description?: string;
  readonly capabilities: readonly string[];
  readonly llmMarkdown?: string;
  readonly parameters: readonly ResolvedParameter[];
  /** The constraints between its parameters. */
  readonly constraints: readonly Constraint[];
  readonly deprecated?: Deprecation;
  /** Inputs written by hand, which the validator accepts. */
  readonly examples?: readonly Example[];
  /** Combinations of values, from the form of the API's web app. */
  readonly presets?: readonly Preset[];
  /** The plan that the model requires: `free`, `creator`, `pro`, `team`, `enterprise`. */
  readonly plan?: string;
  /** The URL of the terms under which the results may be used. */
  readonly license?: string;
  /** Whether the API keeps the price of a failed job. */
  readonly disableRefund?: boolean;
  /** The prices and times of earlier jobs; one entry for each variant of the model. */
  readonly earlierJobs?: readonly EarlierJobs[];
  /** The date of the last change of the API record, `YYYY-MM-DD`. */
  readonly recordDate?: string;
  /** The provenance of each fact that is not from the page, by field. */
  readonly provenance?: ProvenanceByField;
}

/**
 * Where a fact comes from. An overlay overrides a record, which overrides the page. A description
 * only adds facts that none of them has.
 */
export type Provenance = 'page' | 'record' | 'overlay' | 'description';

/** The provenance of facts, by field. */
export type ProvenanceByField = Readonly<Record<string, Provenance>>;

/**
 * A parameter with the facts of page, record and overlay. Limits and allowed values of an array type
 * apply to each item.
 */
export interface ResolvedParameter
  extends
    Omit<Parameter, 'written' | 'onPage' | 'record' | 'deprecated' | keyof ParameterLimits>,
    ParameterLimits,
    FormFacts {
  readonly integer?: true;
  /** The kind of file: `image`, `video`, `audio`, `3d`, … */
  readonly kind?: string;
  /** The form of a text. For an array type, of each item. */
  readonly textFormat?: TextFormat;
  /** The types of trained models that a `model` parameter accepts. */
  readonly modelTypes?: readonly string[];
  /** The parameters of each item of an `inputs_array`. */
  readonly inputs?: readonly ResolvedParameter[];
  /** The constraints between the parameters of `inputs`. */
  readonly constraints?: readonly Constraint[];
  readonly deprecated?: Deprecation;
  /**
   * Facts that only the description of this parameter states, of any certainty. A constraint in
   * them is between this parameter and those next to it. Trusted facts are limits and constraints instead.
   */
  readonly facts?: readonly ProseFact[];
  /** The provenance of each fact that is not from the page, by field. */
  readonly provenance?: ProvenanceByField;
}

/** The reason for a deprecation, and the replacement. */
export interface Deprecation {
  readonly reason: string;
  readonly replacement?: string;
}

/** An input written by hand, for the docs. */
export interface Example {
  readonly name: string;
  readonly description?: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The prices, in creative units, and times of earlier jobs of a model. */
export interface EarlierJobs {
  /** The kind of job: a capability, or the name of a variant. */
  readonly variant?: string;
  readonly minPrice?: number;
  readonly medianPrice?: number;
  readonly maxPrice?: number;
  /** In seconds; half of the jobs took less. */
  readonly medianTime?: number;
  /** In seconds; three quarters of the jobs took less. */
  readonly upperTime?: number;
}

/** A named combination of values of several parameters. */
export interface Preset {
  readonly label: string;
  /** By parameter; empty if the preset leaves the choice to the model. */
  readonly values: Readonly<Record<string, Scalar>>;
}

/** A condition between parameters of one model, with its reason and provenance. */
export type Constraint = ConstraintTerms & {
  readonly reason?: string;
  readonly provenance?: Provenance;
};
