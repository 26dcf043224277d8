import { mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, isAbsolute } from 'node:path';

/**
 * Writes a file below `folder` so that it is there wholly or not at all. A path that leads out of the
 * folder, also by way of a link, is a bug of ours or an attack and throws.
 */
export function writeFileInside(folder: string, path: string, text: string): void {
  const file = insideOf(folder, path);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

export function removeFileInside(folder: string, path: string): void {
  rmSync(insideOf(folder, path), { force: true });
}

function insideOf(folder: string, path: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  const way = relative(realpathSync(folder), realpathSync(dirname(file)));
  if (way.startsWith('..') || isAbsolute(way)) {
    throw new Error(`${path} would be written outside ${folder}`);
  }
  return file;
}
