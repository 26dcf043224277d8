/** The maximum number of concurrent items; no platform keeps more connections open. */
const maxWorkers = 1000;

/**
 * Runs `work` for each item in order, for at most `limit` items at the same time, until `isOver`.
 * After an error it stops taking items, and rejects when the current items have ended.
 */
export async function eachLimited<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  limit: number,
  work: (item: Item, index: number) => Promise<void>,
  isOver: () => boolean | undefined = () => false,
): Promise<void> {
  const queue =
    Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const errors: unknown[] = [];
  let index = 0;
  let lastItem: Promise<unknown> = Promise.resolve();
  const worker = async (): Promise<void> => {
    while (errors.length === 0 && !isOver()) {
      try {
        // One at a time: some iterators can't return two items concurrently.
        const next = lastItem.then(() =>
          errors.length === 0 && !isOver() ? queue.next() : undefined,
        );
        lastItem = next.catch(() => undefined);
        const item = await next;
        if (!item || item.done) return;
        await work(item.value, index++);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: limit >= 1 ? Math.min(limit, maxWorkers) : 1 }, worker));
  if (errors.length > 0) throw errors[0];
}
