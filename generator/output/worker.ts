import { Worker } from 'node:worker_threads';
import type { Result } from '../report/problem.ts';
import type { EncodedFile, EncodedFiles } from './encoded-file.ts';
import type { ItemOrder } from './item-order.ts';
import type { OutputTarget } from './output-target.ts';
import type { DefinitionFacts } from './read-catalog.ts';
import type { GeneratedDefinition, SharedFiles, StaleDefinition } from './thread-tasks.ts';

/**
 * Runs a task for each item that a thread takes, and passes the reply with the index of the item. A
 * worker gets a copy of all items, which are as large as the texts of the definitions.
 */
export type RunTasks<Item, Reply> = (
  items: readonly Item[],
  order: ItemOrder,
  reply: (index: number, value: Reply) => void,
) => Promise<void>;

/** A thread that reads definitions and generates files. */
export interface Thread {
  readonly read: RunTasks<DefinitionToRead, Result<DefinitionFacts>>;
  readonly generate: RunTasks<StaleDefinition, Result<GeneratedDefinition>>;
  readonly generateShared: (shared: SharedFiles) => Promise<EncodedFiles>;
}

/** A thread for another processor. */
export interface WorkerThread extends Thread {
  /** Must be called before anything else. */
  readonly start: (target: OutputTarget) => void;
  /** Writes files. Their bytes move to the worker, and their folders exist. */
  readonly write: (folder: string, files: readonly EncodedFile[]) => Promise<void>;
  readonly end: () => Promise<unknown>;
}

/** A definition that is read for its facts. */
export type DefinitionToRead = Pick<StaleDefinition, 'file'>;

/** A message to a worker, which does one task after the other. */
export type WorkerTask =
  | { readonly kind: 'start'; readonly target: OutputTarget }
  | {
      readonly kind: 'read';
      readonly items: readonly DefinitionToRead[];
      readonly order: ItemOrder;
    }
  | {
      readonly kind: 'generate';
      readonly items: readonly StaleDefinition[];
      readonly order: ItemOrder;
    }
  | { readonly kind: 'generate-shared'; readonly shared: SharedFiles }
  | { readonly kind: 'write'; readonly folder: string; readonly files: readonly EncodedFile[] };

/** A message from a worker: the reply for an item of its current task, or the end of the task. */
export type WorkerReply =
  | { readonly kind: 'item'; readonly index: number; readonly value: unknown }
  | { readonly kind: 'end'; readonly value?: unknown };

/**
 * A third of what V8 takes by default. New objects then fit into the cache of the processor, and a
 * run needs 45 MB less.
 */
const maxYoungGenerationSizeMb = 16;

/**
 * Starts a worker. It loads its code immediately, and does not keep the process running until it has
 * a target.
 */
export function startWorker(): WorkerThread {
  const url = new URL('./generation-worker.js', import.meta.url);
  const worker = new Worker(url, {
    // Its compiled code is that of the same command.
    argv: process.argv.slice(2),
    resourceLimits: { maxYoungGenerationSizeMb },
  });
  const failed = new Promise<never>((_, reject) => worker.once('error', reject));
  // A worker may fail before it has a task.
  failed.catch(() => undefined);
  const waiting: {
    readonly item: (index: number, value: never) => void;
    readonly end: (value: never) => void;
  }[] = [];
  worker.on('message', (reply: WorkerReply) => {
    const value = reply.value as never;
    if (reply.kind === 'item') waiting[0]?.item(reply.index, value);
    else waiting.shift()?.end(value);
  });
  // A listener for messages keeps the process running, until here.
  worker.unref();
  const ask = <Reply>(
    task: WorkerTask,
    item: (index: number, value: never) => void = () => undefined,
    moved: readonly EncodedFile[] = [],
  ) => {
    worker.postMessage(
      task,
      moved.map(({ bytes }) => bytes.buffer),
    );
    const reply = new Promise<Reply>((end) => waiting.push({ item, end }));
    return Promise.race([reply, failed]);
  };
  return {
    start: (target) => {
      worker.ref();
      void ask({ kind: 'start', target }).catch(() => undefined);
    },
    read: (items, order, reply) => ask({ kind: 'read', items, order }, reply),
    generate: (items, order, reply) => ask({ kind: 'generate', items, order }, reply),
    generateShared: (shared) => ask({ kind: 'generate-shared', shared }),
    write: (folder, files) => ask({ kind: 'write', folder, files }, undefined, files),
    end: () => worker.terminate(),
  };
}
