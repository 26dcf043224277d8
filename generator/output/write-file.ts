import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { pathStats } from '../input/path-stats.ts';
import { followPlace } from '../input/project-root.ts';
import { fileProblem } from '../input/read-file.ts';
import { ProblemError } from '../report/problem-error.ts';
import type { EncodedFile } from './encoded-file.ts';

/** How a file is written. */
interface WriteOptions {
  /** Waits until the content is on the disk. */
  readonly flush?: boolean;
  /** The permissions of a new file. */
  readonly mode?: number;
}

/**
 * Writes a file below `folder` atomically. Throws if the path leads out of the folder: call {@link
 * leavesFolder} first.
 */
export function writeFileInside(
  folder: string,
  path: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): void {
  const file = insideOf(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeAtomically(file, content, options);
}

/** Writes a file in an existing folder atomically. */
function writeAtomically(
  file: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): void {
  const temporary = temporaryName(file);
  try {
    writeFileSync(temporary, content, { flag: 'wx', ...options });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Writes a file below a models folder. A link stays, and its target in the project is written. */
export function writeDefinitionFile(models: string, path: string, text: string): void {
  const place = followPlace({ folder: models, path });
  writeFileInside(place.folder, place.path, text);
}

/**
 * Creates the folders of files below `folder`, and returns their paths. Throws if one leads out of
 * the folder: call {@link leavesFolder} first.
 */
export function createFolders(folder: string, paths: readonly string[]): readonly string[] {
  const folders = onePerFolder(paths).map((path) => dirname(insideOf(folder, path)));
  for (const each of folders) mkdirSync(each, { recursive: true });
  return folders;
}

/** Writes files below `folder`, one after the other. Their folders exist. */
export function writeFiles(folder: string, files: readonly EncodedFile[]): void {
  for (const { path, bytes } of files) writeAtomically(join(folder, path), bytes);
}

/** Creates the folders of files below `folder`, and returns a function that writes these files. */
export function startWriting(
  folder: string,
  paths: readonly string[],
): (path: string, text: string) => void {
  const known = new Set(createFolders(folder, paths));
  return (path, text) => {
    const file = join(folder, path);
    if (!known.has(dirname(file))) throw new Error(`the folder of ${path} was not created`);
    writeAtomically(file, text);
  };
}

/** Removes a file below `folder`. */
export function removeFileInside(folder: string, path: string): void {
  rmSync(insideOf(folder, path), { force: true });
}

/**
 * Removes a file below a models folder, which may be in a linked folder. A link itself is removed.
 */
export function removeDefinitionFile(models: string, path: string): void {
  const place = followPlace({ folder: models, path }, { keepsLast: true });
  removeFileInside(place.folder, place.path);
}

/**
 * Returns the text of a regular file; undefined for anything else. Does not follow links.
 *
 * @throws ProblemError if the file is too large to be read
 */
export function readRegularFile(file: string): string | undefined {
  if (!pathStats(file)?.isFile()) return undefined;
  const problem = fileProblem(file);
  if (problem) throw new ProblemError([problem]);
  return readFileSync(file, 'utf8');
}

/** Returns whether a path below the folder leads out of it by `..`, or goes through a link. */
export function leavesFolder(folder: string, path: string): boolean {
  const relativePath = relative(folder, join(folder, path));
  if (
    relativePath === '..' ||
    relativePath.startsWith('../') ||
    relativePath.startsWith('..\\') ||
    isAbsolute(relativePath)
  )
    return true;
  return foldersOf(relativePath).some((step) => pathStats(join(folder, step))?.isSymbolicLink());
}

/**
 * Removes the temporary files and folders that killed runs left below a folder. Call it only with
 * the lock.
 */
export function removeTemporaryFiles(folder: string, recursive = true): void {
  if (!pathStats(folder)?.isDirectory()) return;
  for (const entry of readdirSync(folder, { recursive, withFileTypes: true })) {
    if (isTemporary(entry.name) && (entry.isFile() || entry.isDirectory())) {
      rmSync(join(entry.parentPath, entry.name), { force: true, recursive: true });
    }
  }
}

/** Returns whether a file is a temporary file of a run. */
export function isTemporary(name: string): boolean {
  return /\.[0-9a-f]{12}\.scenario-models-tmp$/.test(name);
}

/** Returns a name that can't be guessed, so that nobody can create a link with it. */
export function temporaryName(file: string): string {
  // Node.js keeps random UUIDs in stock; their first 12 digits are all random.
  const digits = randomUUID().slice(0, 13).replace('-', '');
  return `${file}.${digits}.scenario-models-tmp`;
}

function onePerFolder(paths: readonly string[]): readonly string[] {
  return [...new Map(paths.map((path) => [dirname(path), path])).values()];
}

function insideOf(folder: string, path: string): string {
  if (leavesFolder(folder, path))
    throw new Error(`${path} is outside ${folder} or goes through a link`);
  return join(folder, path);
}

/** Returns the folders of a path: `a/b/c.ts` → `a`, `a/b`. */
function foldersOf(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === '.' || parent === path ? [] : [...foldersOf(parent), parent];
}
