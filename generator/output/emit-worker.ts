import { parentPort, workerData } from 'node:worker_threads';
import { emitModel } from '../emit/emit-model.ts';
import type { GeneratedFile } from '../emit/generated-file.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';

/** A task for a thread, see emitter.ts. */
export type EmitTask =
  | { readonly kind: 'models'; readonly models: readonly PlannedModel[] }
  | {
      readonly kind: 'catalog';
      readonly models: readonly ModelSummary[];
      readonly guide: PlannedModel | undefined;
    };

/** The result of a task: the files of each model, or those of the catalog as one item. */
export type EmittedFiles = readonly (readonly GeneratedFile[])[];

// The first thread emits the catalog at the end, and loads the emitters for it while it is idle.
const catalog = workerData === 'catalog' ? import('../emit/emit-catalog.ts') : undefined;

/** An exception ends the thread, and the run with it. */
parentPort?.on('message', (task: EmitTask) => {
  void runTask(task).then((files) => parentPort?.postMessage(files));
});

async function runTask(task: EmitTask): Promise<EmittedFiles> {
  if (task.kind === 'models') return task.models.map(emitModel);
  const { emitCatalog } = await (catalog ?? import('../emit/emit-catalog.ts'));
  return [emitCatalog(task.models, task.guide)];
}
