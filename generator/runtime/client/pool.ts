/** No platform keeps more connections. */
const maxWorkers = 1000;

/**
 * Does `work` for each item in order, for at most `limit` items at the same time, until `isOver`.
 * After an error no further item is taken, and it rejects when the items in work have ended.
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
  let taking: Promise<unknown> = Promise.resolve();
  const worker = async (): Promise<void> => {
    while (errors.length === 0 && !isOver()) {
      try {
        // One after another: some generators can't be asked for two items at the same time.
        const next = taking.then(() =>
          errors.length === 0 && !isOver() ? queue.next() : undefined,
        );
        taking = next.catch(() => undefined);
        const taken = await next;
        if (!taken || taken.done) return;
        await work(taken.value, index++);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: limit >= 1 ? Math.min(limit, maxWorkers) : 1 }, worker));
  if (errors.length > 0) throw errors[0];
}
