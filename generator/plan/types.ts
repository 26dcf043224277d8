import type { History } from '../history/history.ts';
import type { Source } from '../model/definition.ts';
import type { ResolvedModel, ResolvedParameter } from '../model/resolved-model.ts';

/** The page that a model stands on. */
export interface PageFacts {
  readonly provider: string;
  readonly category: string;
  readonly source: Source;
  /** The definition's path below the models folder, `image-generation/phota.yaml`. */
  readonly path: string;
}

export interface PlannedModel {
  readonly model: ResolvedModel;
  readonly page: PageFacts;
  readonly names: ModelNames;
  readonly parameters: readonly PlannedParameter[];
  /** The updates that changed the model, newest first; absent if there are none. */
  readonly history?: History;
}

export interface ModelNames {
  /** The export, `photaEdit`. */
  readonly identifier: string;
  /** The interface of its input, `PhotaEditInput`. */
  readonly inputType: string;
  /** The name of its files without an extension, `phota-edit`. */
  readonly fileName: string;
}

export interface PlannedParameter {
  readonly parameter: ResolvedParameter;
  readonly type: ValueType;
  /** May be left out of an input: not required, or required with a default that the builder sends. */
  readonly optional: boolean;
}

/** What a value is, in words that TypeScript, zod and JSON Schema can each say. */
export type ValueType =
  | { readonly kind: 'string' }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  /** The id of an asset. */
  | { readonly kind: 'file' }
  /** The id of a trained model. */
  | { readonly kind: 'model' }
  /** One of a list of values. */
  | { readonly kind: 'literals'; readonly values: readonly (string | number | boolean)[] }
  /** An item of an `inputs_array`; without parameters where nobody says what it holds. */
  | { readonly kind: 'object'; readonly parameters?: readonly PlannedParameter[] }
  | { readonly kind: 'array'; readonly item: ValueType }
  /** A type that the reference has and this version does not know. */
  | { readonly kind: 'unknown' };
