import { setImmediate } from 'node:timers/promises';
import type { Result } from '../report/problem.ts';
import type { EncodedFile, EncodedFiles } from './encoded-file.ts';
import type { OutputTarget } from './output-target.ts';
import type { ReadDefinitions, SourceFile } from './read-catalog.ts';
import { startWorkers } from './start-workers.ts';
import type { GeneratedDefinition, SharedFiles, StaleDefinition } from './thread-tasks.ts';
import type { Thread, WorkerThread } from './worker.ts';
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
  const share = async <Item extends { readonly file: SourceFile }, Reply>(
    items: readonly Item[],
    run: (thread: Thread, item: Item) => Promise<Reply>,
  ) => {
    if (items.length === 0) return [];
    return distribute(items, await start(items.length), owners, run);
  };
  try {
    return await use({
      read: (files) => {
        const items = files.map((file) => ({ file }));
        return share(items, (thread, { file }) => thread.read(file));
      },
      generate: (stale) => share(stale, (thread, item) => thread.generate(item)),
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

/**
 * Runs a task for all definitions. A thread takes those that it has, one after the other, and then
 * the last ones of the thread that has most left.
 */
async function distribute<Item extends { readonly file: SourceFile }, Reply>(
  items: readonly Item[],
  threads: readonly Thread[],
  owners: Map<string, Thread>,
  run: (thread: Thread, item: Item) => Promise<Reply>,
): Promise<readonly Reply[]> {
  const pathOf = ({ file }: Item) => file.file.path;
  assignRanges(
    items.map(({ file }) => file),
    threads,
    owners,
  );
  const queues = threads.map((thread) =>
    items.filter((item) => owners.get(pathOf(item)) === thread),
  );
  const next = (index: number) =>
    queues[index]?.shift() ?? queues.reduce((a, b) => (b.length > a.length ? b : a)).pop();
  const replies = new Map<Item, Reply>();
  const work = async (thread: Thread, index: number) => {
    for (let item = next(index); item; item = next(index)) {
      // The thread that read a definition generates its files too.
      owners.set(pathOf(item), thread);
      replies.set(item, await run(thread, item));
    }
  };
  const lanes = threads.flatMap((thread, index) =>
    Array.from({ length: thread.lanes }, () => work(thread, index)),
  );
  await Promise.all(lanes);
  return items.map((item) => {
    const reply = replies.get(item);
    if (reply === undefined) throw new Error('a definition has no thread');
    return reply;
  });
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
  // An empty file counts, too.
  const sizeOf = ({ file }: SourceFile) => file.definition.text.length + 1;
  const unassigned = files.filter(({ file }) => !owners.has(file.path));
  const total = unassigned.reduce((sum, file) => sum + sizeOf(file), 0);
  let before = 0;
  for (const file of unassigned) {
    const thread = threads[Math.floor((before / total) * threads.length)];
    if (thread) owners.set(file.file.path, thread);
    before += sizeOf(file);
  }
}

/** Returns this thread. It lets replies of workers in before each task, and gives them the next ones. */
async function startOwnThread(target: OutputTarget): Promise<Thread> {
  const { startThreadTasks } = await import('./thread-tasks.ts');
  const tasks = startThreadTasks(target);
  return {
    read: async (file) => {
      await setImmediate();
      return tasks.read(file);
    },
    generate: async (stale) => {
      await setImmediate();
      return tasks.generate(stale);
    },
    generateShared: tasks.generateShared,
    lanes: 1,
  };
}
