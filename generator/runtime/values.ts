/**
 * Checks of single values, shared by the generator and the generated validators, so that types,
 * validators, JSON Schemas, docs and comparisons agree.
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
 * Matches the ID of an asset, and the text of a web or data URL. The API does not accept paths.
 * Without `\w`, which matches the letters of all scripts in other languages.
 */
export const fileReference: Pick<RegExp, 'source' | 'test'> =
  /^([A-Za-z0-9_-]+|(https?:\/\/|data:)\S+)$/;

/** Strings that JavaScript makes of missing values and Booleans. They look like IDs. */
export const notReferences: readonly string[] = ['undefined', 'null', 'NaN', 'true', 'false'];

/** Returns whether a text can identify a file in a request. */
export function isFileReference(text: string): boolean {
  return fileReference.test(text) && !notReferences.includes(text);
}
