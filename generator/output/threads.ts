import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { GeneratedFile } from '../emit/generated-file.ts';
import type { Result } from '../report/problem.ts';
import { createFileStore, type FileStore } from './file-store.ts';
import type { FileHashes } from './hash.ts';
import { filesFor, type OutputTarget } from './output-target.ts';
import type { DefinitionFacts, ReadDefinitions, SourceFile } from './read-catalog.ts';
import type { GeneratedDefinition, SharedFiles, StaleDefinition } from './thread-tasks.ts';

/** Threads that share the tasks of a run. Each one keeps the files that it generates. */
export interface Threads {
  readonly read: ReadDefinitions;
  readonly generate: (
    stale: readonly StaleDefinition[],
  ) => Promise<readonly Result<GeneratedDefinition>[]>;
  readonly generateShared: (shared: SharedFiles) => Promise<FileHashes>;
  /** Keeps files that this thread generated, and returns their hashes. */
  readonly keep: (files: readonly GeneratedFile[]) => FileHashes;
  /** Writes generated files. Their folders exist. */
  readonly write: (folder: string, paths: readonly string[]) => Promise<void>;
  /** Returns the texts of generated files, by path. */
  readonly textsOf: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** A task for a worker. */
export type ThreadTask =
  | { readonly kind: 'read'; readonly file: SourceFile }
  | { readonly kind: 'generate'; readonly stale: StaleDefinition }
  | { readonly kind: 'generate-shared'; readonly shared: SharedFiles }
  | { readonly kind: 'write'; readonly folder: string; readonly paths: readonly string[] }
  | { readonly kind: 'texts'; readonly paths: readonly string[] };

/** A thread, and its tasks. */
interface Thread extends Pick<Threads, 'generateShared'> {
  readonly read: (file: SourceFile) => Promise<Result<DefinitionFacts>>;
  readonly generate: (stale: StaleDefinition) => Promise<Result<GeneratedDefinition>>;
  /** The number of definitions that it has at the same time, so that it never waits for the next one. */
  readonly lanes: number;
}

/** A thread for another processor. */
interface WorkerThread extends Thread, Pick<Threads, 'write' | 'textsOf'> {
  readonly end: () => Promise<unknown>;
}

interface StartedThreads {
  /** This thread. */
  readonly own: Thread;
  readonly workers: readonly WorkerThread[];
}

/** With fewer definitions, starting a thread costs more than it saves. */
const minDefinitions = 8;
const maxThreads = 8;

/**
 * Runs `use` with threads, and ends them. They start with the first definitions, so that a run
 * without any loads nothing for them.
 */
export async function withThreads<T>(
  target: OutputTarget,
  use: (threads: Threads) => Promise<T>,
): Promise<T> {
  const store = createFileStore();
  /** The thread of each definition, by path. */
  const owners = new Map<string, Thread>();
  let started: Promise<StartedThreads> | undefined;
  const start = (definitions: number) => (started ??= startThreads(definitions, target, store));
  const startedWorkers = async () => (await started)?.workers ?? [];
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
        const ofStore = Promise.resolve().then(() => store.write(folder, paths));
        // After a failure, all writes end before the caller releases its lock.
        const results = await Promise.allSettled([ofStore, ...ofWorkers]);
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
    await Promise.all((await startedWorkers()).map((worker) => worker.end()));
  }
}

async function startThreads(
  definitions: number,
  target: OutputTarget,
  store: FileStore,
): Promise<StartedThreads> {
  // Tests run from the sources, without a built worker.
  const isFew = definitions < minDefinitions || import.meta.url.endsWith('.ts');
  const amount = isFew ? 1 : Math.min(availableParallelism(), maxThreads, definitions);
  const workers = Array.from({ length: amount - 1 }, () => startWorker(target));
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

function startWorker(target: OutputTarget): WorkerThread {
  const url = new URL('./generation-worker.js', import.meta.url);
  const worker = new Worker(url, { workerData: target });
  const failed = new Promise<never>((_, reject) => worker.once('error', reject));
  // A worker may fail before it has a task.
  failed.catch(() => undefined);
  // Replies come in the order of the tasks.
  const waiting: ((reply: never) => void)[] = [];
  worker.on('message', (reply) => waiting.shift()?.(reply as never));
  const ask = <Reply>(task: ThreadTask) => {
    worker.postMessage(task);
    const reply = new Promise<Reply>((resolve) => waiting.push(resolve));
    return Promise.race([reply, failed]);
  };
  return {
    read: (file) => ask({ kind: 'read', file }),
    generate: (stale) => ask({ kind: 'generate', stale }),
    generateShared: (shared) => ask({ kind: 'generate-shared', shared }),
    write: (folder, paths) => ask({ kind: 'write', folder, paths }),
    textsOf: (paths) => ask({ kind: 'texts', paths }),
    end: () => worker.terminate(),
    lanes: 2,
  };
}
