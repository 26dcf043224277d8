import type { ExampleValue } from '../../generator/samples/example-inputs.ts';
import { isExampleFile, isExampleList } from '../../generator/samples/types.ts';

/** An example as JSON reads it, even if a parameter is named `__proto__`. */
export function toJson(value: ExampleValue): unknown {
  if (typeof value !== 'object') return value;
  if (isExampleFile(value)) return value.asset;
  if (isExampleList(value)) return value.map(toJson);
  return Object.fromEntries(Array.from(value, ([name, item]) => [name, toJson(item)]));
}
