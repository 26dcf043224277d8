import type { Parameter, Scalar } from './definition.ts';

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
  /** When the API's record was last changed, `YYYY-MM-DD`. */
  readonly recordDate?: string;
  /** Where each fact comes from that is not the page's, by the name of its field. */
  readonly provenance?: ProvenanceByField;
}

/** Where a fact was read. A later one is trusted over an earlier one: page, record, overlay. */
export type Provenance = 'page' | 'record' | 'overlay';

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
  readonly maxDuration?: number;
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

export type ConstraintTerms =
  /** At most one of them may be given. */
  | { readonly kind: 'mutuallyExclusive'; readonly parameters: readonly string[] }
  /** At least one of them must be given. */
  | { readonly kind: 'anyOf'; readonly parameters: readonly string[] }
  /** Where `parameter` is given, all of `needs` must be given too. */
  | { readonly kind: 'requires'; readonly parameter: string; readonly needs: readonly string[] }
  /** Where `parameter` is given, at least one of `needs` must be given too. */
  | {
      readonly kind: 'requiresAnyOf';
      readonly parameter: string;
      readonly needs: readonly string[];
    }
  /** `parameter` must be given where `when.parameter` has one of `when.values`. */
  | { readonly kind: 'requiredWhen'; readonly parameter: string; readonly when: Condition }
  /** The API takes no notice of `parameter` under this condition: told in docs and hints, never refused. */
  | { readonly kind: 'ignoredWhen'; readonly parameter: string; readonly when: Condition }
  /** The API takes no notice of `parameter` but under this condition: told in docs and hints, never refused. */
  | { readonly kind: 'ignoredUnless'; readonly parameter: string; readonly when: Condition };

/** `parameter` is given, and where `values` stands, is one of them. */
export interface Condition {
  readonly parameter: string;
  readonly values?: readonly Scalar[];
}
