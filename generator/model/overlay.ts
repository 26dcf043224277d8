import type { TextFormat } from '../runtime/text-format.ts';
import type { Scalar } from './definition.ts';
import type { FormFacts, RemovableLimits } from './parameter-facts.ts';
import type { Condition, ConditionalLimits, Deprecation, Example } from './resolved-model.ts';

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

/** Constraints between the parameters of a model, or of each item of an `inputs_array`. */
export interface ConstraintGroups {
  readonly mutuallyExclusive?: readonly ParameterGroup[];
  readonly anyOf?: readonly ParameterGroup[];
  readonly requires?: readonly RequiresEntry[];
  readonly requiresAnyOf?: readonly RequiresEntry[];
  readonly requiredWhen?: readonly ConditionalEntry[];
  readonly ignoredWhen?: readonly ConditionalEntry[];
  readonly ignoredUnless?: readonly ConditionalEntry[];
  readonly lessThan?: readonly OrderEntry[];
  readonly limitedWhen?: readonly (ConditionalEntry & ConditionalLimits)[];
  readonly maxSum?: readonly (ParameterGroup & { readonly max: number })[];
  readonly maxProduct?: readonly (ParameterGroup & { readonly max: number })[];
  readonly sameCount?: readonly CountEntry[];
}

/** The parameters of a `mutuallyExclusive` or `anyOf` constraint. */
export interface ParameterGroup {
  readonly parameters: readonly string[];
  readonly reason?: string;
}

/** A `requires` or `requiresAnyOf` constraint. */
export interface RequiresEntry {
  readonly parameter: string;
  readonly needs: readonly string[];
  readonly reason?: string;
}

/** A `requiredWhen`, `ignoredWhen` or `ignoredUnless` constraint. */
export interface ConditionalEntry {
  readonly parameter: string;
  readonly when: Condition;
  readonly reason?: string;
}

/** A `lessThan` constraint. */
export interface OrderEntry {
  readonly parameter: string;
  readonly than: string;
  readonly orEqual?: true;
  readonly reason?: string;
}

/** A `sameCount` constraint. */
export interface CountEntry {
  readonly parameter: string;
  readonly as: string;
  readonly offset?: number;
  readonly reason?: string;
}

/** Facts about one parameter. `null` removes a limit that page or record has. */
export interface ParameterOverlay
  extends ConstraintGroups, Omit<RemovableLimits, 'integer'>, FormFacts {
  readonly type?: string;
  /** If set, overrides when the record requires the parameter, too. */
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
