import type { Json, JsonObject } from '../model/record.ts';

/** @throws SyntaxError */
export function parseJson(text: string): Json {
  // What JSON.parse gives is JSON.
  return JSON.parse(text) as Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** What can stand as a name in one line of a definition. */
export function isWord(value: Json | undefined): value is string {
  return typeof value === 'string' && /^[^\r\n]+$/.test(value);
}

/** The same value with the keys of its objects in order: the API gives them in any. */
export function inOrder(value: Json): Json {
  if (isList(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key] ?? null)]));
}
