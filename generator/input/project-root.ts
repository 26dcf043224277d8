import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathStats } from './path-stats.ts';

/** Returns the real path of a file or folder, which need not exist. */
export function realPathOf(path: string): string {
  const full = resolve(path);
  if (existsSync(full) || dirname(full) === full) return realpathSync(full);
  return join(realPathOf(dirname(full)), basename(full));
}

/** Returns whether a path is in a folder, or is that folder. Links are not followed. */
export function isInside(folder: string, path: string): boolean {
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

/**
 * Returns whether a real path is in the project of a folder, and not in a hidden file or folder, such
 * as `.git` and `.env`, unless the folder is there too.
 */
export function isInProject(folder: string, path: string): boolean {
  if (isInside(realPathOf(folder), path)) return true;
  const root = realPathOf(projectOf(folder));
  return isInside(root, path) && !/(?:^|[\\/])\./.test(relative(root, path));
}

/** A path below a folder. */
export interface Place {
  readonly folder: string;
  readonly path: string;
}

/**
 * Returns the place that a path leads to if links in the folder lead to another one in the project, so
 * that a file is written there and the links stay. Returns the path itself without such a link.
 * `keepsLast` does not follow the last step of the path.
 */
export function followPlace(
  { folder, path }: Place,
  { keepsLast = false }: { readonly keepsLast?: boolean } = {},
): Place {
  const place = { folder, path };
  const steps = path.split('/');
  const followed = keepsLast ? steps.slice(0, -1) : steps;
  if (steps.includes('..')) return place;
  try {
    const hasLink = followed.some((_, index) => isLink(join(folder, ...steps.slice(0, index + 1))));
    if (!hasLink) return place;
    const real = join(realPathOf(join(folder, ...followed)), ...steps.slice(followed.length));
    const root = realPathOf(projectOf(folder));
    if (!isInProject(folder, real) || !isInside(root, real)) return place;
    return { folder: root, path: relative(root, real).split(sep).join('/') };
  } catch {
    return place; // a name that no file can have, which is reported before a write
  }
}

function isLink(file: string): boolean {
  return pathStats(file)?.isSymbolicLink() ?? false;
}

/** Returns the project of a folder: that of the current folder, or that of a folder outside of it. */
function projectOf(folder: string): string {
  const here = projectRoot('.');
  return isInside(here, folder) && dirname(here) !== here ? here : projectRoot(folder);
}

/** Returns the nearest folder with a git repository, otherwise the current folder. */
function projectRoot(start: string): string {
  for (let folder = resolve(start); dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
  }
  return resolve(start);
}
