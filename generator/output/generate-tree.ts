import type { DefinitionFile } from '../definition/definition-files.ts';
import { summaryOf, type ModelSummary } from '../plan/summary.ts';
import type { ModelNames } from '../plan/types.ts';
import { failureOf, successOf, type Result } from '../report/problem.ts';
import { compareText } from '../text/compare-text.ts';
import { chooseModels } from './choose-models.ts';
import type { EarlierRun } from './earlier-run.ts';
import { encodeFiles, type EncodedFile } from './encoded-file.ts';
import { hashOf } from './hash.ts';
import type { GeneratorIdentity } from './identity.ts';
import type { DefinitionEntry, Manifest } from './manifest.ts';
import { nameModels, type NamedModels } from './name-models.ts';
import { packageFiles, type OutputTarget } from './output-target.ts';
import { readCatalog, withSources, type CatalogFile, type SourceFile } from './read-catalog.ts';
import { generateCatalog, generateCombined, generateRegistry } from './shared-parts.ts';
import type { StaleDefinition } from './thread-tasks.ts';
import type { Threads } from './threads.ts';

/** The expected content of the output folder. */
export interface Tree {
  readonly manifest: Manifest;
  /** The files that this run generated, by path, in UTF-8. */
  readonly generated: ReadonlyMap<string, EncodedFile>;
}

/** Returns the text of a file that the run generated; empty if it generated none. */
export function textOfTree({ generated }: Tree, path: string): string {
  return Buffer.from(generated.get(path)?.bytes ?? []).toString();
}

/** For the lists of more definitions, the workers must release their memory. */
const manyDefinitions = 500;

/** Generates the output of the definitions, except for files that the earlier run already wrote. */
export async function generateTree(
  files: readonly DefinitionFile[],
  generator: GeneratorIdentity,
  target: OutputTarget,
  threads: Threads,
  earlier?: EarlierRun,
): Promise<Result<Tree>> {
  const planned = await planRun(files, target, threads, earlier);
  if (!planned.ok) return planned;
  const { kept, stale, definitionOf } = planned.value;
  const definitions = inOrder([...kept, ...stale.map(({ path, entry }) => [path, entry] as const)]);
  const run = { definitions, target, threads, earlier };
  const generateModels = () => threads.generate(stale.map(({ definition }) => definition));
  // Only the combined files need those of the models.
  const generateLists = () =>
    Promise.all([generateCatalog(run, definitionOf), generateRegistry(run)]);
  const inTurn = async () => {
    const models = await generateModels();
    await threads.endWorkers();
    return [await generateLists(), models] as const;
  };
  const [[catalog, registry], results] =
    stale.length > manyDefinitions
      ? await inTurn()
      : // A worker generates the lists first, and other threads meanwhile take over its models.
        await Promise.all([generateLists(), generateModels()]);
  const problems = [planned, ...results].flatMap((step) => step.problems);
  const ofModels = results.flatMap((result) => (result.ok ? [result.value] : []));
  if (ofModels.length < stale.length) return failureOf(problems);
  const parts = new Map(ofModels.flatMap(({ combined }) => combined));
  const combined = await generateCombined(run, parts);
  const own = encodeFiles(packageFiles(target));
  const fresh = stale.map(({ path, entry }, index) => {
    return [path, { ...entry, files: ofModels[index]?.hashes ?? {} }] as const;
  });
  const manifest: Manifest = {
    generator,
    ...(Object.keys(target.settings).length > 0 && { settings: target.settings }),
    ...(target.importExtension !== 'js' && { importExtension: target.importExtension }),
    definitions: inOrder([...kept, ...fresh]),
    catalog: catalog.entry,
    registry: registry.entry,
    combined: combined.entry,
    ...(own.files.length > 0 && { package: { files: own.hashes } }),
  };
  const all = [...ofModels, catalog, registry, combined, own].flatMap((part) => part.files);
  const generated = new Map(all.map((file) => [file.path, file]));
  return successOf({ manifest, generated }, problems);
}

