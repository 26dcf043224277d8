import type { DefinitionFile } from '../definition/definition-files.ts';
import type { CombinedParts } from '../emit/combined.ts';
import type { GeneratedFile } from '../emit/generated-file.ts';
import { chooseGuideModel } from '../plan/guide-model.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';
import { successOf, type Result } from '../report/problem.ts';
import { compareText } from '../text/compare-text.ts';
import { chooseModels } from './choose-models.ts';
import { startEmitter, type Emitter } from './emitter.ts';
import type { FolderState } from './folder-state.ts';
import type { GeneratedDefinition, StaleDefinition } from './generate-definitions.ts';
import { hashesOf, hashOf, type FileHashes } from './hash.ts';
import { sameGenerator, type GeneratorIdentity } from './identity.ts';
import type { DefinitionEntry, Manifest, SharedPart } from './manifest.ts';
import { nameModels } from './name-models.ts';
import {
  catalogOptions,
  filesFor,
  hasTarget,
  packageFiles,
  type OutputTarget,
} from './output-target.ts';
import { readCatalog, withSources, type SourceFile } from './read-catalog.ts';
import { resolveOptions } from './settings.ts';

/** The expected content of the output folder; `texts` has the files that this run generated. */
export interface Tree {
  readonly manifest: Manifest;
  readonly texts: ReadonlyMap<string, string>;
}

/** The output of an earlier run that can be reused. */
export interface EarlierRun {
  readonly manifest: Manifest;
  /** Returns whether these files are unchanged. */
  readonly areUnchanged: (files: FileHashes) => boolean;
  /** Returns the text of a file. */
  readonly textOf: (path: string) => string | undefined;
}

/** Returns the earlier run whose files can be reused: one of the same generator and settings. */
export function reusableRun(
  recorded: Manifest | undefined,
  folder: FolderState,
  generator: GeneratorIdentity,
  target: OutputTarget,
): EarlierRun | undefined {
  if (!recorded || !sameGenerator(recorded.generator, generator) || !hasTarget(recorded, target)) {
    return undefined;
  }
  return {
    manifest: recorded,
    areUnchanged: (hashes) =>
      Object.entries(hashes).every(([path, hash]) => folder.hashOf(path) === hash),
    textOf: folder.textOf,
  };
}

/** Generates the output of the definitions, except for files that the earlier run already wrote. */
export async function generateTree(
  files: readonly DefinitionFile[],
  generator: GeneratorIdentity,
  target: OutputTarget,
  earlier?: EarlierRun,
): Promise<Result<Tree>> {
  const known = earlier?.manifest.definitions ?? {};
  const sources = withSources(files);
  const changed = sources.filter(({ file, source }) => known[file.path]?.source !== source);
  const emitter = startEmitter(changed.length);
  try {
    return await generateWith(emitter, sources, generator, target, earlier);
  } finally {
    await emitter.close();
  }
}

async function generateWith(
  emitter: Emitter,
  files: readonly SourceFile[],
  generator: GeneratorIdentity,
  target: OutputTarget,
  earlier: EarlierRun | undefined,
): Promise<Result<Tree>> {
  const read = await readCatalog(files, earlier?.manifest, resolveOptions(target.settings));
  const catalog = read.ok ? chooseModels(read, target.settings.modelsOnly) : read;
  if (!catalog.ok) return catalog;
  const named = nameModels(catalog.value);

  const entries = new Map<string, DefinitionEntry>();
  const stale: StaleDefinition[] = [];
  const isCombined = hasCombined(earlier);
  for (const file of catalog.value) {
    const { path } = file.file;
    const modelNames = named.namesOf(path);
    const inputs = hashOf(`${file.source}${JSON.stringify([...modelNames])}`);
    const known = isCombined ? earlier?.manifest.definitions[path] : undefined;
    if (known?.inputs === inputs && earlier?.areUnchanged(known.files)) entries.set(path, known);
    else stale.push({ file, names: modelNames, inputs });
  }
  const fresh = await generateStale(stale, emitter, target);
  if (!fresh.ok) return fresh;
  const texts = new Map<string, string>();
  const parts = new Map<string, CombinedParts>();
  for (const { path, entry, files: generated, combined } of fresh.value) {
    entries.set(path, entry);
    for (const { path: file, text } of generated) texts.set(file, text);
    entry.summaries.forEach(({ id }, index) => {
      const ofModel = combined[index];
      if (ofModel) parts.set(id, ofModel);
    });
  }

  const definitions = Object.fromEntries([...entries].sort(byKey));
  const planOf = async ({ id, path }: ModelSummary): Promise<PlannedModel | undefined> => {
    const { planOne } = await import('./generate-definitions.ts');
    const file = catalog.value.find(({ file: { path: candidate } }) => candidate === path);
    const names = named.names.get(id);
    return file && names && planOne(file, id, names, target.settings);
  };
  const catalogPart = await generateCatalog(definitions, planOf, emitter, target, earlier);
  const registry = await generateRegistry(definitions, emitter, target, earlier);
  const combined = await generateCombined(definitions, parts, target, earlier);
  const own = packageFiles(target);
  for (const { path, text } of [
    ...catalogPart.files,
    ...registry.files,
    ...combined.files,
    ...own,
  ]) {
    texts.set(path, text);
  }
  const manifest: Manifest = {
    generator,
    ...(Object.keys(target.settings).length > 0 && { settings: target.settings }),
    ...(target.importExtension !== 'js' && { importExtension: target.importExtension }),
    definitions,
    catalog: catalogPart.entry,
    registry: registry.entry,
    combined: combined.entry,
    ...(own.length > 0 && { package: { files: hashesOf(own) } }),
  };
  return successOf({ manifest, texts }, [
    ...catalog.problems,
    ...named.problems,
    ...fresh.problems,
  ]);
}

