import type { Scalar } from '../../model/definition.ts';
import type { ValueType } from '../../model/value-type.ts';

/** Returns whether TypeScript accepts a value of type `from` for type `to`. Nested parameters are compared separately. */
export function isAssignable(from: ValueType, to: ValueType): boolean {
  if (to.kind === 'unknown') return true;
  if (from.kind === 'array' || to.kind === 'array') {
    return from.kind === 'array' && to.kind === 'array' && isAssignable(from.item, to.item);
  }
  switch (to.kind) {
    case 'string':
    case 'model':
      return isText(from);
    case 'file':
      return isText(from) || from.kind === 'file';
    case 'number':
    case 'boolean':
      return from.kind === to.kind || isEach(from, (value) => typeof value === to.kind);
    case 'literals':
      return from.kind === 'boolean'
        ? [true, false].every((value) => to.values.includes(value))
        : isEach(from, (value) => to.values.includes(value));
    case 'object':
      return from.kind === 'object' && !from.parameters === !to.parameters;
  }
}

function isText(type: ValueType): boolean {
  return (
    type.kind === 'string' ||
    type.kind === 'model' ||
    isEach(type, (value) => typeof value === 'string')
  );
}

function isEach(type: ValueType, test: (value: Scalar) => boolean): boolean {
  return type.kind === 'literals' && type.values.every(test);
}
