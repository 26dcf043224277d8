/**
 * The items of a list that one thread takes. All threads of a list have the same `taken`, in memory
 * that they share, so that none waits for another to get its next item.
 */
export interface Share {
  /** The indexes of all items in the order in which this thread takes them. */
  readonly order: readonly number[];
  /** A byte for each item: 1 if a thread has taken it. */
  readonly taken: Uint8Array<SharedArrayBuffer>;
}

/**
 * Divides a list by the owner of each item. A thread takes its own items, the largest first, and then
 * those of the others, the smallest first: so all threads end at about the same time.
 */
export function divideItems<Owner>(
  owners: readonly (Owner | undefined)[],
  sizes: readonly number[],
  threads: readonly Owner[],
): readonly { readonly owner: Owner; readonly share: Share }[] {
  const taken = new Uint8Array(new SharedArrayBuffer(owners.length));
  const indexes = Array.from(owners.keys()).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0));
  return threads.map((owner) => {
    const isOwn = (index: number) => owners[index] === owner;
    const others = indexes.filter((index) => !isOwn(index)).reverse();
    return { owner, share: { order: [...indexes.filter(isOwn), ...others], taken } };
  });
}

/** Takes the items that no thread has taken, one after the other. */
export function* takeItems<Item>(
  items: readonly Item[],
  { order, taken }: Share,
): Generator<readonly [index: number, item: Item]> {
  for (const index of order) {
    const item = items[index];
    if (item !== undefined && Atomics.exchange(taken, index, 1) === 0) yield [index, item];
  }
}

/** Takes all items that are left, so that no thread starts another one. */
export function takeAll({ order, taken }: Share): void {
  for (const index of order) Atomics.store(taken, index, 1);
}
