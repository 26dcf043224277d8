import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { GeneratedFile } from '../emit/generated-file.ts';
import type { PlannedModel } from '../plan/types.ts';

type ModelFiles = readonly (readonly GeneratedFile[])[];

/** Makes the files of models, in the order of the models. */
export interface Emitter {
  readonly emit: (models: readonly PlannedModel[]) => Promise<ModelFiles>;
  readonly close: () => Promise<void>;
}

/** Below this many definitions, starting threads costs more than it saves. */
const fewDefinitions = 8;
const batchSize = 10;

/** Many definitions are shared out to threads, which get ready while the definitions are read. */
export function startEmitter(definitions: number): Emitter {
  // Run from its sources, as the tests do, there is no built worker to start.
  const isFew = definitions < fewDefinitions || import.meta.url.endsWith('.ts');
  return isFew ? { emit: emitHere, close: () => Promise.resolve() } : startThreads(definitions);
}

async function emitHere(models: readonly PlannedModel[]): Promise<ModelFiles> {
  const { emitModel } = await import('../emit/emit-model.ts');
  return models.map(emitModel);
}

function startThreads(definitions: number): Emitter {
  const amount = Math.min(availableParallelism(), 8, definitions);
  const workers = Array.from(
    { length: amount },
    () => new Worker(new URL('./emit-worker.js', import.meta.url)),
  );
  const emit = async (models: readonly PlannedModel[]) => {
    const results: (readonly GeneratedFile[])[] = [];
    let next = 0;
    const work = async (worker: Worker) => {
      while (next < models.length) {
        const start = next;
        next += batchSize;
        const batch = await emitBatch(worker, models.slice(start, start + batchSize));
        batch.forEach((files, index) => (results[start + index] = files));
      }
    };
    await Promise.all(workers.map(work));
    return results;
  };
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  return { emit, close };
}

function emitBatch(worker: Worker, models: readonly PlannedModel[]): Promise<ModelFiles> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (files: ModelFiles) => {
      worker.off('error', reject);
      resolve(files);
    });
    worker.postMessage(models);
  });
}
