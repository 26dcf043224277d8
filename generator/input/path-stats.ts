import { lstatSync, statSync, type Stats } from 'node:fs';

/** Returns the stats of a path itself, link or not; undefined if it does not exist. */
export function pathStats(path: string): Stats | undefined {
  return unlessBelowFile(() => lstatSync(path, { throwIfNoEntry: false }));
}

/** Returns the stats of what a path leads to; undefined if it does not exist. */
export function targetStats(path: string): Stats | undefined {
  return unlessBelowFile(() => statSync(path, { throwIfNoEntry: false }));
}

/** Returns the code of an error of the system, such as `ENOENT`. */
export function errorCodeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** A path below a file does not exist either, but `throwIfNoEntry: false` throws for it. */
function unlessBelowFile(stats: () => Stats | undefined): Stats | undefined {
  try {
    return stats();
  } catch (error) {
    if (errorCodeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}
