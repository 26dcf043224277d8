import type { ConstraintData } from './constraint-data.js';
import type { ModelFacts } from './model.js';

/** The metadata of a model, available without loading its module. */
export interface CatalogEntry extends Omit<ModelFacts, 'constraints' | 'jsonSchema' | 'presets'> {
  /** The provider, such as `Phota`. */
  readonly provider: string;
  /** The category in the reference, such as `image generation`. */
  readonly category: string;
  /** The constraints between parameters. */
  readonly constraints: readonly ConstraintData[];
  /** The module of the model in the package: `import('scenario-models/models/' + module)`. */
  readonly module: string;
  /** The name under which that module exports the model, such as `photaEdit`. */
  readonly export: string;
}

export type { ConstraintData, ConstraintFields } from './constraint-data.js';
