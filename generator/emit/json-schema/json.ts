export type Json = string | number | boolean | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export type JsonEntry = readonly [key: string, value: Json];

/** Unlike in an object literal, a key `__proto__` becomes a property as any other. */
export function jsonObject(entries: readonly JsonEntry[]): JsonObject {
  return Object.fromEntries(entries);
}

/** The entry where there is a value, and else nothing. */
export function present(key: string, value: Json | undefined): JsonEntry[] {
  return value === undefined ? [] : [[key, value]];
}
