import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { GeneratedFile } from '../emit/generated-file.ts';
import type { PlannedModel } from '../plan/types.ts';

/** Below this many models, starting threads costs more than it saves. */
const fewModels = 40;
const batchSize = 10;

/** The files of each model, in the order of the models. Many models are shared out to threads. */
export async function emitModels(
  models: readonly PlannedModel[],
): Promise<readonly (readonly GeneratedFile[])[]> {
  // Run from its sources, as the tests do, there is no built worker to start.
  if (models.length < fewModels || import.meta.url.endsWith('.ts')) {
    const { emitModel } = await import('../emit/emit-model.ts');
    return models.map(emitModel);
  }
  return emitInThreads(models);
}

async function emitInThreads(models: readonly PlannedModel[]) {
  const results: (readonly GeneratedFile[])[] = [];
  let next = 0;
  const work = async () => {
    const worker = new Worker(new URL('./emit-worker.js', import.meta.url));
    try {
      while (next < models.length) {
        const start = next;
        next += batchSize;
        const batch = await emitBatch(worker, models.slice(start, start + batchSize));
        batch.forEach((files, index) => (results[start + index] = files));
      }
    } finally {
      await worker.terminate();
    }
  };
  const threads = Math.min(availableParallelism(), 8, Math.ceil(models.length / batchSize));
  await Promise.all(Array.from({ length: threads }, work));
  return results;
}

function emitBatch(worker: Worker, models: readonly PlannedModel[]) {
  return new Promise<readonly (readonly GeneratedFile[])[]>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (files: readonly (readonly GeneratedFile[])[]) => {
      worker.off('error', reject);
      resolve(files);
    });
    worker.postMessage(models);
  });
}
