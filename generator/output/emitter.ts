import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { GeneratedFile } from '../emit/generated-file.ts';
import type { Result } from '../report/problem.ts';
import type { ResolveFileOptions } from '../resolve/resolve-file.ts';
import type { EmitTask, TaskResults } from './emit-worker.ts';
import type { CatalogInput, GeneratedDefinition, StaleDefinition } from './generate-definition.ts';
import type { OutputTarget } from './output-target.ts';
import type { CatalogFile } from './read-catalog.ts';

/**
 * Reads definitions and emits files. The thread that reads a definition keeps what it read, and
 * generates its files when the names of all models are known.
 */
export interface Emitter {
  /** Reads definitions, in their order. */
  readonly read: (
    files: readonly CatalogFile[],
    options: ResolveFileOptions,
  ) => Promise<readonly Result<CatalogFile>[]>;
  /** Generates the files of definitions, in their order. */
  readonly generate: (
    stale: readonly StaleDefinition[],
    target: OutputTarget,
  ) => Promise<readonly Result<GeneratedDefinition>[]>;
  /** Emits the files of the catalog as a whole. */
  readonly emitCatalog: (input: CatalogInput) => Promise<readonly GeneratedFile[]>;
  readonly close: () => Promise<void>;
}

/** Below this many definitions, starting threads costs more than it saves. */
const fewDefinitions = 8;

/** The number of definitions in a share of a thread. */
const batchSize = 4;

/** Starts threads for many definitions. */
export function startEmitter(definitions: number): Emitter {
  // Tests run from the sources, without a built worker.
  const isFew = definitions < fewDefinitions || import.meta.url.endsWith('.ts');
  return isFew ? localEmitter : startThreads(definitions);
}

const localEmitter: Emitter = {
  read: async (files, options) => {
    if (files.length === 0) return [];
    const { readCatalogFile } = await import('./read-catalog.ts');
    return Promise.all(files.map((file) => readCatalogFile(file, options)));
  },
  generate: async (stale, target) => {
    if (stale.length === 0) return [];
    const { generateDefinition } = await import('./generate-definition.ts');
    return Promise.all(stale.map((definition) => generateDefinition(definition, target)));
  },
  emitCatalog: async (input) => {
    const { generateCatalogFiles } = await import('./generate-definition.ts');
    return generateCatalogFiles(input);
  },
  close: () => Promise.resolve(),
};

/** A thread, or this one: what reads a share of the definitions, keeps it and generates its files. */
type Lane = Pick<Emitter, 'read' | 'generate'>;

/** This thread is one of those that work: each thread pays for loading the parsers and emitters. */
function startThreads(definitions: number): Emitter {
  const amount = Math.min(availableParallelism(), 8, definitions) - 1;
  const workerUrl = new URL('./emit-worker.js', import.meta.url);
  const workers = Array.from({ length: amount }, () => new Worker(workerUrl));
  const lanes = [...workers.map(laneOf), localEmitter];
  /** The lane that has read a definition, by path. */
  const owners = new Map<string, Lane>();
  return {
    read: async (files, options) => {
      const results: Result<CatalogFile>[] = [];
      let next = 0;
      const work = async (lane: Lane) => {
        while (next < files.length) {
          const start = next;
          next += batchSize;
          const batch = files.slice(start, start + batchSize);
          for (const { file } of batch) owners.set(file.path, lane);
          const read = await lane.read(batch, options);
          read.forEach((result, index) => (results[start + index] = result));
          // The other threads get their next batch.
          await setImmediate();
        }
      };
      await Promise.all(lanes.map(work));
      return results;
    },
    generate: async (stale, target) => {
      const results: Result<GeneratedDefinition>[] = [];
      const shares = new Map<Lane, number[]>(lanes.map((lane) => [lane, []]));
      for (const [index, { file }] of stale.entries()) {
        const owner = owners.get(file.file.path) ?? lanes[index % lanes.length] ?? localEmitter;
        shares.get(owner)?.push(index);
      }
      const work = async ([lane, share]: readonly [Lane, readonly number[]]) => {
        const own = share.flatMap((index) => stale[index] ?? []);
        const generated = await lane.generate(own, target);
        share.forEach((place, index) => {
          const result = generated[index];
          if (result) results[place] = result;
        });
      };
      await Promise.all([...shares].map(work));
      return results;
    },
    emitCatalog: localEmitter.emitCatalog,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function laneOf(worker: Worker): Lane {
  return {
    read: (files, options) => runTask(worker, { kind: 'read', files, options }),
    generate: (stale, target) => runTask(worker, { kind: 'generate', stale, target }),
  };
}

function runTask<Kind extends keyof TaskResults>(
  worker: Worker,
  task: EmitTask & { readonly kind: Kind },
): Promise<TaskResults[Kind]> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (result: TaskResults[Kind]) => {
      worker.off('error', reject);
      resolve(result);
    });
    worker.postMessage(task);
  });
}
