import type { DefinitionFile } from '../definition/definition-files.ts';
import type { DatedModel } from '../plan/choose-pages.ts';
import type { ListedFacts } from '../plan/summary.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { hashOf } from './hash.ts';
import type { Manifest } from './manifest.ts';

/** A definition file with its hash. */
export interface SourceFile {
  readonly file: DefinitionFile;
  /** The hash of the definition, overlay and history. */
  readonly source: string;
}

/** The facts about the models of a definition. */
export interface DefinitionFacts {
  /** The facts that decide the names of the models. */
  readonly models: readonly DatedModel[];
  readonly facts: readonly ListedFacts[];
}

/** A definition file with the facts that decide the names of its models. */
export interface CatalogFile extends SourceFile {
  readonly models: readonly DatedModel[];
  /** Absent if this run did not read the definition, as it is unchanged. */
  readonly facts?: readonly ListedFacts[];
}

/** Reads definitions, and returns the facts about the models of each. */
export type ReadDefinitions = (
  files: readonly SourceFile[],
) => Promise<readonly Result<DefinitionFacts>[]>;

/**
 * Reads the definitions that changed since the manifest `trusted`. The others are not parsed again.
 */
export async function readCatalog(
  files: readonly SourceFile[],
  trusted: Manifest | undefined,
  readDefinitions: ReadDefinitions,
): Promise<Result<readonly CatalogFile[]>> {
  const results = await readDefinitions(changedSince(trusted, files));
  const problems: Problem[] = results.flatMap((result) => result.problems);
  if (!results.every((result) => result.ok)) return failureOf(problems);
  let next = 0;
  const read = files.map(({ file, source }): CatalogFile => {
    const known = knownEntry(trusted, { file, source });
    if (known) return { file, source, models: known.models };
    return { file, source, ...(results[next++]?.value ?? { models: [], facts: [] }) };
  });
  return successOf(read, problems);
}

/** Returns the definitions that changed since the manifest `trusted`. */
function changedSince(
  trusted: Manifest | undefined,
  files: readonly SourceFile[],
): readonly SourceFile[] {
  return files.filter((file) => !knownEntry(trusted, file));
}

function knownEntry(trusted: Manifest | undefined, { file, source }: SourceFile) {
  const known = trusted?.definitions[file.path];
  return known?.source === source ? known : undefined;
}

/** Returns each definition file with the hash of everything that its output depends on. */
export function withSources(files: readonly DefinitionFile[]): readonly SourceFile[] {
  return files.map((file) => {
    const texts = [file.definition, file.overlay, file.history].map((part) => part?.text ?? '');
    return { file, source: hashOf(texts.join('\0')) };
  });
}
