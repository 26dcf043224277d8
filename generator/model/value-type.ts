import type { Scalar } from './definition.ts';
import type { ResolvedParameter } from './resolved-model.ts';

/** A parameter with the type of its value. */
export interface PlannedParameter {
  readonly parameter: ResolvedParameter;
  readonly type: ValueType;
  /** Whether an input may omit it: it is not required, or the builder sends its default. */
  readonly optional: boolean;
}

/** The type of a value, in terms that TypeScript, zod and JSON Schema can each express. */
export type ValueType =
  | { readonly kind: 'string' }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  /** The ID of an asset. */
  | { readonly kind: 'file' }
  /** The ID of a trained model. */
  | { readonly kind: 'model' }
  /** One of a list of values. */
  | { readonly kind: 'literals'; readonly values: readonly Scalar[] }
  /** An item of an `inputs_array`; without parameters if they are not described. */
  | { readonly kind: 'object'; readonly parameters?: readonly PlannedParameter[] }
  | { readonly kind: 'array'; readonly item: ValueType }
  /** A type that this version does not know. */
  | { readonly kind: 'unknown' };

/** Returns the type of a value, or of each item if the value is a list. */
export function itemType(type: ValueType): ValueType {
  return type.kind === 'array' ? type.item : type;
}

/** Returns the allowed values of a type, or of its items if it is a list. */
export function literalsOf(type: ValueType): readonly Scalar[] | undefined {
  const item = itemType(type);
  return item.kind === 'literals' ? item.values : undefined;
}

/** Returns whether a type has nested parameters that are not documented. */
export function isOpaqueType(type: ValueType): boolean {
  const item = itemType(type);
  return item.kind === 'object' && item.parameters === undefined;
}

/** Returns the parameters of each item of an `inputs_array`, if they are known. */
export function nestedOf(type: ValueType): readonly PlannedParameter[] | undefined {
  return type.kind === 'array' && type.item.kind === 'object' ? type.item.parameters : undefined;
}

/** Returns whether the value is a file or contains one. */
export function holdsFile(type: ValueType): boolean {
  if (type.kind === 'array') return holdsFile(type.item);
  if (type.kind === 'object') {
    return (type.parameters ?? []).some((parameter) => holdsFile(parameter.type));
  }
  return type.kind === 'file';
}
