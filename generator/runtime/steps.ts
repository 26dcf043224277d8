import type { JsonSchema } from './request-schema.js';
import { isOnStep } from './values.js';

/** JSON Schema counts steps from 0 only; up to so many steps from elsewhere are listed. */
const longestEnum = 100;

/**
 * Returns a step as a keyword of JSON Schema, if every validator agrees on it: `multipleOf` of a
 * fraction refuses 0.07 for 0.01 in most of them. Other steps are described in words.
 */
export function stepKeywords(step: number, start: number, end: number): JsonSchema {
  if (!Number.isInteger(step) || !Number.isInteger(start)) return {};
  if (isOnStep(start, step)) return { multipleOf: step };
  const count = Math.floor((end - start) / step) + 1;
  return count > longestEnum
    ? {}
    : { enum: Array.from({ length: count }, (_, index) => start + index * step) };
}
