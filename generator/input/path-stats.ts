import { lstatSync, statSync, type Stats } from 'node:fs';

/** Returns the stats of a path without following a link; undefined if it does not exist. */
export function pathStats(path: string): Stats | undefined {
  return statsOrUndefined(() => lstatSync(path, { throwIfNoEntry: false }));
}

/** Returns the stats of a path after following links; undefined if it does not exist. */
export function targetStats(path: string): Stats | undefined {
  return statsOrUndefined(() => statSync(path, { throwIfNoEntry: false }));
}

/** Returns the code of an error of the system, such as `ENOENT`. */
export function errorCodeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Returns undefined for a path below a file too, for which `throwIfNoEntry: false` throws. */
function statsOrUndefined(stats: () => Stats | undefined): Stats | undefined {
  try {
    return stats();
  } catch (error) {
    if (errorCodeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}
