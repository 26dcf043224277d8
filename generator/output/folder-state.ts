import { readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { outputParts } from '../config/output-settings.ts';
import { pathStats } from '../input/path-stats.ts';
import { hashOf, withLineFeeds } from './hash.ts';
import { isTemporary, leavesFolder, readRegularFile } from './write-file.ts';

/** The generated parts of the output folder; other files are ignored. */
const generatedFolders = outputParts.toSorted();

/** The files of an output folder; their content is read on demand. Links are not followed. */
export interface FolderState {
  readonly paths: readonly string[];
  /** Returns the text of a regular file with `\n` line endings; undefined for anything else. */
  readonly textOf: (path: string) => string | undefined;
  /** Returns the hash of a file; undefined if it does not exist. */
  readonly hashOf: (path: string) => string | undefined;
  /** The hashes of the regular files that are known so far. */
  readonly hashes: ReadonlyMap<string, string>;
}

/**
 * Reads the generated parts of an output folder, and those of `files` that exist at its top level.
 * `recalled` returns the hash of a file that is unchanged since an earlier run read it.
 */
export function readFolder(
  outputFolder: string,
  files: Iterable<string> = [],
  recalled: (file: string) => string | undefined = () => undefined,
): FolderState {
  const hashes = new Map<string, string>();
  const read = new Set<string>();
  const linked = new Map<string, boolean>();
  const isLinked = (path: string) => {
    const parent = dirname(path);
    const known = linked.get(parent) ?? leavesFolder(outputFolder, path);
    linked.set(parent, known);
    return known;
  };
  const textOf = (path: string) => {
    if (isLinked(path)) return undefined;
    const text = readRegularFile(join(outputFolder, path));
    return text === undefined ? undefined : withLineFeeds(text);
  };
  const readHash = (path: string) => {
    const known = isLinked(path) ? undefined : recalled(join(outputFolder, path));
    const text = known === undefined ? textOf(path) : undefined;
    const hash = known ?? (text === undefined ? undefined : hashOf(text));
    if (hash !== undefined) hashes.set(path, hash);
    read.add(path);
  };
  return {
    hashes,
    paths: [
      ...generatedFolders.flatMap((folder) => filesBelow(outputFolder, folder)),
      ...[...files].filter((path) => !path.includes('/') && exists(join(outputFolder, path))),
    ],
    textOf,
    hashOf: (path) => {
      if (!read.has(path)) readHash(path);
      return hashes.get(path) ?? (exists(join(outputFolder, path)) ? 'not a file' : undefined);
    },
  };
}

function filesBelow(outputFolder: string, folder: string): string[] {
  const start = join(outputFolder, folder);
  if (!pathStats(start)?.isDirectory()) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !isTemporary(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(outputFolder.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
}

function exists(file: string): boolean {
  return pathStats(file) !== undefined;
}
