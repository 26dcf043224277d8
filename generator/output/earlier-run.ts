import type { FolderState } from './folder-state.ts';
import type { FileHashes } from './hash.ts';
import { sameGenerator, type GeneratorIdentity } from './identity.ts';
import type { Manifest } from './manifest.ts';
import { hasTarget, type OutputTarget } from './output-target.ts';

/** The output of an earlier run that can be reused. */
export interface EarlierRun {
  readonly manifest: Manifest;
  /** Returns whether these files are unchanged. */
  readonly areUnchanged: (files: FileHashes) => boolean;
  /** Returns the text of a file. */
  readonly textOf: (path: string) => string | undefined;
}

/** Returns the earlier run whose files can be reused: one of the same generator and settings. */
export function reusableRun(
  recorded: Manifest | undefined,
  folder: FolderState,
  generator: GeneratorIdentity,
  target: OutputTarget,
): EarlierRun | undefined {
  if (!recorded || !sameGenerator(recorded.generator, generator) || !hasTarget(recorded, target)) {
    return undefined;
  }
  return {
    manifest: recorded,
    areUnchanged: (hashes) =>
      Object.entries(hashes).every(([path, hash]) => folder.hashOf(path) === hash),
    textOf: folder.textOf,
  };
}
