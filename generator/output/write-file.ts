import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import pLimit from 'p-limit';

/**
 * Writes a file below `folder` so that it is there wholly or not at all. A path that leads out of
 * the folder throws: ask {@link leadsOut} first.
 */
export function writeFileInside(folder: string, path: string, text: string): void {
  const file = insideOf(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  // Always the same name, so that what a killed run leaves is used up by the next.
  const temporary = `${file}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The same for many files, several at once: creating files one by one takes a third of a cold run. */
export async function writeFilesInside(
  folder: string,
  files: readonly (readonly [path: string, text: string])[],
): Promise<void> {
  for (const path of onePerFolder(files.map(([path]) => path))) {
    mkdirSync(dirname(insideOf(folder, path)), { recursive: true });
  }
  const limit = pLimit(16);
  await Promise.all(
    files.map(([path, text]) =>
      limit(async () => {
        const file = join(folder, path);
        await writeFile(`${file}.tmp`, text);
        await rename(`${file}.tmp`, file);
      }),
    ),
  );
}

export function removeFileInside(folder: string, path: string): void {
  rmSync(insideOf(folder, path), { force: true });
}

/** Whether a path below the folder leads out of it, by `..` or by a link on the way. */
export function leadsOut(folder: string, path: string): boolean {
  if (!existsSync(folder)) return isOutside(relative(folder, join(folder, path)));
  const parent = nearestExisting(dirname(join(folder, path)));
  return isOutside(relative(realpathSync(folder), realpathSync(parent)));
}

/** The paths that lead out of the folder, one of each folder on the way: looking at links takes time. */
export function pathsLeadingOut(folder: string, paths: readonly string[]): readonly string[] {
  return onePerFolder(paths).filter((path) => leadsOut(folder, path));
}

function onePerFolder(paths: readonly string[]): readonly string[] {
  return [...new Map(paths.map((path) => [dirname(path), path])).values()];
}

function insideOf(folder: string, path: string): string {
  if (leadsOut(folder, path)) throw new Error(`${path} would be written outside ${folder}`);
  return join(folder, path);
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

function isOutside(way: string): boolean {
  return way === '..' || way.startsWith('../') || way.startsWith('..\\') || isAbsolute(way);
}
