import type { DefinitionFile } from '../definition/definition-files.ts';
import { historyOfModel, parseHistory, type History } from '../history/history.ts';
import type { Definition } from '../model/definition.ts';
import type { ResolvedModel } from '../model/resolved-model.ts';
import { namedModels } from '../plan/assign-names.ts';
import { planModel } from '../plan/plan-model.ts';
import { listedFactsOf } from '../plan/summary.ts';
import type { ModelNames, PageFacts, PlannedModel } from '../plan/types.ts';
import { successOf, type Result } from '../report/problem.ts';
import { resolveFile, type ResolveFileOptions } from '../resolve/resolve-file.ts';
import type { DefinitionFacts, SourceFile } from './read-catalog.ts';

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
  /** Reads a definition, and returns the facts about its models. */
  readonly read: (file: SourceFile) => Result<DefinitionFacts>;
  /** Plans the models of a definition that have names. The definition was read, on any thread. */
  readonly plan: (
    file: SourceFile,
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
      return successOf(definitionFacts(read.value), read.problems);
    },
    plan: ({ file }, names) => {
      const known = kept.get(file.path);
      kept.delete(file.path);
      const content = known ? successOf(known) : readFile(file);
      if (!content.ok) return content;
      const history = historyOf(file);
      if (!history.ok) return history;
      // The warnings of the content were reported when it was read.
      return successOf(planModels(content.value, names, history.value), history.problems);
    },
  };
}

function definitionFacts({ path, definition, models }: ReadDefinition): DefinitionFacts {
  const page = pageOf(path, definition);
  const lastUpdated = page.source.lastUpdated ?? '';
  const named = namedModels(models, page.provider, path);
  return {
    models: named.map((model) => ({ ...model, lastUpdated })),
    facts: models.map((model) => listedFactsOf(model, page)),
  };
}

function pageOf(path: string, { provider, category, source }: Definition): PageFacts {
  return { provider, category, source, path };
}

function historyOf({ history }: DefinitionFile): Result<History> {
  return history ? parseHistory(history) : successOf([]);
}

function planModels(
  { path, definition, models }: ReadDefinition,
  names: ReadonlyMap<string, ModelNames>,
  history: History,
): PlannedDefinition {
  const page = pageOf(path, definition);
  const planned = models.flatMap((model) => {
    const modelNames = names.get(model.id);
    if (!modelNames) return [];
    const ofModel = planModel(model, page, modelNames);
    const updates = historyOfModel(history, model.id);
    return [updates.length === 0 ? ofModel : { ...ofModel, history: updates }];
  });
  return { definition, models: planned };
}
