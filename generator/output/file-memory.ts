import { lstatSync } from 'node:fs';

/** The hashes of files that one process has read, so that it reads only changed files again. */
export interface FileMemory {
  /** Returns the hash of a file whose time, size and inode are those of the last run that read it. */
  readonly recall: (file: string) => string | undefined;
  /** Keeps the hashes of files that were read after they were asked for. */
  readonly remember: (hashes: Iterable<readonly [file: string, hash: string]>) => void;
}

/** The time within which a file may change twice without another time, in milliseconds. */
const timeResolution = 2000;

/** Creates an empty memory. */
export function createFileMemory(): FileMemory {
  const known = new Map<string, { readonly state: string; readonly hash: string }>();
  const states = new Map<string, string | undefined>();
  return {
    recall: (file) => {
      const state = settledState(file);
      states.set(file, state);
      const found = known.get(file);
      return state !== undefined && found?.state === state ? found.hash : undefined;
    },
    remember: (hashes) => {
      for (const [file, hash] of hashes) {
        const state = states.get(file);
        if (state !== undefined) known.set(file, { state, hash });
      }
    },
  };
}

/** Returns the state of a regular file; undefined if a change could leave it the same. */
function settledState(file: string): string | undefined {
  const stats = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  if (!stats?.isFile()) return undefined;
  const { mtimeMs, mtimeNs, ctimeNs, size, ino } = stats;
  return Date.now() - Number(mtimeMs) > timeResolution
    ? [mtimeNs, ctimeNs, size, ino].join(' ')
    : undefined;
}
