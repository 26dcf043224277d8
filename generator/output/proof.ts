import { basename, dirname, join } from 'node:path';
import { hashOf } from './hash.ts';
import { manifestName } from './manifest.ts';
import { makeStateFolder, stateFile } from './state-file.ts';
import { readRegularFile, writeFileInside } from './write-file.ts';

/**
 * Notes that a run of this user wrote the manifest of an output folder, so that `--check` may rely on
 * its hashes. A manifest that came with a checkout proves nothing: anybody could have written it.
 */
export function noteProof(outputFolder: string): void {
  const hash = manifestHash(outputFolder);
  if (hash === undefined || isProven(outputFolder)) return;
  const file = stateFile(outputFolder, 'proof');
  makeStateFolder(file);
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
