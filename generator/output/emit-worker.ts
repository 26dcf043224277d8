import { parentPort } from 'node:worker_threads';
import type { Result } from '../report/problem.ts';
import type { ResolveFileOptions } from '../resolve/resolve-file.ts';
import {
  generateDefinition,
  type GeneratedDefinition,
  type StaleDefinition,
} from './generate-definition.ts';
import type { OutputTarget } from './output-target.ts';
import { readCatalogFile, type CatalogFile } from './read-catalog.ts';

/** A task for a thread, see emitter.ts. */
export type EmitTask =
  | {
      readonly kind: 'read';
      readonly files: readonly CatalogFile[];
      readonly options: ResolveFileOptions;
    }
  | {
      readonly kind: 'generate';
      readonly stale: readonly StaleDefinition[];
      readonly target: OutputTarget;
    };

/** The result of each kind of task. */
export interface TaskResults {
  readonly read: readonly Result<CatalogFile>[];
  readonly generate: readonly Result<GeneratedDefinition>[];
}

/** The definitions that this thread has read, by path. */
const kept = new Map<string, CatalogFile>();

/** An exception ends the thread, and the run with it. */
parentPort?.on('message', (task: EmitTask) => {
  void runTask(task).then((result) => parentPort?.postMessage(result));
});

async function runTask(task: EmitTask): Promise<TaskResults[keyof TaskResults]> {
  switch (task.kind) {
    case 'read':
      return Promise.all(task.files.map((file) => read(file, task.options)));
    case 'generate':
      return Promise.all(
        task.stale.map((definition) =>
          generateDefinition({ ...definition, file: keptFile(definition.file) }, task.target),
        ),
      );
  }
}

/** Reads a definition and keeps its content: only the names of its models cross threads. */
async function read(file: CatalogFile, options: ResolveFileOptions): Promise<Result<CatalogFile>> {
  const result = await readCatalogFile(file, options);
  if (!result.ok) return result;
  kept.set(file.file.path, result.value);
  const { source, models } = result.value;
  return { ...result, value: { file: result.value.file, source, models } };
}

function keptFile(file: CatalogFile): CatalogFile {
  return kept.get(file.file.path) ?? file;
}
