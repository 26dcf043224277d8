import { fileSignature, isFileSignature, isSettled } from './file-signature.ts';

/** The hashes of files that one process has read, so that it reads only changed files again. */
export interface FileMemory {
  /** Returns the hash of a file whose signature is that of the last run that read it. */
  readonly recall: (file: string) => string | undefined;
  /** Keeps the hashes of files that were read after they were asked for. */
  readonly remember: (hashes: Iterable<readonly [file: string, hash: string]>) => void;
}

/** Creates an empty memory. */
export function createFileMemory(now: () => number = Date.now): FileMemory {
  const known = new Map<string, { readonly signature: string; readonly hash: string }>();
  const settled = new Map<string, string>();
  return {
    recall: (file) => {
      const signature = fileSignature(file);
      if (!isFileSignature(signature) || !isSettled(signature, now())) {
        settled.delete(file);
        return undefined;
      }
      settled.set(file, signature);
      const found = known.get(file);
      return found?.signature === signature ? found.hash : undefined;
    },
    remember: (hashes) => {
      for (const [file, hash] of hashes) {
        const signature = settled.get(file);
        if (signature !== undefined) known.set(file, { signature, hash });
      }
    },
  };
}