/** The definitions that a run keeps, and those that it generates again. */
interface RunPlan {
  /** The entries of definitions whose files are kept, by path. */
  readonly kept: readonly (readonly [path: string, entry: DefinitionEntry])[];
  readonly stale: readonly PlannedDefinition[];
  /** Returns the definition of a model. */
  readonly definitionOf: (model: ModelSummary) => StaleDefinition | undefined;
}

/** A stale definition with its entry in the manifest, except for the files to generate. */
interface PlannedDefinition {
  readonly path: string;
  readonly definition: StaleDefinition;
  readonly entry: Omit<DefinitionEntry, 'files'>;
}

/** Reads the definitions that changed, names all models, and finds the stale definitions. */
async function planRun(
  files: readonly DefinitionFile[],
  target: OutputTarget,
  threads: Threads,
  earlier: EarlierRun | undefined,
): Promise<Result<RunPlan>> {
  const read = await readCatalog(withSources(files), earlier?.manifest, threads.read);
  const catalog = read.ok ? chooseModels(read, target.settings.modelsOnly) : read;
  if (!catalog.ok) return catalog;
  const named = nameModels(catalog.value);
  const { kept, stale } = compareDefinitions(catalog.value, named, earlier);
  // A definition whose names changed, or whose files are gone, was not read yet.
  const unread = stale.filter(({ file }) => !file.facts);
  const results = await threads.read(unread.map(({ file }) => file));
  const problems = [catalog, named, ...results].flatMap((step) => step.problems);
  if (!results.every((result) => result.ok)) return failureOf(problems);
  const factsOf = new Map(
    unread.map(({ file }, index) => [file.file.path, results[index]?.value.facts]),
  );
  const value = {
    kept,
    stale: stale.map(({ file, names, inputs }): PlannedDefinition => {
      const { source, models } = file;
      const { path } = file.file;
      const facts = file.facts ?? factsOf.get(path) ?? [];
      const summaries = facts.flatMap((ofModel) => {
        const ofNames = names.get(ofModel.id);
        return ofNames ? [summaryOf(ofModel, ofNames)] : [];
      });
      const definition = { file: sourceOf(file), names };
      return { path, definition, entry: { source, inputs, models, summaries } };
    }),
    definitionOf: ({ id, path }: ModelSummary) => {
      const file = catalog.value.find((candidate) => candidate.file.path === path);
      const names = named.names.get(id);
      return file && names ? { file: sourceOf(file), names: new Map([[id, names]]) } : undefined;
    },
  };
  return successOf(value, problems);
}

/** Returns a file without the facts about its models, as another thread gets a copy. */
function sourceOf({ file, source }: CatalogFile): SourceFile {
  return { file, source };
}

/** Returns the entries of definitions whose files are kept, and the definitions to generate. */
function compareDefinitions(
  files: readonly CatalogFile[],
  named: NamedModels,
  earlier: EarlierRun | undefined,
): {
  readonly kept: RunPlan['kept'];
  readonly stale: readonly {
    readonly file: CatalogFile;
    readonly names: ReadonlyMap<string, ModelNames>;
    readonly inputs: string;
  }[];
} {
  const isCombined = hasCombined(earlier);
  const compared = files.map((file) => {
    const { path } = file.file;
    const names = named.namesOf(path);
    const inputs = hashOf(`${file.source}${JSON.stringify([...names])}`);
    const known = isCombined ? earlier?.manifest.definitions[path] : undefined;
    const isKept = known?.inputs === inputs && earlier?.areUnchanged(known.files);
    return isKept ? ([path, known] as const) : { file, names, inputs };
  });
  return {
    kept: compared.filter((each) => 'length' in each),
    stale: compared.filter((each) => 'file' in each),
  };
}

/**
 * Returns whether the files that combine all models are unchanged, so that their parts can be
 * reused.
 */
function hasCombined(earlier: EarlierRun | undefined): boolean {
  const combined = earlier?.manifest.combined;
  return combined !== undefined && earlier?.areUnchanged(combined.files) === true;
}

/** Returns the entries by path, in the order of the paths. */
function inOrder<Entry>(
  entries: readonly (readonly [path: string, entry: Entry])[],
): Readonly<Record<string, Entry>> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => compareText(a, b)));
}
