import type { DefinitionFile } from '../definition/definition-files.ts';
import type { DatedModel } from '../plan/choose-pages.ts';
import { failureOf, successOf, type Result } from '../report/problem.ts';
import type { ResolvedFile, ResolveFileOptions } from '../resolve/resolve-file.ts';
import { hashOf } from './hash.ts';
import type { Manifest } from './manifest.ts';

/** A definition file with the facts that its models are named by, and its content if it was read. */
export interface CatalogFile {
  readonly file: DefinitionFile;
  /** The hash of the definition, overlay and history. */
  readonly source: string;
  readonly models: readonly DatedModel[];
  readonly resolved?: ResolvedFile;
}

/** Reads the definitions that changed since `trusted`; the others are not parsed again. */
export async function readCatalog(
  files: readonly DefinitionFile[],
  trusted?: Manifest,
  readFiles: ReadFiles = readFilesHere,
): Promise<Result<readonly CatalogFile[]>> {
  const all = files.map((file): CatalogFile => {
    const known = trusted?.definitions[file.path];
    const source = hashOfSource(file);
    return { file, source, models: known?.source === source ? known.models : [] };
  });
  const isKnown = ({ file, source }: CatalogFile) =>
    trusted?.definitions[file.path]?.source === source;
  const changed = all.filter((file) => !isKnown(file));
  const read = await readFiles(changed);
  const problems = read.flatMap((result) => result.problems);
  const values = new Map(
    read.flatMap((result) => (result.ok ? [[result.value.file.path, result.value] as const] : [])),
  );
  if (values.size < changed.length) return failureOf(problems);
  return successOf(
    all.map((file) => values.get(file.file.path) ?? file),
    problems,
  );
}

/** Reads the content of definitions, in their order. */
type ReadFiles = (files: readonly CatalogFile[]) => Promise<readonly Result<CatalogFile>[]>;

const readFilesHere: ReadFiles = (files) =>
  Promise.all(files.map((file) => readCatalogFile(file, {})));

/** Returns the hash of everything that the output of a definition depends on. */
export function hashOfSource({ definition, overlay, history }: DefinitionFile): string {
  return hashOf([definition, overlay, history].map((part) => part?.text ?? '').join('\0'));
}

/** Reads and resolves the content of a definition file. */
export async function readCatalogFile(
  file: CatalogFile,
  options: ResolveFileOptions,
): Promise<Result<CatalogFile & { readonly resolved: ResolvedFile }>> {
  const { resolveFile } = await import('../resolve/resolve-file.ts');
  const result = resolveFile(file.file, options);
  if (!result.ok) return result;
  const resolved = result.value;
  const { provider, source } = resolved.definition.value;
  const models = resolved.models.map(({ id, name, identifier }) => ({
    id,
    name,
    ...(identifier === undefined ? {} : { identifier }),
    provider,
    path: resolved.path,
    lastUpdated: source.lastUpdated ?? '',
  }));
  return successOf({ ...file, models, resolved }, result.problems);
}
