import { readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { pathStats } from '../input/path-stats.ts';
import { hashOf, withLineFeeds } from './hash.ts';
import { isTemporary, leadsOut, readRegularFile } from './write-file.ts';

/** The generated parts of the output folder; other files are ignored. */
const generatedFolders = ['docs', 'schema', 'sdk'];

/** The files of an output folder; their content is read on demand. Links are not followed. */
export interface FolderState {
  readonly paths: readonly string[];
  /** Returns the text of a regular file with `\n` line endings; undefined for anything else. */
  readonly textOf: (path: string) => string | undefined;
  /** Returns the hash of a file; undefined if it does not exist. */
  readonly hashOf: (path: string) => string | undefined;
}

/**
 * Reads the generated parts of an output folder, and those of `files` that exist at its top level.
 */
export function readFolder(outputFolder: string, files: Iterable<string> = []): FolderState {
  const hashes = new Map<string, string | undefined>();
  const linked = new Map<string, boolean>();
  const isLinked = (path: string) => {
    const parent = dirname(path);
    const known = linked.get(parent) ?? leadsOut(outputFolder, path);
    linked.set(parent, known);
    return known;
  };
  const textOf = (path: string) => {
    if (isLinked(path)) return undefined;
    const text = readRegularFile(join(outputFolder, path));
    return text === undefined ? undefined : withLineFeeds(text);
  };
  return {
    paths: [
      ...generatedFolders.flatMap((folder) => filesBelow(outputFolder, folder)),
      ...[...files].filter((path) => !path.includes('/') && exists(join(outputFolder, path))),
    ],
    textOf,
    hashOf: (path) => {
      if (!hashes.has(path)) {
        const text = textOf(path);
        const hash = text === undefined ? undefined : hashOf(text);
        hashes.set(path, hash ?? (exists(join(outputFolder, path)) ? 'not a file' : undefined));
      }
      return hashes.get(path);
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
