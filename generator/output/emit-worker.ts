import { parentPort, workerData } from 'node:worker_threads';
import { emitModel } from '../emit/emit-model.ts';
import type { GeneratedFile } from '../emit/generated-file.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';

/** What a thread is asked for, see emitter.ts. */
export type Task =
  | { readonly kind: 'models'; readonly models: readonly PlannedModel[] }
  | {
      readonly kind: 'catalog';
      readonly models: readonly ModelSummary[];
      readonly guide: PlannedModel | undefined;
    };

/** What a thread answers: the files of each model, or those of the catalog as the one item. */
export type Answer = readonly (readonly GeneratedFile[])[];

// The first thread emits the catalog in the end. It loads what that takes while it has nothing to do.
const catalog = workerData === 'catalog' ? import('../emit/emit-catalog.ts') : undefined;

/** An exception ends the thread, and the run with it. */
parentPort?.on('message', (task: Task) => {
  void answer(task).then((files) => parentPort?.postMessage(files));
});

async function answer(task: Task): Promise<Answer> {
  if (task.kind === 'models') return task.models.map(emitModel);
  const { emitCatalog } = await (catalog ?? import('../emit/emit-catalog.ts'));
  return [emitCatalog(task.models, task.guide)];
}
