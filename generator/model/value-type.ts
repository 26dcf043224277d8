import type { ResolvedParameter } from './resolved-model.ts';

/** A parameter with its type in the SDK. */
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
