/**
 * Tests of single values that the generator and the generated validators share: each question has
 * one answer in types, validators, JSON Schemas, docs and comparisons.
 */

/**
 * Returns whether `value` is a whole number of steps away from `start`. Decimal steps have no exact
 * binary form, so `0.1 + 0.2` is on a step of 0.1; whole steps are compared exactly.
 */
export function isOnStep(value: number, step: number, start = 0): boolean {
  const steps = (value - start) / step;
  const tolerance = step % 1 || start % 1 ? 1e-9 + 4 * Number.EPSILON * Math.abs(value / step) : 0;
  return Math.abs(steps - Math.round(steps)) <= tolerance;
}

/** Returns the number of characters (Unicode code points), as JSON Schema and zod count them. */
export function textLength(text: string): number {
  return Array.from(text).length;
}

/**
 * Matches the ID of an asset, and the text of a web or data URL. A path means nothing to the API.
 * Without `\w`, which in other languages has the letters of all scripts.
 */
export const fileReference: Pick<RegExp, 'source' | 'test'> =
  /^([A-Za-z0-9_-]+|(https?:\/\/|data:)\S+)$/;

/** Texts that JavaScript makes of a value that is not there: they look like IDs. */
export const notReferences: readonly string[] = ['undefined', 'null', 'NaN', 'true', 'false'];

/** Returns whether a text can identify a file in a request. */
export function isFileReference(text: string): boolean {
  return fileReference.test(text) && !notReferences.includes(text);
}
