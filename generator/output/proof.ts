import { basename, dirname } from 'node:path';
import { hashOf } from './hash.ts';
import { createStateFolder, stateFile } from './state-file.ts';
import { readRegularFile, writeFileInside } from './write-file.ts';

/**
 * Records that a run of this user wrote the manifest of an output folder, so that `--check` can
 * rely on its hashes. A manifest from a checkout is not proof: anyone could have written it.
 */
export function recordProof(outputFolder: string, manifest: string): void {
  const hash = hashOf(manifest);
  const file = stateFile(outputFolder, 'proof');
  if (readRegularFile(file) === hash) return;
  createStateFolder(file);
  writeFileInside(dirname(file), basename(file), hash);
}

/** Returns whether the text of the manifest of an output folder is the one that the last run wrote. */
export function isProven(outputFolder: string, manifest: string | undefined): boolean {
  if (manifest === undefined) return false;
  return readRegularFile(stateFile(outputFolder, 'proof')) === hashOf(manifest);
}
