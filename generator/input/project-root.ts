import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathStats } from './path-stats.ts';

/** Returns the real path of a file or folder, which does not have to exist. */
export function realPathOf(path: string): string {
  const full = resolve(path);
  if (existsSync(full) || dirname(full) === full) return realpathSync(full);
  return join(realPathOf(dirname(full)), basename(full));
}

/** Returns whether a path is in a folder, or is that folder. Links are not followed. */
export function isInside(folder: string, path: string): boolean {
  const relativePath = relative(resolve(folder), resolve(path));
  return relativePath !== '..' && !/^\.\.[\\/]/.test(relativePath) && !isAbsolute(relativePath);
}

/**
 * Returns whether a folder of the project is a link to a folder outside of it. A checkout can contain
 * any link, so such a folder must not be used. A path outside of the project is the user's choice.
 */
export function leavesProject(folder: string): boolean {
  const root = projectRoot('.');
  return isInside(root, folder) && !isInside(realPathOf(root), realPathOf(folder));
}

/**
 * Returns whether a real path is below `folder`, or elsewhere in its project and not hidden, as `.git`
 * and `.env` are.
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
 * Follows the links in a path that stay in the project, so that a file is written to their target and
 * the links are kept. Returns the same place if there is none. With `keepsLast`, the last step of the
 * path is not followed.
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
    return place; // An invalid file name is reported before the write.
  }
}

function isLink(file: string): boolean {
  return pathStats(file)?.isSymbolicLink() ?? false;
}

/** Returns the root of the project that contains a folder, preferably of the current project. */
function projectOf(folder: string): string {
  const here = projectRoot('.');
  return isInside(here, folder) && dirname(here) !== here ? here : projectRoot(folder);
}

/** Returns the nearest folder with a git repository at or above `start`, otherwise `start`. */
function projectRoot(start: string): string {
  for (let folder = resolve(start); dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
  }
  return resolve(start);
}
