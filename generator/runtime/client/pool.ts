/** No platform keeps that many connections. */
const most = 1000;

/**
 * Does `work` for each item in order, at most `limit` at a time, until it is over. After an error no
 * further item is taken, and it rejects once those at work have ended.
 */
export async function eachLimited<Item>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item, index: number) => Promise<void>,
  isOver: () => boolean | undefined = () => false,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const errors: unknown[] = [];
  let index = 0;
  const worker = async (): Promise<void> => {
    while (errors.length === 0 && !isOver()) {
      try {
        const next = queue.next();
        if (next.done) return;
        await work(next.value, index++);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: limit >= 1 ? Math.min(limit, most) : 1 }, worker));
  if (errors.length > 0) throw errors[0];
}
