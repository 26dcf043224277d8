import { setImmediate } from 'node:timers/promises';
import type { GeneratedFile } from '../emit/generated-file.ts';
import type { Result } from '../report/problem.ts';
import { createFileStore, type FileStore } from './file-store.ts';
import type { FileHashes } from './hash.ts';
import { filesFor, type OutputTarget } from './output-target.ts';
import type { ReadDefinitions, SourceFile } from './read-catalog.ts';
import { startWorkers } from './start-workers.ts';
import type { GeneratedDefinition, SharedFiles, StaleDefinition } from './thread-tasks.ts';
import type { Thread, WorkerThread } from './worker.ts';

/** Threads that share the tasks of a run. Each one keeps the files that it generates. */
export interface Threads {
  readonly read: ReadDefinitions;
  readonly generate: (
    stale: readonly StaleDefinition[],
  ) => Promise<readonly Result<GeneratedDefinition>[]>;
  readonly generateShared: (shared: SharedFiles) => Promise<FileHashes>;
  /** Keeps files that this thread generated, and returns their hashes. */
  readonly keep: (files: readonly GeneratedFile[]) => FileHashes;
  /** Writes generated files, after which the threads have no further task. Their folders exist. */
  readonly write: (folder: string, paths: readonly string[]) => Promise<void>;
  /** Returns the texts of generated files, by path. */
  readonly textsOf: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

interface StartedThreads {
  /** This thread. */
  readonly own: Thread;
  readonly workers: readonly WorkerThread[];
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
  const store = createFileStore();
  /** The thread of each definition, by path. */
  const owners = new Map<string, Thread>();
  let started: Promise<StartedThreads> | undefined;
  const start = (definitions: number) =>
    (started ??= startThreads(definitions, target, store, early));
  const startedWorkers = async () => (await started)?.workers ?? [];
  const endWorkers = async () => {
    const workers = new Set([...early, ...(await startedWorkers())]);
    await Promise.all(Array.from(workers, (worker) => worker.end()));
  };
  const share = async <Item extends { readonly file: SourceFile }, Reply>(
    items: readonly Item[],
    run: (thread: Thread, item: Item) => Promise<Reply>,
  ) => {
    if (items.length === 0) return [];
    const { own, workers } = await start(items.length);
    return distribute(items, [own, ...workers], owners, run);
  };
  try {
    return await use({
      read: (files) => {
        const items = files.map((file) => ({ file }));
        return share(items, (thread, { file }) => thread.read(file));
      },
      generate: (stale) => share(stale, (thread, item) => thread.generate(item)),
      generateShared: async (shared) => {
        const { own, workers } = await start(1);
        // This thread has the replies of all others to handle.
        return (workers.at(-1) ?? own).generateShared(shared);
      },
      keep: (files) => store.add(filesFor(files, target)),
      write: async (folder, paths) => {
        const ofWorkers = (await startedWorkers()).map((worker) => worker.write(folder, paths));
        const ofStore = Promise.resolve().then(() => {
          store.write(folder, paths);
        });
        // After a failure, all writes end before the caller releases its lock.
        const results = await Promise.allSettled([ofStore, ...ofWorkers]);
        // The rest of a run needs their memory.
        await endWorkers();
        const failed = results.find((result) => result.status === 'rejected');
        if (failed) throw failed.reason;
      },
      textsOf: async (paths) => {
        const ofWorkers = (await startedWorkers()).map((worker) => worker.textsOf(paths));
        const texts = [store.textsOf(paths), ...(await Promise.all(ofWorkers))];
        return new Map(texts.flatMap((ofThread) => [...ofThread]));
      },
    });
  } finally {
    await endWorkers();
  }
}

async function startThreads(
  definitions: number,
  target: OutputTarget,
  store: FileStore,
  early: readonly WorkerThread[],
): Promise<StartedThreads> {
  const workers = early.length > 0 ? early : await startWorkers(definitions);
  for (const worker of workers) worker.start(target);
  return { own: await startOwnThread(target, store), workers };
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
async function startOwnThread(target: OutputTarget, store: FileStore): Promise<Thread> {
  const { startThreadTasks } = await import('./thread-tasks.ts');
  const tasks = startThreadTasks(target, store);
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
