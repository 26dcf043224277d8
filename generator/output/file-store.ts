import { join } from 'node:path';
import type { GeneratedFile } from '../emit/generated-file.ts';
import { hashOfEncoded, type FileHashes } from './hash.ts';
import { writeAtomically } from './write-file.ts';

/** The files that a thread generated, until they are written. */
export interface FileStore {
  /** Adds files, and returns their hashes. */
  readonly add: (files: readonly GeneratedFile[]) => FileHashes;
  /** Writes those of these files that are in the store, one after the other. Their folders exist. */
  readonly write: (folder: string, paths: readonly string[]) => void;
  /** Returns the texts of those of these files that are in the store, by path. */
  readonly textsOf: (paths: readonly string[]) => ReadonlyMap<string, string>;
}

/** Creates an empty store. It keeps UTF-8, which takes half the memory of strings. */
export function createFileStore(): FileStore {
  const stored = new Map<string, Uint8Array>();
  const encoder = new TextEncoder();
  const select = (paths: readonly string[]) =>
    paths.flatMap((path) => {
      const bytes = stored.get(path);
      return bytes ? [[path, bytes] as const] : [];
    });
  return {
    add: (files) =>
      Object.fromEntries(
        files.map(({ path, text }) => {
          const bytes = encoder.encode(text);
          stored.set(path, bytes);
          return [path, hashOfEncoded(text, bytes)];
        }),
      ),
    write: (folder, paths) => {
      for (const [path, bytes] of select(paths)) writeAtomically(join(folder, path), bytes);
    },
    textsOf: (paths) =>
      new Map(select(paths).map(([path, bytes]) => [path, Buffer.from(bytes).toString()])),
  };
}
