import type { DefinitionFile } from '../definition/definition-files.ts';
import { historyOfModel, parseHistory, type History } from '../history/history.ts';
import type { Definition } from '../model/definition.ts';
import type { ResolvedModel } from '../model/resolved-model.ts';
import { namedModels } from '../plan/assign-names.ts';
import type { DatedModel } from '../plan/choose-pages.ts';
import { planModel } from '../plan/plan-model.ts';
import type { ModelNames, PlannedModel } from '../plan/types.ts';
import { failureOf, successOf, type Result } from '../report/problem.ts';
import { resolveFile, type ResolveFileOptions } from '../resolve/resolve-file.ts';
import type { CatalogFile, SourceFile } from './read-catalog.ts';

/** A definition with its planned models. */
export interface PlannedDefinition {
  readonly definition: Definition;
  readonly models: readonly PlannedModel[];
}

/** A definition with its resolved models, without the positions in its file. */
interface ReadDefinition {
  readonly path: string;
  readonly definition: Definition;
  readonly models: readonly ResolvedModel[];
}

/**
 * The first steps of definitions: to read them, and to plan their models once all names are known.
 */
export interface DefinitionWork {
  /** Reads a definition, and returns the facts that decide the names of its models. */
  readonly read: (file: SourceFile) => Result<readonly DatedModel[]>;
  /** Plans the models of a definition that have names. */
  readonly plan: (
    file: CatalogFile,
    names: ReadonlyMap<string, ModelNames>,
  ) => Result<PlannedDefinition>;
}

/** Starts the work of one thread, which keeps each definition from its reading to its planning. */
export function startDefinitionWork(options: ResolveFileOptions): DefinitionWork {
  const kept = new Map<string, ReadDefinition>();
  const readFile = (file: DefinitionFile): Result<ReadDefinition> => {
    const resolved = resolveFile(file, options);
    if (!resolved.ok) return resolved;
    const { path, definition, models } = resolved.value;
    return successOf({ path, definition: definition.value, models }, resolved.problems);
  };
  return {
    read: ({ file }) => {
      const read = readFile(file);
      if (!read.ok) return read;
      kept.set(file.path, read.value);
      return successOf(datedModels(read.value), read.problems);
    },
    plan: ({ file, isRead }, names) => {
      const known = kept.get(file.path);
      kept.delete(file.path);
      const content = known ? successOf(known) : readFile(file);
      const history = historyOf(file);
      // Another thread has reported the problems of a definition that it read.
      const ofContent = isRead ? [] : content.problems;
      const problems = [...ofContent, ...history.problems];
      if (!content.ok || !history.ok) return failureOf(problems);
      return successOf(planModels(content.value, names, history.value), problems);
    },
  };
}

function datedModels({ path, definition, models }: ReadDefinition): readonly DatedModel[] {
  const { provider, source } = definition;
  const lastUpdated = source.lastUpdated ?? '';
  return namedModels(models, provider, path).map((model) => ({ ...model, lastUpdated }));
}

function historyOf({ history }: DefinitionFile): Result<History> {
  return history ? parseHistory(history) : successOf([]);
}

function planModels(
  { path, definition, models }: ReadDefinition,
  names: ReadonlyMap<string, ModelNames>,
  history: History,
): PlannedDefinition {
  const { provider, category, source } = definition;
  const page = { provider, category, source, path };
  const planned = models.flatMap((model) => {
    const modelNames = names.get(model.id);
    if (!modelNames) return [];
    const ofModel = planModel(model, page, modelNames);
    const updates = historyOfModel(history, model.id);
    return [updates.length === 0 ? ofModel : { ...ofModel, history: updates }];
  });
  return { definition, models: planned };
}
