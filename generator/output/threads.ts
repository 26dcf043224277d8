import { setImmediate } from 'node:timers/promises';
import type { Result } from '../report/problem.ts';
import type { EncodedFile, EncodedFiles } from './encoded-file.ts';
import { itemOrders, takeAll, takeItems, type ItemOrder } from './item-order.ts';
import type { OutputTarget } from './output-target.ts';
import type { ReadDefinitions, SourceFile } from './read-catalog.ts';
import { startWorkers } from './start-workers.ts';
import type { GeneratedDefinition, SharedFiles, StaleDefinition } from './thread-tasks.ts';
import type { RunTasks, Thread, WorkerThread } from './worker.ts';
import { writeFiles } from './write-file.ts';

/** Threads that share the tasks of a run. */
export interface Threads {
  readonly read: ReadDefinitions;
  readonly generate: (
    stale: readonly StaleDefinition[],
  ) => Promise<readonly Result<GeneratedDefinition>[]>;
  readonly generateShared: (shared: SharedFiles) => Promise<EncodedFiles>;
  /** Writes files. Their folders exist, and their bytes can't be read any more. */
  readonly write: (folder: string, files: readonly EncodedFile[]) => Promise<void>;
  /** Ends the workers, which releases their memory. */
  readonly endWorkers: () => Promise<void>;
}

/**
 * Runs `use` with threads, and ends them. They start with the first definitions, so that a run
 * without any loads nothing for them. `early` workers are used if some were started before.
 */
export async function withThreads<T>(
  target: OutputTarget,
  use: (threads: Threads) => Promise<T>,
  early: readonly WorkerThread[] = [],
): Promise<T> {
  /** The thread of each definition, by path. */
  const owners = new Map<string, Thread>();
  let workers = early;
  let started: Promise<readonly [Thread, ...Thread[]]> | undefined;
  const startThreads = async (definitions: number) => {
    if (workers.length === 0) workers = await startWorkers(definitions);
    for (const worker of workers) worker.start(target);
    return [await startOwnThread(target), ...workers] as const;
  };
  const start = (definitions: number) => (started ??= startThreads(definitions));
  const endWorkers = async () => {
    const ended = workers;
    workers = [];
    const threads = await started?.catch(() => undefined);
    // This thread does the rest alone.
    if (threads) started = Promise.resolve([threads[0]]);
    await Promise.all(ended.map((worker) => worker.end()));
  };
  const distribute = async <Item extends { readonly file: SourceFile }, Reply>(
    items: readonly Item[],
    taskOf: (thread: Thread) => RunTasks<Item, Reply>,
  ) => {
    if (items.length === 0) return [];
    return runOnThreads(items, await start(items.length), owners, taskOf);
  };
  try {
    return await use({
      read: (files) => {
        const items = files.map((file) => ({ file }));
        return distribute(items, ({ read }) => read);
      },
      generate: (stale) => distribute(stale, ({ generate }) => generate),
      generateShared: async (shared) => {
        const threads = await start(1);
        // This thread, the first one, has the replies of all others to handle.
        return (threads.at(-1) ?? threads[0]).generateShared(shared);
      },
      write: async (folder, files) => {
        const writers = (await started) ? workers : [];
        const amount = Math.ceil(files.length / (writers.length + 1));
        const ofWorkers = writers.map((worker, index) =>
          worker.write(folder, files.slice((index + 1) * amount, (index + 2) * amount)),
        );
        const own = Promise.resolve().then(() => {
          writeFiles(folder, files.slice(0, amount));
        });
        // After a failure, all writes end before the caller releases its lock.
        const results = await Promise.allSettled([own, ...ofWorkers]);
        const failed = results.find((result) => result.status === 'rejected');
        if (failed) throw failed.reason;
      },
      endWorkers,
    });
  } finally {
    await endWorkers();
  }
}

/** Runs a task for all definitions. A thread takes those that it has read, and then those of others. */
async function runOnThreads<Item extends { readonly file: SourceFile }, Reply>(
  items: readonly Item[],
  threads: readonly Thread[],
  owners: Map<string, Thread>,
  taskOf: (thread: Thread) => RunTasks<Item, Reply>,
): Promise<readonly Reply[]> {
  const files = items.map(({ file }) => file);
  assignRanges(files, threads, owners);
  const orders = itemOrders(
    files.map(({ file }) => owners.get(file.path)),
    files.map(sizeOf),
    threads,
  );
  const replies = new Map<number, Reply>();
  const runOn = (thread: Thread, order: ItemOrder) =>
    taskOf(thread)(items, order, (index, reply) => {
      replies.set(index, reply);
      const path = files[index]?.file.path;
      if (path !== undefined) owners.set(path, thread);
    });
  try {
    await Promise.all(orders.map(({ thread, order }) => runOn(thread, order)));
  } finally {
    // After a failure, no thread starts another task.
    for (const { order } of orders) takeAll(order);
  }
  return items.map((_, index) => {
    const reply = replies.get(index);
    if (reply === undefined) throw new Error('a definition has no reply');
    return reply;
  });
}

/** Returns the size of a definition, which its time follows from. An empty file counts, too. */
function sizeOf({ file }: SourceFile): number {
  return file.definition.text.length + 1;
}

/**
 * Assigns definitions to threads in ranges of about the same size. Neighbors, such as the pages of a
 * provider, have texts in common, which a thread reads only once.
 */
function assignRanges(
  files: readonly SourceFile[],
  threads: readonly Thread[],
  owners: Map<string, Thread>,
): void {
  const unassigned = files.filter(({ file }) => !owners.has(file.path));
  const total = unassigned.reduce((sum, file) => sum + sizeOf(file), 0);
  let before = 0;
  for (const file of unassigned) {
    const thread = threads[Math.floor((before / total) * threads.length)];
    if (thread) owners.set(file.file.path, thread);
    before += sizeOf(file);
  }
}

/** Returns this thread. It handles the replies of the workers after each task. */
async function startOwnThread(target: OutputTarget): Promise<Thread> {
  const { startThreadTasks } = await import('./thread-tasks.ts');
  const tasks = startThreadTasks(target);
  const runTasks =
    <Item, Reply>(task: (item: Item) => Reply): RunTasks<Item, Reply> =>
    async (items, order, reply) => {
      for (const [index, item] of takeItems(items, order)) {
        reply(index, task(item));
        await setImmediate();
      }
    };
  return {
    read: runTasks(({ file }) => tasks.read(file)),
    generate: runTasks(tasks.generate),
    generateShared: tasks.generateShared,
  };
}
