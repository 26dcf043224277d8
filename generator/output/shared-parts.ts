import type { CombinedParts } from '../emit/combined.ts';
import type { GeneratedFile } from '../emit/generated-file.ts';
import { chooseGuideModel } from '../plan/guide-model.ts';
import type { ModelSummary } from '../plan/summary.ts';
import { compareText } from '../text/compare-text.ts';
import type { EarlierRun } from './earlier-run.ts';
import { encodeFiles, type EncodedFile, type EncodedFiles } from './encoded-file.ts';
import { hashOf } from './hash.ts';
import type { DefinitionEntry, SharedPart } from './manifest.ts';
import { catalogOptions, filesFor, type OutputTarget } from './output-target.ts';
import type { StaleDefinition } from './thread-tasks.ts';
import type { Threads } from './threads.ts';

/** The entries of all definitions in the manifest, without the files that a run generates later. */
export type DefinitionEntries = Readonly<Record<string, Omit<DefinitionEntry, 'files'>>>;

/** A run that generates the parts of the output that all models share. */
export interface SharedRun {
  readonly definitions: DefinitionEntries;
  readonly target: OutputTarget;
  readonly threads: Pick<Threads, 'generateShared'>;
  /** If its files are kept, they are not generated again. */
  readonly earlier: EarlierRun | undefined;
}

/** A part of the output; without files if those of the earlier run are kept. */
export interface SharedOutput {
  readonly entry: SharedPart;
  readonly files: readonly EncodedFile[];
}

/**
 * Generates the files that depend on the catalog as a whole, except the registry. `definitionOf`
 * returns the definition of a model.
 */
export async function generateCatalog(
  run: SharedRun,
  definitionOf: (model: ModelSummary) => StaleDefinition | undefined,
): Promise<SharedOutput> {
  const models = summariesOf(run.definitions);
  const guide = chooseGuideModel(models);
  const inputs = hashOf(
    JSON.stringify([
      models,
      guide && run.definitions[guide.path]?.inputs,
      catalogOptions(run.target),
    ]),
  );
  return reuseOrGenerate(run.earlier, 'catalog', inputs, () =>
    run.threads.generateShared({ kind: 'catalog', models, guide: guide && definitionOf(guide) }),
  );
}

/** Generates the registry, which depends on the names of the models only. */
export async function generateRegistry(run: SharedRun): Promise<SharedOutput> {
  const models = summariesOf(run.definitions);
  const names = models.map(({ id, name, identifier, inputType, fileName, outputKinds }) => [
    ...[id, name, identifier, inputType, fileName],
    outputKinds,
  ]);
  const inputs = hashOf(JSON.stringify(names));
  return reuseOrGenerate(run.earlier, 'registry', inputs, () =>
    run.threads.generateShared({ kind: 'registry', models }),
  );
}

/**
 * Generates the files that combine a part of each model; those of unchanged models are read back.
 */
export async function generateCombined(
  { definitions, target, earlier }: SharedRun,
  fresh: ReadonlyMap<string, CombinedParts>,
): Promise<SharedOutput> {
  const options = catalogOptions(target);
  const ofDefinitions = Object.entries(definitions).map(([path, entry]) => [path, entry.inputs]);
  const inputs = hashOf(JSON.stringify([ofDefinitions, options]));
  return reuseOrGenerate(earlier, 'combined', inputs, async () => {
    const { emitCombined, readCombined } = await import('../emit/combined.ts');
    const known = earlier?.manifest.combined?.files ?? {};
    const reused = earlier
      ? readCombined(
          (path) => (path in known ? earlier.textOf(path) : undefined),
          summariesOf(earlier.manifest.definitions),
        )
      : new Map<string, CombinedParts>();
    const parts = summariesOf(definitions).map(({ id }) => {
      const ofModel = fresh.get(id) ?? reused.get(id);
      if (!ofModel) throw new Error(`${id} has no part in the combined files`);
      return ofModel;
    });
    return encodeFiles(selected(emitCombined(parts, options), target));
  });
}

/** Generates a part of the output, unless an earlier run generated it from the same inputs. */
async function reuseOrGenerate(
  earlier: EarlierRun | undefined,
  part: 'catalog' | 'registry' | 'combined',
  inputs: string,
  generate: () => Promise<EncodedFiles>,
): Promise<SharedOutput> {
  const known = earlier?.manifest[part];
  if (known?.inputs === inputs && earlier?.areUnchanged(known.files))
    return { entry: known, files: [] };
  const { files, hashes } = await generate();
  return { entry: { inputs, files: hashes }, files };
}

/** Yields the files that the target selects, one after the other. */
function* selected(files: Iterable<GeneratedFile>, target: OutputTarget): Generator<GeneratedFile> {
  for (const file of files) yield* filesFor([file], target);
}

/** Returns all models in the order of their file names. */
function summariesOf(definitions: DefinitionEntries): readonly ModelSummary[] {
  return Object.values(definitions)
    .flatMap((entry) => entry.summaries)
    .toSorted((a, b) => compareText(a.fileName, b.fileName));
}
