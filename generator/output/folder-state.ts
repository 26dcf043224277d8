import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { outputParts } from '../config/output-settings.ts';
import { pathStats } from '../input/path-stats.ts';
import { compareText } from '../text/compare-text.ts';
import { rememberByText } from '../text/remember.ts';
import { withSlashes } from '../text/with-slashes.ts';
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

/** Facts about an output folder that are known before it is read. */
export interface KnownFolder {
  /** Returns the hash of a file that is unchanged since an earlier run read it. */
  readonly recalled?: (file: string) => string | undefined;
  /** Returns the files below a folder, except for temporary ones. */
  readonly listed?: (folder: string) => readonly string[];
}

/**
 * Reads the generated parts of an output folder, and those of `files` that exist at its top level.
 */
export function readFolder(
  outputFolder: string,
  files: Iterable<string> = [],
  { recalled = () => undefined, listed: list = filesBelow }: KnownFolder = {},
): FolderState {
  const inFolders = generatedFolders.flatMap((part) => {
    const folder = join(outputFolder, part);
    return list(folder)
      .map((file) => [`${part}${withSlashes(file.slice(folder.length))}`, file] as const)
      .sort(([one], [other]) => compareText(one, other));
  });
  const atTop = [...files]
    .filter((path) => !path.includes('/'))
    .map((path) => [path, join(outputFolder, path)] as const);
  /** The files by path. */
  const listed = new Map([...inFolders, ...atTop.filter(([, file]) => exists(file))]);
  const paths = [...listed.keys()];
  const hashes = new Map<string, string>();
  const isLinked = rememberByText((parent) => leavesFolder(outputFolder, join(parent, 'file')));
  const hasParent = rememberByText((parent) => exists(join(outputFolder, parent)));
  const textOf = (path: string) => {
    if (isLinked(dirname(path))) return undefined;
    const text = readRegularFile(join(outputFolder, path));
    return text === undefined ? undefined : withLineFeeds(text);
  };
  const readHash = (path: string) => {
    const file = listed.get(path) ?? join(outputFolder, path);
    const known = isLinked(dirname(path)) ? undefined : recalled(file);
    if (known !== undefined) return known;
    const text = textOf(path);
    return text === undefined ? undefined : hashOf(text);
  };
  /** Returns whether there is something else in the place of a file. */
  const isTaken = (path: string) => hasParent(dirname(path)) && exists(join(outputFolder, path));
  const stateOf = rememberByText((path): string | false => {
    const hash = listed.has(path) || !path.includes('/') ? readHash(path) : undefined;
    if (hash !== undefined) hashes.set(path, hash);
    return hash ?? (isTaken(path) && 'not a file');
  }, Infinity);
  return { hashes, paths, textOf, hashOf: (path) => stateOf(path) || undefined };
}

function filesBelow(folder: string): readonly string[] {
  if (!pathStats(folder)?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !isTemporary(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function exists(file: string): boolean {
  return pathStats(file) !== undefined;
}
