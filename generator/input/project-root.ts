import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** Returns the real path of a file or folder, which need not exist. */
export function realPathOf(path: string): string {
  const full = resolve(path);
  if (existsSync(full) || dirname(full) === full) return realpathSync(full);
  return join(realPathOf(dirname(full)), basename(full));
}

/** Returns whether a path is in a folder, or is that folder. Links are not followed. */
function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}

/**
 * Returns whether a folder of the project is elsewhere because of a link. A checkout may contain any
 * link, so it must not lead out of the project; a folder that is named outside of it may be anywhere.
 */
export function leavesProject(folder: string): boolean {
  const root = projectRoot('.');
  return isInside(root, folder) && !isInside(realPathOf(root), realPathOf(folder));
}

/** Returns the nearest folder with a git repository, otherwise the current folder. */
function projectRoot(start: string): string {
  for (let folder = resolve(start); dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
  }
  return resolve(start);
}
