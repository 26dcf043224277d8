import type { DefinitionFile } from '../definition/definition-files.ts';
import type { GeneratedFile } from '../emit/generated-file.ts';
import { assignNames } from '../plan/assign-names.ts';
import { choosePages } from '../plan/choose-pages.ts';
import { guideModel } from '../plan/guide-model.ts';
import type { ModelSummary } from '../plan/summary.ts';
import type { PlannedModel } from '../plan/types.ts';
import { success, type Result } from '../report/problem.ts';
import type { GeneratedDefinition, StaleDefinition } from './generate-definitions.ts';
import { startEmitter, type Emitter } from './emitter.ts';
import { hashesOf, hashOf, type FileHashes } from './hash.ts';
import type { GeneratorIdentity } from './identity.ts';
import type { DefinitionEntry, Manifest } from './manifest.ts';
import { hashOfSource, readCatalogue } from './read-catalogue.ts';

/** Everything that `generated/` should hold; `texts` has the files that were generated in this run. */
export interface Tree {
  readonly manifest: Manifest;
  readonly texts: ReadonlyMap<string, string>;
}

/** What an earlier run left, to build on. */
export interface EarlierRun {
  readonly manifest: Manifest;
  /** Whether these files are there as they were written. */
  readonly holds: (files: FileHashes) => boolean;
}

/** Generates what follows from the definitions and is not there from the earlier run. */
export async function generateTree(
  files: readonly DefinitionFile[],
  generator: GeneratorIdentity,
  earlier?: EarlierRun,
): Promise<Result<Tree>> {
  const known = earlier?.manifest.definitions ?? {};
  const changed = files.filter((file) => known[file.path]?.source !== hashOfSource(file));
  const emitter = startEmitter(changed.length);
  try {
    return await generateWith(emitter, files, generator, earlier);
  } finally {
    await emitter.close();
  }
}

async function generateWith(
  emitter: Emitter,
  files: readonly DefinitionFile[],
  generator: GeneratorIdentity,
  earlier: EarlierRun | undefined,
): Promise<Result<Tree>> {
  const catalogue = await readCatalogue(files, earlier?.manifest);
  if (!catalogue.ok) return catalogue;
  const models = catalogue.value.flatMap((file) => file.models);
  const pages = choosePages(models);
  const names = assignNames(models.filter(({ id, path }) => pages.pathOf.get(id) === path));

  const entries = new Map<string, DefinitionEntry>();
  const stale: StaleDefinition[] = [];
  for (const file of catalogue.value) {
    const { path } = file.file;
    const shown = new Map([...names.names].filter(([id]) => pages.pathOf.get(id) === path));
    const inputs = hashOf(`${file.source}${JSON.stringify([...shown])}`);
    const known = earlier?.manifest.definitions[path];
    if (known?.inputs === inputs && earlier?.holds(known.files)) entries.set(path, known);
    else stale.push({ file, names: shown, inputs });
  }
  const fresh = await generateStale(stale, emitter);
  if (!fresh.ok) return fresh;
  const texts = new Map<string, string>();
  for (const { path, entry, files: generated } of fresh.value) {
    entries.set(path, entry);
    for (const { path: file, text } of generated) texts.set(file, text);
  }

  const definitions = Object.fromEntries([...entries].sort(byKey));
  const planOf = async ({ id, path }: ModelSummary): Promise<PlannedModel | undefined> => {
    const { planOne } = await import('./generate-definitions.ts');
    const file = catalogue.value.find((one) => one.file.path === path);
    const named = names.names.get(id);
    return file && named && planOne(file, id, named);
  };
  const whole = await generateCatalogue(definitions, planOf, emitter, earlier);
  for (const { path, text } of whole.files) texts.set(path, text);
  return success({ manifest: { generator, definitions, catalogue: whole.entry }, texts }, [
    ...catalogue.problems,
    ...pages.problems,
    ...names.problems,
    ...fresh.problems,
  ]);
}

/** What generates is loaded only where there is something to generate. */
async function generateStale(
  stale: readonly StaleDefinition[],
  emitter: Emitter,
): Promise<Result<readonly GeneratedDefinition[]>> {
  if (stale.length === 0) return success([]);
  const { generateDefinitions } = await import('./generate-definitions.ts');
  return generateDefinitions(stale, emitter);
}

async function generateCatalogue(
  definitions: Manifest['definitions'],
  planOf: (model: ModelSummary) => Promise<PlannedModel | undefined>,
  emitter: Emitter,
  earlier: EarlierRun | undefined,
): Promise<{ readonly entry: Manifest['catalogue']; readonly files: readonly GeneratedFile[] }> {
  const models = Object.values(definitions)
    .flatMap((entry) => entry.summaries)
    .toSorted((one, other) => (one.fileName < other.fileName ? -1 : 1));
  const guide = guideModel(models);
  const inputs = hashOf(JSON.stringify([models, guide && definitions[guide.path]?.inputs]));
  const known = earlier?.manifest.catalogue;
  if (known?.inputs === inputs && earlier?.holds(known.files)) return { entry: known, files: [] };
  const files = await emitter.emitCatalogue(models, guide && (await planOf(guide)));
  return { entry: { inputs, files: hashesOf(files) }, files };
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
