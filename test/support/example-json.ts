import type { ExampleValue } from '../../generator/emit/example.ts';
import { isFile, isList } from '../../generator/emit/example/types.ts';

/** An example as JSON reads it, also where a parameter is named `__proto__`. */
export function toJson(value: ExampleValue): unknown {
  if (typeof value !== 'object') return value;
  if (isFile(value)) return value.asset;
  if (isList(value)) return value.map(toJson);
  return Object.fromEntries(Array.from(value, ([name, item]) => [name, toJson(item)]));
}
