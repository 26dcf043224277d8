import type { CombinedParts } from '../emit/combined.ts';
import type { GeneratedFile } from '../emit/generated-file.ts';
import { chooseGuideModel } from '../plan/guide-model.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';
import { compareText } from '../text/compare-text.ts';
import type { EarlierRun } from './earlier-run.ts';
import { encodeFiles, type EncodedFile } from './encoded-file.ts';
import { hashesOf, hashOf } from './hash.ts';
import type { Manifest, SharedPart } from './manifest.ts';
import { catalogOptions, filesFor, type OutputTarget } from './output-target.ts';

/**
 * The files of a part of the output that all models share; empty if those of the earlier run are
 * kept.
 */
export interface SharedOutput {
  readonly entry: SharedPart;
  readonly files: readonly EncodedFile[];
}

/** Plans one model. */
export type PlanModel = (model: ModelSummary) => Promise<PlannedModel | undefined>;

/** Generates the files that depend on the catalog as a whole, except the registry. */
export async function generateCatalog(
  definitions: Manifest['definitions'],
  planOf: PlanModel,
  target: OutputTarget,
  earlier: EarlierRun | undefined,
): Promise<SharedOutput> {
  const models = summariesOf(definitions);
  const guide = chooseGuideModel(models);
  const options = catalogOptions(target);
  const inputs = hashOf(
    JSON.stringify([models, guide && definitions[guide.path]?.inputs, options]),
  );
  return reuseOrEmit(earlier, 'catalog', inputs, target, async () => {
    const { emitCatalog } = await import('../emit/emit-catalog.ts');
    return emitCatalog(models, guide && (await planOf(guide)), options);
  });
}

/** Generates the registry, which depends on the names of the models only. */
export async function generateRegistry(
  definitions: Manifest['definitions'],
  target: OutputTarget,
  earlier: EarlierRun | undefined,
): Promise<SharedOutput> {
  const models = summariesOf(definitions);
  const names = models.map(({ id, name, identifier, inputType, fileName, outputKinds }) => [
    ...[id, name, identifier, inputType, fileName],
    outputKinds,
  ]);
  const inputs = hashOf(JSON.stringify(names));
  return reuseOrEmit(earlier, 'registry', inputs, target, async () => {
    const { emitRegistry } = await import('../emit/sdk/emit-registry.ts');
    return [emitRegistry(models)];
  });
}

/**
 * Generates the files that combine a part of each model; those of unchanged models are read back.
 */
export async function generateCombined(
  definitions: Manifest['definitions'],
  fresh: ReadonlyMap<string, CombinedParts>,
  target: OutputTarget,
  earlier: EarlierRun | undefined,
): Promise<SharedOutput> {
  const options = catalogOptions(target);
  const ofDefinitions = Object.entries(definitions).map(([path, entry]) => [path, entry.inputs]);
  const inputs = hashOf(JSON.stringify([ofDefinitions, options]));
  return reuseOrEmit(earlier, 'combined', inputs, target, async () => {
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
    return emitCombined(parts, options);
  });
}

/** Emits a part of the output, unless an earlier run wrote it from the same inputs. */
async function reuseOrEmit(
  earlier: EarlierRun | undefined,
  part: 'catalog' | 'registry' | 'combined',
  inputs: string,
  target: OutputTarget,
  emit: () => Promise<readonly GeneratedFile[]>,
): Promise<SharedOutput> {
  const known = earlier?.manifest[part];
  if (known?.inputs === inputs && earlier?.areUnchanged(known.files))
    return { entry: known, files: [] };
  const files = filesFor(await emit(), target);
  return { entry: { inputs, files: hashesOf(files) }, files: encodeFiles(files) };
}

/** Returns all models in the order of their file names. */
function summariesOf(definitions: Manifest['definitions']): readonly ModelSummary[] {
  return Object.values(definitions)
    .flatMap((entry) => entry.summaries)
    .toSorted((a, b) => compareText(a.fileName, b.fileName));
}
