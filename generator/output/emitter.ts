import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { GeneratedFile } from '../emit/generated-file.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';
import type { Answer, Task } from './emit-worker.ts';

/** Makes the files of a catalog. */
export interface Emitter {
  /** The files of each model, in the order of the models. */
  readonly emitModels: (models: readonly PlannedModel[]) => Promise<Answer>;
  /** The files that all models decide together. */
  readonly emitCatalog: (
    models: readonly ModelSummary[],
    guide: PlannedModel | undefined,
  ) => Promise<readonly GeneratedFile[]>;
  readonly close: () => Promise<void>;
}

/** Below this many definitions, starting threads costs more than it saves. */
const fewDefinitions = 8;
const batchSize = 10;

/** Many definitions are shared out to threads, which get ready while the definitions are read. */
export function startEmitter(definitions: number): Emitter {
  // Run from its sources, as the tests do, there is no built worker to start.
  const isFew = definitions < fewDefinitions || import.meta.url.endsWith('.ts');
  return isFew ? emitterHere : startThreads(definitions);
}

const emitterHere: Emitter = {
  emitModels: async (models) => {
    const { emitModel } = await import('../emit/emit-model.ts');
    return models.map(emitModel);
  },
  emitCatalog: async (models, guide) => {
    const { emitCatalog } = await import('../emit/emit-catalog.ts');
    return emitCatalog(models, guide);
  },
  close: () => Promise.resolve(),
};

function startThreads(definitions: number): Emitter {
  const amount = Math.min(availableParallelism(), 8, definitions);
  const address = new URL('./emit-worker.js', import.meta.url);
  const first = new Worker(address, { workerData: 'catalog' });
  const workers = [first, ...Array.from({ length: amount - 1 }, () => new Worker(address))];
  return {
    emitModels: async (models) => {
      const results: (readonly GeneratedFile[])[] = [];
      let next = 0;
      const work = async (worker: Worker) => {
        while (next < models.length) {
          const start = next;
          next += batchSize;
          const batch = models.slice(start, start + batchSize);
          const files = await ask(worker, { kind: 'models', models: batch });
          files.forEach((ofModel, index) => (results[start + index] = ofModel));
        }
      };
      await Promise.all(workers.map(work));
      return results;
    },
    emitCatalog: async (models, guide) =>
      (await ask(first, { kind: 'catalog', models, guide })).flat(),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function ask(worker: Worker, task: Task): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answer: Answer) => {
      worker.off('error', reject);
      resolve(answer);
    });
    worker.postMessage(task);
  });
}
