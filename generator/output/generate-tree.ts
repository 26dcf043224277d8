import type { DefinitionFile } from '../definition/definition-files.ts';
import type { CombinedParts } from '../emit/combined.ts';
import { failureOf, successOf, type Result } from '../report/problem.ts';
import { compareText } from '../text/compare-text.ts';
import { chooseModels } from './choose-models.ts';
import type { StaleDefinition } from './definition-tasks.ts';
import type { EarlierRun } from './earlier-run.ts';
import { encodeFiles, type EncodedFile } from './encoded-file.ts';
import { hashesOf, hashOf } from './hash.ts';
import type { GeneratorIdentity } from './identity.ts';
import type { DefinitionEntry, Manifest } from './manifest.ts';
import { nameModels, type NamedModels } from './name-models.ts';
import { packageFiles, type OutputTarget } from './output-target.ts';
import {
  changedSince,
  readCatalog,
  withSources,
  type CatalogFile,
  type SourceFile,
} from './read-catalog.ts';
import { resolveOptions } from './settings.ts';
import {
  generateCatalog,
  generateCombined,
  generateRegistry,
  type PlanModel,
} from './shared-parts.ts';
import type { Threads } from './threads.ts';

/** The expected content of the output folder. */
export interface Tree {
  readonly manifest: Manifest;
  /** The files that this run generated, by path, in UTF-8. */
  readonly generated: ReadonlyMap<string, Uint8Array>;
}

/** Returns the text of a file that the run generated; empty if it generated none. */
export function textOfTree({ generated }: Tree, path: string): string {
  return Buffer.from(generated.get(path) ?? []).toString();
}

/** Generates the output of the definitions, except for files that the earlier run already wrote. */
export async function generateTree(
  files: readonly DefinitionFile[],
  generator: GeneratorIdentity,
  target: OutputTarget,
  earlier?: EarlierRun,
): Promise<Result<Tree>> {
  const generated = await generateModels(withSources(files), target, earlier);
  if (!generated.ok) return generated;
  const { definitions, files: ofModels, parts, planOf } = generated.value;
  const combined = await generateCombined(definitions, parts, target, earlier);
  const catalog = await generateCatalog(definitions, planOf, target, earlier);
  const registry = await generateRegistry(definitions, target, earlier);
  const own = packageFiles(target);
  const shared = [catalog, registry, combined].flatMap(({ files: ofPart }) => ofPart);
  const manifest: Manifest = {
    generator,
    ...(Object.keys(target.settings).length > 0 && { settings: target.settings }),
    ...(target.importExtension !== 'js' && { importExtension: target.importExtension }),
    definitions,
    catalog: catalog.entry,
    registry: registry.entry,
    combined: combined.entry,
    ...(own.length > 0 && { package: { files: hashesOf(own) } }),
  };
  const encoded = [...ofModels, ...shared, ...encodeFiles(own)];
  const byPath = new Map(encoded.map(({ path, bytes }) => [path, bytes]));
  return successOf({ manifest, generated: byPath }, generated.problems);
}

/** The output of all models. */
interface GeneratedModels {
  readonly definitions: Manifest['definitions'];
  readonly files: readonly EncodedFile[];
  /** The parts of generated models in the files that combine all models, by ID. */
  readonly parts: ReadonlyMap<string, CombinedParts>;
  readonly planOf: PlanModel;
}

/** Reads the definitions that changed, names all models, and generates the files of stale ones. */
async function generateModels(
  files: readonly SourceFile[],
  target: OutputTarget,
  earlier: EarlierRun | undefined,
): Promise<Result<GeneratedModels>> {
  const threads = lazyThreads(changedSince(earlier?.manifest, files).length, target);
  try {
    const read = await readCatalog(files, earlier?.manifest, threads.read);
    const catalog = read.ok ? chooseModels(read, target.settings.modelsOnly) : read;
    if (!catalog.ok) return catalog;
    const named = nameModels(catalog.value);
    const { entries, stale } = staleDefinitions(catalog.value, named, earlier);
    const results = await threads.generate(stale);
    const problems = [catalog, named, ...results].flatMap((step) => step.problems);
    const generated = results.flatMap((result) => (result.ok ? [result.value] : []));
    if (generated.length < stale.length) return failureOf(problems);
    const all = [...entries, ...generated.map(({ path, entry }) => [path, entry] as const)];
    const value = {
      definitions: Object.fromEntries(all.sort(byKey)),
      files: generated.flatMap((definition) => definition.files),
      parts: new Map(generated.flatMap(({ combined }) => combined)),
      planOf: planner(catalog.value, named, target),
    };
    return successOf(value, problems);
  } finally {
    await threads.close();
  }
}

/** Starts threads, and loads what they need, only if they have a task. */
function lazyThreads(definitions: number, target: OutputTarget): Threads {
  let started: Promise<Threads> | undefined;
  const start = () =>
    (started ??= import('./threads.ts').then(({ startThreads }) =>
      startThreads(definitions, target),
    ));
  return {
    read: async (changed) => (changed.length === 0 ? [] : (await start()).read(changed)),
    generate: async (stale) => (stale.length === 0 ? [] : (await start()).generate(stale)),
    close: async () => (await started)?.close(),
  };
}

/** Returns the entries of definitions whose files are kept, and the definitions to generate. */
function staleDefinitions(
  files: readonly CatalogFile[],
  named: NamedModels,
  earlier: EarlierRun | undefined,
): {
  readonly entries: readonly (readonly [path: string, entry: DefinitionEntry])[];
  readonly stale: readonly StaleDefinition[];
} {
  const entries: [string, DefinitionEntry][] = [];
  const stale: StaleDefinition[] = [];
  const isCombined = hasCombined(earlier);
  for (const file of files) {
    const { path } = file.file;
    const names = named.namesOf(path);
    const inputs = hashOf(`${file.source}${JSON.stringify([...names])}`);
    const known = isCombined ? earlier?.manifest.definitions[path] : undefined;
    if (known?.inputs === inputs && earlier?.areUnchanged(known.files)) entries.push([path, known]);
    else stale.push({ file, names, inputs });
  }
  return { entries, stale };
}

function planner(
  files: readonly CatalogFile[],
  named: NamedModels,
  target: OutputTarget,
): PlanModel {
  return async ({ id, path }) => {
    const { startDefinitionWork } = await import('./definition-work.ts');
    const file = files.find((candidate) => candidate.file.path === path);
    const names = named.names.get(id);
    if (!file || !names) return undefined;
    const work = startDefinitionWork(resolveOptions(target.settings));
    const planned = work.plan(file, new Map([[id, names]]));
    return planned.ok ? planned.value.models[0] : undefined;
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

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareText(a, b);
}
