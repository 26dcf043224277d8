import type { CombinedParts } from '../emit/combined.ts';
import { emitReferencePage } from '../emit/docs/reference-page.ts';
import { emitModel } from '../emit/emit-model.ts';
import type { DatedModel } from '../plan/choose-pages.ts';
import { summarizeModel } from '../plan/summary.ts';
import type { ModelNames } from '../plan/types.ts';
import { successOf, type Result } from '../report/problem.ts';
import { startDefinitionWork, type DefinitionWork } from './definition-work.ts';
import { encodeFiles, type EncodedFile } from './encoded-file.ts';
import { hashesOf } from './hash.ts';
import type { DefinitionEntry } from './manifest.ts';
import { filesFor, type OutputTarget } from './output-target.ts';
import type { CatalogFile, SourceFile } from './read-catalog.ts';
import { resolveOptions } from './settings.ts';

/** A definition whose files are generated again. */
export interface StaleDefinition {
  readonly file: CatalogFile;
  /** The names of the models to generate, by ID. */
  readonly names: ReadonlyMap<string, ModelNames>;
  readonly inputs: string;
}

/** The files of a definition with its entry in the manifest. */
export interface GeneratedDefinition {
  readonly path: string;
  readonly entry: DefinitionEntry;
  readonly files: readonly EncodedFile[];
  /** The parts of each model in the files that combine all models, by ID. */
  readonly combined: readonly (readonly [id: string, parts: CombinedParts])[];
}

/** The two tasks of a run that are done definition by definition, on any thread. */
export interface DefinitionTasks {
  readonly read: (file: SourceFile) => Result<readonly DatedModel[]>;
  readonly generate: (stale: StaleDefinition) => Result<GeneratedDefinition>;
}

/** Starts the tasks of one thread. */
export function startDefinitionTasks(target: OutputTarget): DefinitionTasks {
  const work = startDefinitionWork(resolveOptions(target.settings));
  return {
    read: work.read,
    generate: (stale) => generateDefinition(work, stale, target),
  };
}

function generateDefinition(
  work: DefinitionWork,
  { file, names, inputs }: StaleDefinition,
  target: OutputTarget,
): Result<GeneratedDefinition> {
  const planned = work.plan(file, names);
  if (!planned.ok) return planned;
  const { definition, models } = planned.value;
  const { path } = file.file;
  const emitted = models.map((model) => ({ id: model.model.id, ...emitModel(model) }));
  const files = filesFor(
    [...emitReferencePage(path, definition), ...emitted.flatMap((model) => model.files)],
    target,
  );
  const entry = {
    source: file.source,
    inputs,
    models: file.models,
    summaries: models.map(summarizeModel),
    files: hashesOf(files),
  };
  const combined = emitted.map(({ id, combined: parts }) => [id, parts] as const);
  return successOf({ path, entry, files: encodeFiles(files), combined }, planned.problems);
}
