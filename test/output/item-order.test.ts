import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemOrders, takeAll, takeItems } from '../../generator/output/item-order.ts';

test('itemOrders gives each thread its own items first, from the largest to the smallest', () => {
  const owners = ['a', 'b', 'a', 'b', undefined];
  const orders = itemOrders(owners, [1, 2, 5, 4, 3], ['a', 'b']);
  expect(orders.map(({ thread, order }) => [thread, order.indexes])).toEqual([
    ['a', [2, 0, 1, 4, 3]],
    ['b', [3, 1, 0, 4, 2]],
  ]);
});

test('takeItems takes each item once, in any order of the threads', () => {
  const threads = ['a', 'b', 'c'];
  const owners = fc.array(fc.constantFrom(...threads, undefined));
  fc.assert(
    fc.property(owners, fc.infiniteStream(fc.nat(2)), (ofItems, turns) => {
      const items = ofItems.map((_, index) => `item ${String(index)}`);
      const sizes = ofItems.map((_, index) => (index * 7) % 5);
      const orders = itemOrders(ofItems, sizes, threads);
      const running = orders.map(({ order }) => takeItems(items, order));
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
  const [one, other] = itemOrders(['a', 'a', 'b'], [1, 1, 1], ['a', 'b']);
  if (!one || !other) throw new Error('a thread has no order');
  takeAll(one.order);
  expect([...takeItems(['x', 'y', 'z'], other.order)]).toEqual([]);
});
