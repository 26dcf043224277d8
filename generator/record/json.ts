import type { Json, JsonObject } from '../model/record.ts';

/** Returns whether a JSON value is an object. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isJsonList(value);
}

/** Returns whether a JSON value is a list. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Returns whether a value is text on one line, such as a name. */
export function isWord(value: Json | undefined): value is string {
  return typeof value === 'string' && /^[^\r\n]+$/.test(value);
}

/** Sorts the keys of objects, whose order in the API varies. */
export function withSortedKeys(value: Json): Json {
  if (isJsonList(value)) return value.map(withSortedKeys);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, withSortedKeys(value[key] ?? null)]));
}
