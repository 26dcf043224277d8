import { Worker } from 'node:worker_threads';
import type { Result } from '../report/problem.ts';
import type { EncodedFile, EncodedFiles } from './encoded-file.ts';
import type { OutputTarget } from './output-target.ts';
import type { DefinitionFacts, SourceFile } from './read-catalog.ts';
import type { GeneratedDefinition, SharedFiles, StaleDefinition } from './thread-tasks.ts';

/** A thread that reads definitions and generates files. */
export interface Thread {
  readonly read: (file: SourceFile) => Promise<Result<DefinitionFacts>>;
  readonly generate: (stale: StaleDefinition) => Promise<Result<GeneratedDefinition>>;
  readonly generateShared: (shared: SharedFiles) => Promise<EncodedFiles>;
  /** The number of definitions that it has at the same time, so that it never waits for the next one. */
  readonly lanes: number;
}

/** A thread for another processor. */
export interface WorkerThread extends Thread {
  /** Must be called before anything else. */
  readonly start: (target: OutputTarget) => void;
  /** Writes files. Their bytes move to the worker, and their folders exist. */
  readonly write: (folder: string, files: readonly EncodedFile[]) => Promise<void>;
  readonly end: () => Promise<unknown>;
}

/** A message to a worker. It replies to each one, in their order. */
export type WorkerTask =
  | { readonly kind: 'start'; readonly target: OutputTarget }
  | { readonly kind: 'read'; readonly file: SourceFile }
  | { readonly kind: 'generate'; readonly stale: StaleDefinition }
  | { readonly kind: 'generate-shared'; readonly shared: SharedFiles }
  | { readonly kind: 'write'; readonly folder: string; readonly files: readonly EncodedFile[] };

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
  const worker = new Worker(url, { resourceLimits: { maxYoungGenerationSizeMb } });
  const failed = new Promise<never>((_, reject) => worker.once('error', reject));
  // A worker may fail before it has a task.
  failed.catch(() => undefined);
  const waiting: ((reply: never) => void)[] = [];
  worker.on('message', (reply) => waiting.shift()?.(reply as never));
  // A listener for messages keeps the process running, until here.
  worker.unref();
  const ask = <Reply>(task: WorkerTask, moved: readonly EncodedFile[] = []) => {
    worker.postMessage(
      task,
      moved.map(({ bytes }) => bytes.buffer),
    );
    const reply = new Promise<Reply>((resolve) => waiting.push(resolve));
    return Promise.race([reply, failed]);
  };
  return {
    start: (target) => {
      worker.ref();
      void ask({ kind: 'start', target }).catch(() => undefined);
    },
    read: (file) => ask({ kind: 'read', file }),
    generate: (stale) => ask({ kind: 'generate', stale }),
    generateShared: (shared) => ask({ kind: 'generate-shared', shared }),
    write: (folder, files) => ask({ kind: 'write', folder, files }, files),
    end: () => worker.terminate(),
    lanes: 2,
  };
}
