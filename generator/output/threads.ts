import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { DatedModel } from '../plan/choose-pages.ts';
import type { Result } from '../report/problem.ts';
import type { GeneratedDefinition, StaleDefinition } from './definition-tasks.ts';
import type { OutputTarget } from './output-target.ts';
import type { ReadDefinitions, SourceFile } from './read-catalog.ts';

/** Threads that share the tasks of a run. */
export interface Threads {
  readonly read: ReadDefinitions;
  readonly generate: (
    stale: readonly StaleDefinition[],
  ) => Promise<readonly Result<GeneratedDefinition>[]>;
  readonly close: () => Promise<void>;
}

/** A task for a worker. */
export type ThreadTask =
  | { readonly kind: 'read'; readonly item: SourceFile }
  | { readonly kind: 'generate'; readonly item: StaleDefinition };

/** A thread, and its tasks. */
interface Thread {
  readonly read: (file: SourceFile) => Promise<Result<readonly DatedModel[]>>;
  readonly generate: (stale: StaleDefinition) => Promise<Result<GeneratedDefinition>>;
  /** The number of tasks that it has at the same time, so that it never waits for the next one. */
  readonly lanes: number;
}

/** With fewer definitions, starting a thread costs more than it saves. */
const minDefinitions = 8;
const maxThreads = 8;

/**
 * Starts threads for so many definitions: this one, and a worker for each further processor. The
 * thread that read a definition generates its files too, unless another one has nothing to do.
 */
export async function startThreads(definitions: number, target: OutputTarget): Promise<Threads> {
  // Tests run from the sources, without a built worker.
  const isFew = definitions < minDefinitions || import.meta.url.endsWith('.ts');
  const amount = isFew ? 1 : Math.min(availableParallelism(), maxThreads, definitions);
  const workers = Array.from({ length: amount - 1 }, () => startWorker(target));
  // They listen for errors from the start.
  const others = workers.map(threadOf);
  const threads = [await ownThread(target), ...others];
  /** The thread of each definition, by path. */
  const owners = new Map<string, Thread>();
  return {
    read: (files) => {
      assignRanges(files, threads, owners);
      const ownerOf = ({ file }: SourceFile) => owners.get(file.path);
      return distribute(files, threads, ownerOf, (thread, source) => {
        owners.set(source.file.path, thread);
        return thread.read(source);
      });
    },
    generate: (stale) => {
      const files = stale.map(({ file }) => file);
      assignRanges(files, threads, owners);
      const ownerOf = ({ file }: StaleDefinition) => owners.get(file.file.path);
      return distribute(stale, threads, ownerOf, (thread, definition) =>
        thread.generate(definition),
      );
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/**
 * Runs a task for all items. A thread takes its own, one after the other, and then the last ones of
 * the thread that has most left.
 */
async function distribute<Item, Reply>(
  items: readonly Item[],
  threads: readonly Thread[],
  ownerOf: (item: Item) => Thread | undefined,
  run: (thread: Thread, item: Item) => Promise<Reply>,
): Promise<readonly Reply[]> {
  const queues = threads.map((thread) => items.filter((item) => ownerOf(item) === thread));
  const next = (index: number) =>
    queues[index]?.shift() ?? queues.reduce((a, b) => (b.length > a.length ? b : a)).pop();
  const replies = new Map<Item, Reply>();
  const work = async (thread: Thread, index: number) => {
    for (let item = next(index); item; item = next(index)) {
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
async function ownThread(target: OutputTarget): Promise<Thread> {
  const { startDefinitionTasks } = await import('./definition-tasks.ts');
  const tasks = startDefinitionTasks(target);
  return {
    read: async (file) => {
      await setImmediate();
      return tasks.read(file);
    },
    generate: async (stale) => {
      await setImmediate();
      return tasks.generate(stale);
    },
    lanes: 1,
  };
}

function startWorker(target: OutputTarget): Worker {
  const url = new URL('./generation-worker.js', import.meta.url);
  return new Worker(url, { workerData: target });
}

function threadOf(worker: Worker): Thread {
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
    read: (item) => ask({ kind: 'read', item }),
    generate: (item) => ask({ kind: 'generate', item }),
    lanes: 2,
  };
}
