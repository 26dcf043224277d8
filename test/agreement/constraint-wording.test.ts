import { expect, test } from 'vitest';
import { constraintText } from '../../generator/model/constraint-words.ts';
import type { ConstraintTerms } from '../../generator/model/resolved-model.ts';
import {
  anyOf,
  lessThan,
  maxProduct,
  maxSum,
  mutuallyExclusive,
  requiredWhen,
  requires,
  requiresAnyOf,
  sameCount,
} from '../../generator/runtime/constraints.ts';
import type { Check } from '../../generator/runtime/schema.ts';
import { limitedWhen } from '../../generator/runtime/value-checks.ts';

type Body = Readonly<Record<string, unknown>>;

/** Each kind of constraint: its terms for the docs, its check in the SDK, and a body that violates it. */
const cases: readonly (readonly [ConstraintTerms, Check<Body>, Body, docs: string, sdk: string])[] =
  [
    [
      { kind: 'mutuallyExclusive', parameters: ['a', 'b'] },
      mutuallyExclusive('a', 'b'),
      { a: 1, b: 1 },
      'set at most one of a and b',
      "can't be set together with 'a'",
    ],
    [
      { kind: 'anyOf', parameters: ['a', 'b'] },
      anyOf('a', 'b'),
      {},
      'set at least one of a and b',
      "is required unless 'b' is set",
    ],
    [
      { kind: 'requires', parameter: 'a', needs: ['b'] },
      requires('a', 'b'),
      { a: 1 },
      'a requires b',
      "is required when 'a' is set",
    ],
    [
      { kind: 'requiresAnyOf', parameter: 'a', needs: ['b', 'c'] },
      requiresAnyOf('a', 'b', 'c'),
      { a: 1 },
      'a requires at least one of b and c',
      "is required when 'a' is set unless 'c' is set",
    ],
    [
      { kind: 'requiredWhen', parameter: 'a', when: { parameter: 'b' } },
      requiredWhen('a', 'b'),
      { b: 1 },
      'a is required when b is set',
      "is required when 'b' is set",
    ],
    [
      { kind: 'requiredWhen', parameter: 'a', when: { parameter: 'b', values: ['x'] } },
      requiredWhen('a', 'b', ['x']),
      { b: 'x' },
      'a is required when b is x',
      "is required when 'b' is 'x'",
    ],
    [
      { kind: 'limitedWhen', parameter: 'a', when: { parameter: 'b' }, max: 4 },
      limitedWhen('a', { max: 4 }, 'b'),
      { a: 5, b: 1 },
      'a must be at most 4 when b is set',
      "must be at most 4 when 'b' is set (got 5)",
    ],
    [
      { kind: 'limitedWhen', parameter: 'a', when: { parameter: 'b' }, min: 2, max: 4 },
      limitedWhen('a', { min: 2, max: 4 }, 'b'),
      { a: 5, b: 1 },
      'a must be 2 to 4 when b is set',
      "must be at most 4 when 'b' is set (got 5)",
    ],
    [
      { kind: 'limitedWhen', parameter: 'a', when: { parameter: 'b' }, minItems: 1, maxItems: 1 },
      limitedWhen('a', { minItems: 1, maxItems: 1 }, 'b'),
      { a: [1, 2], b: 1 },
      'a must have exactly 1 item when b is set',
      "must have at most 1 item when 'b' is set (got 2)",
    ],
    [
      { kind: 'limitedWhen', parameter: 'a', when: { parameter: 'b' }, minItems: 1, maxItems: 3 },
      limitedWhen('a', { minItems: 1, maxItems: 3 }, 'b'),
      { a: [], b: 1 },
      'a must have 1 to 3 items when b is set',
      "must have at least 1 item when 'b' is set (got 0)",
    ],
    [
      { kind: 'limitedWhen', parameter: 'a', when: { parameter: 'b' }, maxLength: 1 },
      limitedWhen('a', { maxLength: 1 }, 'b'),
      { a: 'xy', b: 1 },
      'a must have at most 1 character when b is set',
      "must have at most 1 character when 'b' is set (got 2)",
    ],
    [
      { kind: 'lessThan', parameter: 'a', than: 'b' },
      lessThan('a', 'b'),
      { a: 2, b: 1 },
      'a must be less than b',
      "must be less than 'b' (1) (got 2)",
    ],
    [
      { kind: 'maxSum', parameters: ['a', 'b'], max: 4 },
      maxSum(4, 'a', 'b'),
      { a: 3, b: 2 },
      'a + b must be at most 4 in total',
      "must keep 'a' + 'b' at most 4 in total (got 5)",
    ],
    [
      { kind: 'maxProduct', parameters: ['a', 'b'], max: 4 },
      maxProduct(4, 'a', 'b'),
      { a: 3, b: 2 },
      'a × b must be at most 4',
      "must keep 'a' × 'b' at most 4 (got 6)",
    ],
    [
      { kind: 'sameCount', parameter: 'a', as: 'b' },
      sameCount('a', 'b'),
      { a: [1], b: [] },
      'a must have as many items as b',
      "must have 0 items, as 'b' has 0 (got 1)",
    ],
  ];

test.each(cases)(
  'constraintText and the validator use the same words for %o',
  (terms, check, body, docs, sdk) => {
    expect(constraintText(terms)).toBe(docs);
    expect(check.find(body).map(({ message }) => message)).toEqual([sdk]);
  },
);
