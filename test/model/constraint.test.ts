import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  constraintKey,
  withoutRepetitions,
  type ConstraintTerms,
} from '../../generator/model/constraint.ts';
import type { Constraint } from '../../generator/model/resolved-model.ts';

const when = { parameter: 'mode', values: ['fast', 2, true] };

/** One constraint of each kind. */
const kinds: { readonly [Kind in ConstraintTerms['kind']]: ConstraintTerms & { kind: Kind } } = {
  mutuallyExclusive: { kind: 'mutuallyExclusive', parameters: ['a', 'b', 'c'] },
  anyOf: { kind: 'anyOf', parameters: ['a', 'b', 'c'] },
  requires: { kind: 'requires', parameter: 'a', needs: ['b', 'c'] },
  requiresAnyOf: { kind: 'requiresAnyOf', parameter: 'a', needs: ['b', 'c'] },
  requiredWhen: { kind: 'requiredWhen', parameter: 'a', when },
  ignoredWhen: { kind: 'ignoredWhen', parameter: 'a', when },
  ignoredUnless: { kind: 'ignoredUnless', parameter: 'a', when },
  lessThan: { kind: 'lessThan', parameter: 'a', than: 'b' },
  limitedWhen: { kind: 'limitedWhen', parameter: 'a', when, values: ['x', 'y', 1], maxItems: 2 },
  maxSum: { kind: 'maxSum', parameters: ['a', 'b', 'c'], max: 9 },
  maxProduct: { kind: 'maxProduct', parameters: ['a', 'b', 'c'], max: 9 },
  sameCount: { kind: 'sameCount', parameter: 'a', as: 'b' },
};

const anyKind = fc.constantFrom<ConstraintTerms>(...Object.values(kinds));

/** The same constraint with its lists and fields in another order, with a reason. */
function rewritten(terms: ConstraintTerms): fc.Arbitrary<Constraint> {
  const ranks = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });
  return ranks.map((numbers) => {
    const left = [...numbers];
    const next = () => left.pop() ?? 0;
    const shuffled = <Item>(items: readonly Item[]) =>
      items
        .map((item) => [next(), item] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, item]) => item);
    const turn = (value: unknown): unknown => {
      if (Array.isArray(value)) {
        const items: readonly unknown[] = value;
        return shuffled(items);
      }
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        shuffled(Object.entries(value)).map(([name, inner]) => [name, turn(inner)]),
      );
    };
    return turn({ ...terms, reason: 'a reason', provenance: 'overlay' }) as Constraint;
  });
}

describe('constraintKey', () => {
  test('is the same for each order of lists and fields, whatever the reason', () => {
    const pairs = anyKind.chain((terms) => fc.tuple(fc.constant(terms), rewritten(terms)));
    fc.assert(
      fc.property(pairs, ([terms, other]) => {
        expect(constraintKey(other)).toBe(constraintKey(terms));
      }),
      { numRuns: 500 },
    );
  });

  test.each<readonly [ConstraintTerms, ConstraintTerms]>([
    [kinds.maxSum, { ...kinds.maxSum, max: 8 }],
    [kinds.maxSum, { ...kinds.maxSum, kind: 'maxProduct' }],
    [kinds.requires, { ...kinds.requires, parameter: 'b', needs: ['a', 'c'] }],
    [kinds.lessThan, { kind: 'lessThan', parameter: 'b', than: 'a' }],
    [kinds.lessThan, { ...kinds.lessThan, orEqual: true }],
    [kinds.sameCount, { ...kinds.sameCount, offset: 1 }],
    [kinds.limitedWhen, { ...kinds.limitedWhen, values: ['x', 'y', '1'] }],
    [kinds.requiredWhen, { ...kinds.requiredWhen, when: { parameter: 'mode' } }],
  ])('differs between %j and %j', (one, other) => {
    expect(constraintKey(one)).not.toBe(constraintKey(other));
  });

  test('differs between all kinds', () => {
    expect(new Set(Object.values(kinds).map(constraintKey)).size).toBe(Object.keys(kinds).length);
  });
});

describe('withoutRepetitions', () => {
  test('keeps the first of equal constraints', () => {
    const repeated = { ...kinds.maxSum, parameters: ['c', 'b', 'a'] };
    expect(withoutRepetitions([kinds.anyOf, kinds.maxSum, kinds.anyOf, repeated])).toEqual([
      kinds.anyOf,
      kinds.maxSum,
    ]);
  });
});
