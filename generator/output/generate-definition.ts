import type { OutputSettings } from '../config/output-settings.ts';
import type { DefinitionFile } from '../definition/definition-files.ts';
import type { CombinedParts } from '../emit/combined.ts';
import { emitReferencePage } from '../emit/docs/reference-page.ts';
import { emitModel } from '../emit/emit-model.ts';
import type { CatalogOptions, GeneratedFile } from '../emit/generated-file.ts';
import { historyOfModel, parseHistory, type History } from '../history/history.ts';
import { planModel } from '../plan/plan-model.ts';
import { summarizeModel, type ModelSummary } from '../plan/summary.ts';
import type { ModelNames, PlannedModel } from '../plan/types.ts';
import { failureOf, successOf, type Result } from '../report/problem.ts';
import type { ResolvedFile } from '../resolve/resolve-file.ts';
import { hashesOf } from './hash.ts';
import type { DefinitionEntry } from './manifest.ts';
import { filesFor, type OutputTarget } from './output-target.ts';
import { readCatalogFile, type CatalogFile } from './read-catalog.ts';
import { resolveOptions } from './settings.ts';

/** A definition whose files are generated again. */
export interface StaleDefinition {
  readonly file: CatalogFile;
  /** The names of the models to generate, by id. */
  readonly names: ReadonlyMap<string, ModelNames>;
  readonly inputs: string;
}

/** The files of a definition with its entry of the manifest. */
export interface GeneratedDefinition {
  readonly path: string;
  readonly entry: DefinitionEntry;
  readonly files: readonly GeneratedFile[];
  /** The parts of each model in the files that combine all models. */
  readonly combined: readonly CombinedParts[];
}

/** The list of all models, and the model that the guide runs. */
export interface CatalogInput {
  readonly models: readonly ModelSummary[];
  readonly guide?: {
    readonly file: CatalogFile;
    readonly id: string;
    readonly names: ModelNames;
  };
  readonly options: CatalogOptions;
  readonly settings: OutputSettings;
}

/** Generates the files of a definition: its models and its reference page. */
export async function generateDefinition(
  { file, names, inputs }: StaleDefinition,
  target: OutputTarget,
): Promise<Result<GeneratedDefinition>> {
  const planned = await planDefinition(file, names, target.settings);
  if (!planned.ok) return planned;
  const { models, resolved } = planned.value;
  const emitted = models.map(emitModel);
  const pages = emitReferencePage(resolved.path, resolved.definition.value);
  const files = filesFor([...pages, ...emitted.flatMap((model) => model.files)], target);
  const generated = {
    path: file.file.path,
    entry: {
      source: file.source,
      inputs,
      models: file.models,
      summaries: models.map(summarizeModel),
      files: hashesOf(files),
    },
    files,
    combined: emitted.map(({ combined }) => combined),
  };
  return successOf(generated, planned.problems);
}

/** Generates the files of the catalog as a whole. */
export async function generateCatalogFiles({
  models,
  guide,
  options,
  settings,
}: CatalogInput): Promise<readonly GeneratedFile[]> {
  const { emitCatalog } = await import('../emit/emit-catalog.ts');
  const model = guide && (await planOne(guide.file, guide.id, guide.names, settings));
  return emitCatalog(models, model, options);
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
async function planOne(
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
