import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideItems, takeAll, takeItems } from '../../generator/output/shares.ts';

test('divideItems gives each thread its own items first, and those of the others from the last one', () => {
  const shares = divideItems(['a', 'b', 'a', 'b', undefined], ['a', 'b']);
  expect(shares.map(({ owner, share }) => [owner, share.order])).toEqual([
    ['a', [0, 2, 4, 3, 1]],
    ['b', [1, 3, 4, 2, 0]],
  ]);
});

test('takeItems takes each item once, in any order of the threads', () => {
  const threads = ['a', 'b', 'c'];
  const owners = fc.array(fc.constantFrom(...threads, undefined));
  fc.assert(
    fc.property(owners, fc.infiniteStream(fc.nat(2)), (ofItems, turns) => {
      const items = ofItems.map((_, index) => `item ${String(index)}`);
      const shares = divideItems(ofItems, threads);
      const running = shares.map(({ share }) => takeItems(items, share));
      const taken: (readonly [number, string])[] = [];
      for (const turn of turns) {
        const next = running[turn]?.next();
        if (next && !next.done) taken.push(next.value);
        if (taken.length === items.length) break;
      }
      for (const rest of running) expect(rest.next().done).toBe(true);
      const sorted = taken.toSorted(([one], [other]) => one - other);
      expect(sorted).toEqual([...items.entries()]);
    }),
  );
});

test('takeAll leaves no item to any thread', () => {
  const [one, other] = divideItems(['a', 'a', 'b'], ['a', 'b']);
  if (!one || !other) throw new Error('a thread has no share');
  takeAll(one.share);
  expect([...takeItems(['x', 'y', 'z'], other.share)]).toEqual([]);
});
