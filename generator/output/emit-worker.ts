import { parentPort } from 'node:worker_threads';
import { emitModel } from '../emit/emit-model.ts';
import type { PlannedModel } from '../plan/types.ts';

/** Emits batches of models in a thread of its own, see emit-models.ts. */
parentPort?.on('message', (models: readonly PlannedModel[]) => {
  void Promise.all(models.map(emitModel)).then(
    (files) => parentPort?.postMessage({ files }),
    (error: unknown) => parentPort?.postMessage({ error }),
  );
});
