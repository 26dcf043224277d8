/**
 * The order in which a thread takes the items of a list. All threads that work on the list have the
 * same `taken`, in memory that they share, so that none waits for another to get its next item.
 */
export interface ItemOrder {
  /** The indexes of all items. */
  readonly indexes: readonly number[];
  /** A byte for each item: 1 if a thread has taken it. */
  readonly taken: Uint8Array<SharedArrayBuffer>;
}

/**
 * Returns the order for each thread. A thread takes the items that it owns, the largest first, and
 * then those of the others, the smallest first: so all threads end at about the same time.
 */
export function itemOrders<Owner>(
  owners: readonly (Owner | undefined)[],
  sizes: readonly number[],
  threads: readonly Owner[],
): readonly { readonly thread: Owner; readonly order: ItemOrder }[] {
  const taken = new Uint8Array(new SharedArrayBuffer(owners.length));
  const all = Array.from(owners.keys()).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0));
  return threads.map((thread) => {
    const isOwn = (index: number) => owners[index] === thread;
    const others = all.filter((index) => !isOwn(index)).reverse();
    return { thread, order: { indexes: [...all.filter(isOwn), ...others], taken } };
  });
}

/** Takes the items that no thread has taken, one after the other. */
export function* takeItems<Item>(
  items: readonly Item[],
  { indexes, taken }: ItemOrder,
): Generator<readonly [index: number, item: Item]> {
  for (const index of indexes) {
    const item = items[index];
    if (item !== undefined && Atomics.exchange(taken, index, 1) === 0) yield [index, item];
  }
}

/** Takes all items that are left, so that no thread starts another one. */
export function takeAll({ indexes, taken }: ItemOrder): void {
  for (const index of indexes) Atomics.store(taken, index, 1);
}
