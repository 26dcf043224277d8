import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { DefinitionTasks, StaleDefinition } from './definition-tasks.ts';
import type { OutputTarget } from './output-target.ts';
import type { SourceFile } from './read-catalog.ts';

/** Threads that share the tasks of a run. */
export interface Threads extends DefinitionTasks {
  readonly close: () => Promise<void>;
}

/** A task for a worker, which replies with the results in the order of the items. */
export type ThreadTask =
  | { readonly kind: 'read'; readonly items: readonly SourceFile[] }
  | { readonly kind: 'generate'; readonly items: readonly StaleDefinition[] };

interface Thread {
  readonly tasks: DefinitionTasks;
  /** The number of batches that it has at the same time, so that it never waits for the next one. */
  readonly batches: number;
}

/** With fewer definitions, starting a thread costs more than it saves. */
const minDefinitions = 8;
const maxThreads = 8;
/** The number of definitions that a thread gets at a time. */
const batchSize = 2;

/**
 * Starts threads for so many definitions: this one, and a worker for each further processor. The
 * thread that read a definition generates its files too, unless another one has nothing to do.
 */
export async function startThreads(definitions: number, target: OutputTarget): Promise<Threads> {
  // Tests run from the sources, without a built worker.
  const isFew = definitions < minDefinitions || import.meta.url.endsWith('.ts');
  const amount = isFew ? 1 : Math.min(availableParallelism(), maxThreads, definitions);
  const workers = Array.from({ length: amount - 1 }, () => startWorker(target));
  const { startDefinitionTasks } = await import('./definition-tasks.ts');
  const threads: readonly Thread[] = [
    { tasks: yieldingTasks(startDefinitionTasks(target)), batches: 1 },
    ...workers.map((worker) => ({ tasks: tasksOf(worker), batches: 2 })),
  ];
  const readers = new Map<string, Thread>();
  return {
    read: (files) =>
      distribute(
        threads,
        files,
        () => undefined,
        (thread, batch) => {
          for (const { file } of batch) readers.set(file.path, thread);
          return thread.tasks.read(batch);
        },
      ),
    generate: (stale) =>
      distribute(
        threads,
        stale,
        ({ file }) => readers.get(file.file.path),
        ({ tasks }, batch) => tasks.generate(batch),
      ),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Runs a task for all items. A thread takes the batches that prefer it, then any other. */
async function distribute<Item, Reply>(
  threads: readonly Thread[],
  items: readonly Item[],
  preferred: (item: Item) => Thread | undefined,
  run: (thread: Thread, batch: readonly Item[]) => Promise<readonly Reply[]>,
): Promise<readonly Reply[]> {
  const waiting = threads.map((thread) =>
    batchesOf(items.filter((item) => preferred(item) === thread)),
  );
  const shared = batchesOf(items.filter((item) => preferred(item) === undefined));
  const replies = new Map<Item, Reply>();
  const next = (thread: number) =>
    [waiting[thread], shared, ...waiting].find((batches) => batches?.length)?.shift();
  const work = async (thread: Thread, index: number) => {
    for (let batch = next(index); batch; batch = next(index)) {
      const results = await run(thread, batch);
      batch.forEach((item, place) => {
        const reply = results[place];
        if (reply !== undefined) replies.set(item, reply);
      });
    }
  };
  const lanes = threads.flatMap((thread, index) =>
    Array.from({ length: thread.batches }, () => work(thread, index)),
  );
  await Promise.all(lanes);
  return items.flatMap((item) => replies.get(item) ?? []);
}

function batchesOf<Item>(items: readonly Item[]): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  );
}

/** Lets replies of workers in before each batch, as this thread gives them their next ones. */
function yieldingTasks({ read, generate }: DefinitionTasks): DefinitionTasks {
  return {
    read: async (files) => {
      await setImmediate();
      return read(files);
    },
    generate: async (stale) => {
      await setImmediate();
      return generate(stale);
    },
  };
}

function startWorker(target: OutputTarget): Worker {
  const url = new URL('./generation-worker.js', import.meta.url);
  return new Worker(url, { workerData: target });
}

function tasksOf(worker: Worker): DefinitionTasks {
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
    read: (items) => ask({ kind: 'read', items }),
    generate: (items) => ask({ kind: 'generate', items }),
  };
}
