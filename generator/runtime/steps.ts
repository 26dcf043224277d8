import type { JsonSchema } from './request-schema.js';
import { isOnStep } from './values.js';

/** JSON Schema counts steps from 0 only; with another start, up to this many values are listed. */
const maxEnumLength = 100;

/**
 * Returns a step as JSON Schema keywords, if all validators agree on them: most of them reject 0.07
 * for a `multipleOf` of 0.01. Other steps are described in words.
 */
export function stepKeywords(step: number, start: number, end: number): JsonSchema {
  if (!Number.isInteger(step) || !Number.isInteger(start)) return {};
  if (isOnStep(start, step)) return { multipleOf: step };
  const count = Math.floor((end - start) / step) + 1;
  return count > maxEnumLength
    ? {}
    : { enum: Array.from({ length: count }, (_, index) => start + index * step) };
}
