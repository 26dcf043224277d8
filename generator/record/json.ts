import type { Json, JsonObject } from '../model/record.ts';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Returns whether a value can be a name on one line of a definition. */
export function isWord(value: Json | undefined): value is string {
  return typeof value === 'string' && /^[^\r\n]+$/.test(value);
}

/** Returns the value with the keys of its objects sorted: their order in the API varies. */
export function withSortedKeys(value: Json): Json {
  if (isList(value)) return value.map(withSortedKeys);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, withSortedKeys(value[key] ?? null)]));
}
