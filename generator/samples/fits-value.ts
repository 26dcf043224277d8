import type { PlannedParameter } from '../plan/types.ts';
import { isAllowedNumber } from './number.ts';
import { isFile, isList, type ExampleValue } from './types.ts';

/** Whether a parameter takes `value`: the default on a page need not fit the page's own limits. */
export function fits(
  value: ExampleValue,
  { type, parameter }: Pick<PlannedParameter, 'type' | 'parameter'>,
): boolean {
  const { minItems = 0, maxItems = Infinity, minLength = 0, maxLength = Infinity } = parameter;
  switch (type.kind) {
    case 'literals':
      return type.values.some((allowed) => allowed === value);
    case 'string':
    case 'model':
      return typeof value === 'string' && value.length >= minLength && value.length <= maxLength;
    case 'number':
      return typeof value === 'number' && isAllowedNumber(value, parameter);
    case 'boolean':
      return typeof value === 'boolean';
    case 'file':
      return isFile(value) || (typeof value === 'string' && value !== '');
    case 'array':
      return (
        isList(value) &&
        value.length >= minItems &&
        value.length <= maxItems &&
        value.every((item) => fits(item, { type: type.item, parameter }))
      );
    case 'object':
      return typeof value === 'object' && !isList(value) && !isFile(value);
    case 'unknown':
      return true;
  }
}
