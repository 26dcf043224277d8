export type Json = string | number | boolean | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export type JsonEntry = readonly [key: string, value: Json];

/** Makes an object. Unlike in a literal, a key `__proto__` becomes a property like any other. */
export function jsonObject(entries: readonly JsonEntry[]): JsonObject {
  return Object.fromEntries(entries);
}

/** Returns an entry if there is a value, otherwise nothing. */
export function present(key: string, value: Json | undefined): JsonEntry[] {
  return value === undefined ? [] : [[key, value]];
}
