import { basename, dirname, join } from 'node:path';
import { hashOf } from './hash.ts';
import { manifestName } from './manifest.ts';
import { createStateFolder, stateFile } from './state-file.ts';
import { readRegularFile, writeFileInside } from './write-file.ts';

/**
 * Records that a run of this user wrote the manifest of an output folder, so that `--check` can
 * rely on its hashes. A manifest from a checkout is not proof: anyone could have written it.
 */
export function recordProof(outputFolder: string): void {
  const hash = manifestHash(outputFolder);
  const file = stateFile(outputFolder, 'proof');
  if (hash === undefined || readRegularFile(file) === hash) return;
  createStateFolder(file);
  writeFileInside(dirname(file), basename(file), hash);
}

/** Returns whether the manifest of an output folder is the one that the last run wrote. */
export function isProven(outputFolder: string): boolean {
  const hash = manifestHash(outputFolder);
  return hash !== undefined && readRegularFile(stateFile(outputFolder, 'proof')) === hash;
}

function manifestHash(outputFolder: string): string | undefined {
  const text = readRegularFile(join(outputFolder, manifestName));
  return text === undefined ? undefined : hashOf(text);
}
