import type { ConstraintData } from './constraint-data.js';
import type { ModelFacts } from './model.js';

/** The facts of a model that are known without loading it. */
export interface CatalogEntry extends Omit<ModelFacts, 'constraints' | 'jsonSchema' | 'presets'> {
  /** The provider, `Phota`. */
  readonly provider: string;
  /** The category of the reference, `image generation`. */
  readonly category: string;
  /** The constraints between parameters. */
  readonly constraints: readonly ConstraintData[];
  /** The module of the model in the package: `import('scenario-models/models/' + module)`. */
  readonly module: string;
  /** The export of that module that is the model, `photaEdit`. */
  readonly export: string;
}

export type { ConstraintData, ConstraintFields } from './constraint-data.js';
