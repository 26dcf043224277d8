import { rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import * as z from 'zod';
import type { Tree } from './generate-tree.ts';
import { filesOf, type Manifest } from './manifest.ts';
import { createStateFolder, stateFile } from './state-file.ts';
import { readRegularFile, writeFileInside } from './write-file.ts';

/** The hashes of generated files, by path: those of the last run and of one that was interrupted. */
export type KnownFiles = ReadonlyMap<string, readonly string[]>;

const pendingSchema = z.record(z.string(), z.string());

/**
 * Returns the hashes of the generated files in an output folder. A file with any other content was
 * edited.
 */
export function knownFiles(outputFolder: string, recorded: Manifest | undefined): KnownFiles {
  const pending = Object.entries(readPending(stateFile(outputFolder, 'pending')));
  const known = new Map([...filesOf(recorded)].map(([path, hash]) => [path, [hash]]));
  for (const [path, hash] of pending) known.set(path, [...(known.get(path) ?? []), hash]);
  return known;
}

/**
 * Records the files that a run is about to write. The manifest is written last, so after an
 * interruption only this record distinguishes these files from edited ones.
 */
export function recordPending(outputFolder: string, tree: Tree, written: readonly string[]): void {
  const file = stateFile(outputFolder, 'pending');
  const hashes = filesOf(tree.manifest);
  const earlier = readPending(file);
  const recorded = written.map((path) => [path, hashes.get(path) ?? ''] as const);
  createStateFolder(file);
  writeFileInside(
    dirname(file),
    basename(file),
    JSON.stringify({ ...earlier, ...Object.fromEntries(recorded) }),
  );
}

/** Removes the record once the manifest lists the files. */
export function forgetPending(outputFolder: string): void {
  rmSync(stateFile(outputFolder, 'pending'), { force: true, recursive: true });
}

function readPending(file: string): Readonly<Record<string, string>> {
  try {
    const parsed = pendingSchema.safeParse(JSON.parse(readRegularFile(file) ?? '{}'));
    return parsed.success ? parsed.data : {};
  } catch {
    return {}; // A damaged record is ignored, so its files are reported as edited.
  }
}
