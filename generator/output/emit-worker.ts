import { parentPort } from 'node:worker_threads';
import { emitModel } from '../emit/emit-model.ts';
import type { PlannedModel } from '../plan/types.ts';

/** Emits batches of models in a thread of its own, see emit-models.ts. An exception ends the thread. */
parentPort?.on('message', (models: readonly PlannedModel[]) => {
  parentPort?.postMessage(models.map(emitModel));
});
