import type { OutputSettings } from '../config/output-settings.ts';
import type { DefinitionFile } from '../definition/definition-files.ts';
import type { CombinedParts } from '../emit/combined.ts';
import { emitReferencePage } from '../emit/docs/reference-page.ts';
import type { GeneratedFile } from '../emit/generated-file.ts';
import { historyOfModel, parseHistory, type History } from '../history/history.ts';
import { planModel } from '../plan/plan-model.ts';
import { summarizeModel } from '../plan/summary.ts';
import type { ModelNames, PlannedModel } from '../plan/types.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { ResolvedFile } from '../resolve/resolve-file.ts';
import type { Emitter } from './emitter.ts';
import { hashesOf } from './hash.ts';
import type { DefinitionEntry } from './manifest.ts';
import { filesFor, type OutputTarget } from './output-target.ts';
import { readCatalogFile, type CatalogFile } from './read-catalog.ts';
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
  readonly files: readonly GeneratedFile[];
  /** The parts of each model in the files that combine all models. */
  readonly combined: readonly CombinedParts[];
}

/** Emits the files of the definitions. */
export async function generateDefinitions(
  stale: readonly StaleDefinition[],
  { emitModels }: Emitter,
  target: OutputTarget,
): Promise<Result<readonly GeneratedDefinition[]>> {
  const problems: Problem[] = [];
  const planned: (StaleDefinition & PlannedFile)[] = [];
  for (const definition of stale) {
    const result = await planDefinition(definition.file, definition.names, target.settings);
    problems.push(...result.problems);
    if (result.ok) planned.push({ ...definition, ...result.value });
  }
  if (planned.length < stale.length) return failureOf(problems);

  // Threads emit the models while this one prints the pages.
  const emitting = emitModels(planned.flatMap(({ models }) => models));
  const pages = planned.map(({ resolved: { path, definition } }) =>
    emitReferencePage(path, definition.value),
  );
  const emitted = await emitting;
  let next = 0;
  const generated = planned.map(({ file, inputs, models }, index): GeneratedDefinition => {
    const ofModels = emitted.slice(next, (next += models.length));
    const all = [...(pages[index] ?? []), ...ofModels.flatMap((model) => model.files)];
    const files = filesFor(all, target);
    const entry = {
      source: file.source,
      inputs,
      models: file.models,
      summaries: models.map(summarizeModel),
      files: hashesOf(files),
    };
    return {
      path: file.file.path,
      entry,
      files,
      combined: ofModels.map((model) => model.combined),
    };
  });
  return successOf(generated, problems);
}

/** Reads a definition and its history, and plans its models. */
export async function planDefinition(
  file: CatalogFile,
  names: ReadonlyMap<string, ModelNames>,
  settings: OutputSettings,
): Promise<Result<PlannedFile>> {
  const content = await contentOf(file, settings);
  const history = historyOf(file.file);
  const problems = [...content.problems, ...history.problems];
  if (!content.ok || !history.ok) return failureOf(problems);
  return successOf(planFile(content.value, names, history.value), problems);
}

/** Plans one model of a definition, without its history. */
export async function planOne(
  file: CatalogFile,
  id: string,
  names: ModelNames,
  settings: OutputSettings,
): Promise<PlannedModel | undefined> {
  const content = await contentOf(file, settings);
  if (!content.ok) return undefined;
  return planFile(content.value, new Map([[id, names]]), []).models[0];
}

async function contentOf(
  file: CatalogFile,
  settings: OutputSettings,
): Promise<Result<ResolvedFile>> {
  if (file.resolved) return successOf(file.resolved);
  const content = await readCatalogFile(file, resolveOptions(settings));
  return content.ok ? successOf(content.value.resolved, content.problems) : content;
}

/** A definition with its planned models. */
export interface PlannedFile {
  readonly resolved: ResolvedFile;
  readonly models: readonly PlannedModel[];
}

function historyOf({ history }: DefinitionFile): Result<History> {
  return history ? parseHistory(history) : successOf([]);
}

function planFile(
  resolved: ResolvedFile,
  names: ReadonlyMap<string, ModelNames>,
  history: History,
): PlannedFile {
  const { provider, category, source } = resolved.definition.value;
  const page = { provider, category, source, path: resolved.path };
  const models = resolved.models.flatMap((model) => {
    const modelNames = names.get(model.id);
    if (!modelNames) return [];
    const planned = planModel(model, page, modelNames);
    const updates = historyOfModel(history, model.id);
    return [updates.length === 0 ? planned : { ...planned, history: updates }];
  });
  return { resolved, models };
}
