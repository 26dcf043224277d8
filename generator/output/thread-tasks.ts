import type { CombinedParts } from '../emit/combined.ts';
import { emitReferencePage } from '../emit/docs/reference-page.ts';
import { emitModel } from '../emit/emit-model.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { ModelNames } from '../plan/types.ts';
import { successOf, type Result } from '../report/problem.ts';
import { startDefinitionWork, type DefinitionWork } from './definition-work.ts';
import { encodeFiles, type EncodedFiles } from './encoded-file.ts';
import { catalogOptions, filesFor, type OutputTarget } from './output-target.ts';
import type { DefinitionFacts, SourceFile } from './read-catalog.ts';
import { resolveOptions } from './settings.ts';

/** A definition whose files are generated again. */
export interface StaleDefinition {
  readonly file: SourceFile;
  /** The names of the models to generate, by ID. */
  readonly names: ReadonlyMap<string, ModelNames>;
}

/** The generated files of a definition. */
export interface GeneratedDefinition extends EncodedFiles {
  /** The parts of each model in the files that combine all models, by ID. */
  readonly combined: readonly (readonly [id: string, parts: CombinedParts])[];
}

/** Files that depend on the summaries of all models, in the order of their file names. */
export type SharedFiles =
  | {
      readonly kind: 'catalog';
      readonly models: readonly ModelSummary[];
      /** The definition of the model that the guide runs. */
      readonly guide: StaleDefinition | undefined;
    }
  | { readonly kind: 'registry'; readonly models: readonly ModelSummary[] };

/** The tasks of a run that any thread can do. */
export interface ThreadTasks {
  readonly read: (file: SourceFile) => Result<DefinitionFacts>;
  readonly generate: (stale: StaleDefinition) => Result<GeneratedDefinition>;
  readonly generateShared: (shared: SharedFiles) => Promise<EncodedFiles>;
}

/** Starts the tasks of one thread. */
export function startThreadTasks(target: OutputTarget): ThreadTasks {
  const startWork = () => startDefinitionWork(resolveOptions(target.settings));
  const work = startWork();
  return {
    read: work.read,
    generate: (stale) => generateDefinition(work, stale, target),
    generateShared: async (shared) => {
      if (shared.kind === 'registry') {
        const { emitRegistry } = await import('../emit/sdk/emit-registry.ts');
        return encodeFiles(filesFor([emitRegistry(shared.models)], target));
      }
      const { models, guide } = shared;
      const { emitCatalog } = await import('../emit/emit-catalog.ts');
      // The definition of the guide is planned once more with the others of its thread.
      const planned = guide && startWork().plan(guide.file, guide.names);
      const guideModel = planned?.ok ? planned.value.models[0] : undefined;
      return encodeFiles(filesFor(emitCatalog(models, guideModel, catalogOptions(target)), target));
    },
  };
}

function generateDefinition(
  work: DefinitionWork,
  { file, names }: StaleDefinition,
  target: OutputTarget,
): Result<GeneratedDefinition> {
  const planned = work.plan(file, names);
  if (!planned.ok) return planned;
  const { definition, models } = planned.value;
  const emitted = models.map((model) => ({ id: model.model.id, ...emitModel(model) }));
  const files = [
    ...emitReferencePage(file.file.path, definition),
    ...emitted.flatMap((model) => model.files),
  ];
  const combined = emitted.map(({ id, combined: parts }) => [id, parts] as const);
  return successOf({ ...encodeFiles(filesFor(files, target)), combined }, planned.problems);
}
