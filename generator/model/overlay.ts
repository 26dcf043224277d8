import type { TextFormat } from '../runtime/text-format.ts';
import type { ConstraintTerms } from './constraint.ts';
import type { Scalar } from './definition.ts';
import type { FormFacts, RemovableLimits } from './parameter-facts.ts';
import type { Deprecation, Example } from './resolved-model.ts';

/** Facts about the models of a definition that neither page nor record has, written by hand. */
export interface Overlay {
  /** By model ID. */
  readonly models: Readonly<Record<string, ModelOverlay>>;
}

/** Facts about one model. */
export interface ModelOverlay extends ConstraintGroups {
  readonly name?: string;
  /** The name in code. */
  readonly identifier?: string;
  readonly description?: string;
  readonly deprecated?: Deprecation | false;
  /** By parameter name. */
  readonly parameters?: Readonly<Record<string, ParameterOverlay>>;
  readonly examples?: readonly Example[];
}

/** Constraints between the parameters of a model, or of each item of an `inputs_array`, by kind. */
export type ConstraintGroups = {
  readonly [Kind in ConstraintTerms['kind']]?: readonly ConstraintEntry<Kind>[];
};

/** A constraint of a kind. */
type ConstraintEntry<Kind extends ConstraintTerms['kind']> = Omit<
  Extract<ConstraintTerms, { readonly kind: Kind }>,
  'kind'
> & { readonly reason?: string };

/** Facts about one parameter. `null` removes a limit that page or record has. */
export interface ParameterOverlay
  extends ConstraintGroups, Omit<RemovableLimits, 'integer'>, FormFacts {
  readonly type?: string;
  /** If set, also overrides the conditions under which the record requires the parameter. */
  readonly required?: boolean;
  readonly default?: Scalar | readonly Scalar[] | null;
  readonly allowedValues?: readonly Scalar[] | null;
  readonly description?: string;
  readonly integer?: boolean;
  readonly kind?: string;
  readonly textFormat?: TextFormat | null;
  readonly modelTypes?: readonly string[] | null;
  /** The parameters of each item, by name. */
  readonly inputs?: Readonly<Record<string, ParameterOverlay>>;
  readonly deprecated?: Deprecation | false;
}
