/**
 * Checks of values that have the right type, each with its message and its JSON Schema keywords.
 */
import type { ConstraintFields } from './constraint-data.js';
import { didYouMean, makeIssue, mustBe, mustHave, type Issue } from './issues.js';
import type { JsonSchema } from './request-schema.js';
import { stepKeywords } from './steps.js';
import { isOnStep, textLength } from './values.js';

/** The properties of an object. */
export type Fields = Readonly<Record<string, unknown>>;

/** A check of a value that has the right type. */
export interface Check<Value> {
  /** Returns the issues of a value. */
  readonly find: (value: Value) => readonly Issue[];
  /** The check as JSON Schema keywords. */
  readonly json: JsonSchema;
  /** The constraints between parameters that it checks, as data. */
  readonly terms?: readonly ConstraintFields[];
}

/**
 * Adds the issues of each part to those that are known. A loop takes a third of the time of `flatMap`,
 * and a push of many issues in one call would overflow the stack.
 */
export function collect<Part>(
  parts: readonly Part[],
  find: (part: Part) => readonly Issue[],
  issues: Issue[] = [],
): Issue[] {
  for (const part of parts) for (const issue of find(part)) issues.push(issue);
  return issues;
}

/** Returns an own property of an object: every object inherits `constructor` and others. */
export function ownProperty<Value>(
  object: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.prototype.hasOwnProperty.call(object, name) ? object[name] : undefined;
}

/** Rejects a property that has none of these names. */
export function strict(names: readonly string[], name: string, value: Fields): readonly Issue[] {
  if (names.includes(name)) return [];
  const advice = didYouMean(name, names) || '; to send it anyway, pass it in `extra`';
  return [
    makeIssue('unrecognized_keys', `is not a parameter${advice}`, value[name], { keys: [name] }, [
      name,
    ]),
  ];
}

/** Accepts numbers from `minimum`. */
export function gte(minimum: number): Check<number> {
  const facts = { origin: 'number', minimum, inclusive: true };
  return {
    find: (value) =>
      value >= minimum
        ? []
        : [makeIssue('too_small', mustBe(`at least ${minimum}`, value), value, facts)],
    json: { minimum },
  };
}

/** Accepts numbers up to `maximum`. */
export function lte(maximum: number): Check<number> {
  const facts = { origin: 'number', maximum, inclusive: true };
  return {
    find: (value) =>
      value <= maximum
        ? []
        : [makeIssue('too_big', mustBe(`at most ${maximum}`, value), value, facts)],
    json: { maximum },
  };
}

/** Accepts whole numbers. */
export function whole(): Check<number> {
  return {
    find: (value) =>
      Number.isInteger(value)
        ? []
        : [makeIssue('not_multiple_of', mustBe('a whole number', value), value, { divisor: 1 })],
    json: { type: 'integer' },
  };
}

/** Accepts numbers that are a whole number of steps away from `start`; `end` is the maximum. */
export function stepOf(step: number, start = 0, end?: number): Check<number> {
  const offset = isOnStep(start, step) ? '' : `${start} plus `;
  const expected = step === 1 && !offset ? 'a whole number' : `${offset}a multiple of ${step}`;
  return {
    find: (value) =>
      isOnStep(value, step, start)
        ? []
        : [
            makeIssue('not_multiple_of', mustBe(expected, value), value, {
              divisor: step,
            }),
          ],
    json: stepKeywords(step, start, end ?? Infinity),
  };
}

/** Accepts strings of at least `minimum` characters. */
export function minLength(minimum: number): Check<string> {
  return sizeCheck('least', minimum, 'string', 'character', textLength, { minLength: minimum });
}

/** Accepts strings of at most `maximum` characters. */
export function maxLength(maximum: number): Check<string> {
  return sizeCheck('most', maximum, 'string', 'character', textLength, { maxLength: maximum });
}

/** Accepts lists of at least `minimum` items. */
export function minItems(minimum: number): Check<readonly unknown[]> {
  return sizeCheck('least', minimum, 'array', 'item', countItems, { minItems: minimum });
}

/** Accepts lists of at most `maximum` items. */
export function maxItems(maximum: number): Check<readonly unknown[]> {
  return sizeCheck('most', maximum, 'array', 'item', countItems, { maxItems: maximum });
}

function countItems({ length }: readonly unknown[]): number {
  return length;
}

/** Checks the size of a value against a minimum (`least`) or a maximum (`most`). */
function sizeCheck<Value>(
  bound: 'least' | 'most',
  limit: number,
  origin: string,
  unit: string,
  sizeOf: (value: Value) => number,
  json: JsonSchema,
): Check<Value> {
  const isLeast = bound === 'least';
  const facts = { origin, [isLeast ? 'minimum' : 'maximum']: limit, inclusive: true };
  const find = (value: Value): Issue[] => {
    const size = sizeOf(value);
    if (isLeast ? size >= limit : size <= limit) return [];
    const message = mustHave(bound, limit, unit, size);
    return [makeIssue(isLeast ? 'too_small' : 'too_big', message, value, facts)];
  };
  return { find, json };
}
