import type { DefinitionFile } from '../definition/definition-files.ts';
import type { DatedModel } from '../plan/choose-pages.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { ResolvedFile, ResolveFileOptions } from '../resolve/resolve-file.ts';
import { hashOf } from './hash.ts';
import type { Manifest } from './manifest.ts';

/** A definition file with its hash. */
export interface SourceFile {
  readonly file: DefinitionFile;
  /** The hash of the definition, overlay and history. */
  readonly source: string;
}

/**
 * A definition file with the facts that decide the names of its models, and its content if it was
 * read.
 */
export interface CatalogFile extends SourceFile {
  readonly models: readonly DatedModel[];
  readonly resolved?: ResolvedFile;
}

/**
 * Reads the definitions that changed since the manifest `trusted`. The others are not parsed again.
 */
export async function readCatalog(
  files: readonly SourceFile[],
  trusted: Manifest | undefined,
  options: ResolveFileOptions = {},
): Promise<Result<readonly CatalogFile[]>> {
  const read: CatalogFile[] = [];
  const problems: Problem[] = [];
  let complete = true;
  for (const { file, source } of files) {
    const known = trusted?.definitions[file.path];
    if (known?.source === source) {
      read.push({ file, source, models: known.models });
      continue;
    }
    const result = await readCatalogFile({ file, source, models: [] }, options);
    problems.push(...result.problems);
    if (result.ok) read.push(result.value);
    else complete = false;
  }
  return complete ? successOf(read, problems) : failureOf(problems);
}

/** Returns each definition file with the hash of everything that its output depends on. */
export function withSources(files: readonly DefinitionFile[]): readonly SourceFile[] {
  return files.map((file) => {
    const texts = [file.definition, file.overlay, file.history].map((part) => part?.text ?? '');
    return { file, source: hashOf(texts.join('\0')) };
  });
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