/** Loads the emitters only if a definition is stale. */
async function generateStale(
  stale: readonly StaleDefinition[],
  emitter: Emitter,
  target: OutputTarget,
): Promise<Result<readonly GeneratedDefinition[]>> {
  if (stale.length === 0) return successOf([]);
  const { generateDefinitions } = await import('./generate-definitions.ts');
  return generateDefinitions(stale, emitter, target);
}

async function generateCatalog(
  definitions: Manifest['definitions'],
  planOf: (model: ModelSummary) => Promise<PlannedModel | undefined>,
  emitter: Emitter,
  target: OutputTarget,
  earlier: EarlierRun | undefined,
): Promise<OutputPart> {
  const models = summariesOf(definitions);
  const guide = chooseGuideModel(models);
  const options = catalogOptions(target);
  const inputs = hashOf(
    JSON.stringify([models, guide && definitions[guide.path]?.inputs, options]),
  );
  return reuseOrEmit(earlier, 'catalog', inputs, target, async () =>
    emitter.emitCatalog(models, guide && (await planOf(guide)), options),
  );
}

/** Generates the registry, which depends on the names of the models only. */
async function generateRegistry(
  definitions: Manifest['definitions'],
  emitter: Emitter,
  target: OutputTarget,
  earlier: EarlierRun | undefined,
): Promise<OutputPart> {
  const models = summariesOf(definitions);
  const names = models.map(({ id, name, identifier, inputType, fileName, outputKinds }) => [
    ...[id, name, identifier, inputType, fileName],
    outputKinds,
  ]);
  const inputs = hashOf(JSON.stringify(names));
  return reuseOrEmit(earlier, 'registry', inputs, target, () => emitter.emitRegistry(models));
}

/** Returns all models in the order of their file names. */
function summariesOf(definitions: Manifest['definitions']): readonly ModelSummary[] {
  return Object.values(definitions)
    .flatMap((entry) => entry.summaries)
    .toSorted((a, b) => compareText(a.fileName, b.fileName));
}

/**
 * Returns whether the files that combine all models are unchanged, so that their parts can be
 * reused.
 */
function hasCombined(earlier: EarlierRun | undefined): boolean {
  const combined = earlier?.manifest.combined;
  return combined !== undefined && earlier?.areUnchanged(combined.files) === true;
}

/**
 * Generates the files that combine a part of each model; those of unchanged models are read back.
 */
async function generateCombined(
  definitions: Manifest['definitions'],
  fresh: ReadonlyMap<string, CombinedParts>,
  target: OutputTarget,
  earlier: EarlierRun | undefined,
): Promise<OutputPart> {
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

/**
 * The files of a part of the output that all models share; empty if those of the earlier run are
 * kept.
 */
interface OutputPart {
  readonly entry: SharedPart;
  readonly files: readonly GeneratedFile[];
}

/** Emits a part of the output, unless an earlier run wrote it from the same inputs. */
async function reuseOrEmit(
  earlier: EarlierRun | undefined,
  part: 'catalog' | 'registry' | 'combined',
  inputs: string,
  target: OutputTarget,
  emit: () => Promise<readonly GeneratedFile[]>,
): Promise<OutputPart> {
  const known = earlier?.manifest[part];
  if (known?.inputs === inputs && earlier?.areUnchanged(known.files))
    return { entry: known, files: [] };
  const files = filesFor(await emit(), target);
  return { entry: { inputs, files: hashesOf(files) }, files };
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareText(a, b);
}
