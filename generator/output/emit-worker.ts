import { parentPort, workerData } from 'node:worker_threads';
import { emitModel, type EmittedModel } from '../emit/emit-model.ts';
import type { CatalogOptions, GeneratedFile } from '../emit/generated-file.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';

/** A task for a thread, see emitter.ts. */
export type EmitTask =
  | { readonly kind: 'models'; readonly models: readonly PlannedModel[] }
  | {
      readonly kind: 'catalog';
      readonly models: readonly ModelSummary[];
      readonly guide: PlannedModel | undefined;
      readonly options: CatalogOptions;
    }
  | { readonly kind: 'registry'; readonly models: readonly ModelSummary[] };

/** The result of a task. */
export interface Emitted {
  readonly models: readonly EmittedModel[];
  /** The files of the catalog. */
  readonly files: readonly GeneratedFile[];
}

// The first thread emits the catalog at the end, and loads the emitters for it while it is idle.
if (workerData === 'catalog') void Promise.all([loadCatalog(), loadRegistry()]);

function loadCatalog() {
  return import('../emit/emit-catalog.ts');
}

/** The registry is printed by ts-morph, which takes longest to load. */
function loadRegistry() {
  return import('../emit/sdk/emit-registry.ts');
}

/** An exception ends the thread, and the run with it. */
parentPort?.on('message', (task: EmitTask) => {
  void runTask(task).then((emitted) => parentPort?.postMessage(emitted));
});

async function runTask(task: EmitTask): Promise<Emitted> {
  if (task.kind === 'models') return { models: task.models.map(emitModel), files: [] };
  if (task.kind === 'registry') {
    const { emitRegistry } = await loadRegistry();
    return { models: [], files: [emitRegistry(task.models)] };
  }
  const { emitCatalog } = await loadCatalog();
  return { models: [], files: emitCatalog(task.models, task.guide, task.options) };
}
