import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EmittedModel } from '../emit/emit-model.ts';
import type { CatalogOptions, GeneratedFile } from '../emit/generated-file.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';
import type { EmitTask, Emitted } from './emit-worker.ts';

/** Emits the files of a catalog. */
export interface Emitter {
  /** Emits each model, in the order of the models. */
  readonly emitModels: (models: readonly PlannedModel[]) => Promise<readonly EmittedModel[]>;
  /** Emits the files of the catalog as a whole. */
  readonly emitCatalog: (
    models: readonly ModelSummary[],
    guide: PlannedModel | undefined,
    options: CatalogOptions,
  ) => Promise<readonly GeneratedFile[]>;
  /** Emits the registry of the models. */
  readonly emitRegistry: (models: readonly ModelSummary[]) => Promise<readonly GeneratedFile[]>;
  readonly close: () => Promise<void>;
}

/** With fewer definitions, starting threads costs more than it saves. */
const minDefinitions = 8;
const batchSize = 10;

/** Starts threads for many definitions; they load while the definitions are read. */
export function startEmitter(definitions: number): Emitter {
  // Tests run from the sources, without a built worker.
  const isFew = definitions < minDefinitions || import.meta.url.endsWith('.ts');
  return isFew ? localEmitter : startThreads(definitions);
}

const localEmitter: Emitter = {
  emitModels: async (models) => {
    const { emitModel } = await import('../emit/emit-model.ts');
    return models.map(emitModel);
  },
  emitCatalog: async (models, guide, options) => {
    const { emitCatalog } = await import('../emit/emit-catalog.ts');
    return emitCatalog(models, guide, options);
  },
  emitRegistry: async (models) => {
    const { emitRegistry } = await import('../emit/sdk/emit-registry.ts');
    return [emitRegistry(models)];
  },
  close: () => Promise.resolve(),
};

function startThreads(definitions: number): Emitter {
  const amount = Math.min(availableParallelism(), 8, definitions);
  const workerUrl = new URL('./emit-worker.js', import.meta.url);
  const first = new Worker(workerUrl, { workerData: 'catalog' });
  const workers = [first, ...Array.from({ length: amount - 1 }, () => new Worker(workerUrl))];
  return {
    emitModels: async (models) => {
      const results: EmittedModel[] = [];
      let next = 0;
      const work = async (worker: Worker) => {
        while (next < models.length) {
          const start = next;
          next += batchSize;
          const batch = models.slice(start, start + batchSize);
          const emitted = await runTask(worker, { kind: 'models', models: batch });
          emitted.models.forEach((model, index) => (results[start + index] = model));
        }
      };
      await Promise.all(workers.map(work));
      return results;
    },
    emitCatalog: async (models, guide, options) =>
      (await runTask(first, { kind: 'catalog', models, guide, options })).files,
    emitRegistry: async (models) => (await runTask(first, { kind: 'registry', models })).files,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function runTask(worker: Worker, task: EmitTask): Promise<Emitted> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (emitted: Emitted) => {
      worker.off('error', reject);
      resolve(emitted);
    });
    worker.postMessage(task);
  });
}
