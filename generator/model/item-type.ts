import type { ValueType } from './value-type.ts';

/** The type of a value, or of each item where the value is a list. */
export function itemType(type: ValueType): ValueType {
  return type.kind === 'array' ? type.item : type;
}
