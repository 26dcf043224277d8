import { rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import * as z from 'zod';
import type { Tree } from './generate-tree.ts';
import { filesOf, type Manifest } from './manifest.ts';
import { makeStateFolder, stateFile } from './state-file.ts';
import { readRegularFile, writeFileInside } from './write-file.ts';

/** The hashes of generated files, by path: those of the last run and of one that was interrupted. */
export type KnownFiles = ReadonlyMap<string, readonly string[]>;

const pendingSchema = z.record(z.string(), z.string());

/** Returns the files of an output folder that were generated, so that any other text is an edit. */
export function knownFiles(outputFolder: string, recorded: Manifest | undefined): KnownFiles {
  const pending = Object.entries(readPending(stateFile(outputFolder, 'pending')));
  const known = new Map([...filesOf(recorded)].map(([path, hash]) => [path, [hash]]));
  for (const [path, hash] of pending) known.set(path, [...(known.get(path) ?? []), hash]);
  return known;
}

/**
 * Notes the files that a run is about to write. The manifest is written last, so after an
 * interruption only this note distinguishes these files from edited ones.
 */
export function notePending(outputFolder: string, tree: Tree, written: readonly string[]): void {
  const file = stateFile(outputFolder, 'pending');
  const hashes = filesOf(tree.manifest);
  const earlier = readPending(file);
  const noted = written.map((path) => [path, hashes.get(path) ?? ''] as const);
  makeStateFolder(file);
  writeFileInside(
    dirname(file),
    basename(file),
    JSON.stringify({ ...earlier, ...Object.fromEntries(noted) }),
  );
}

/** Removes the note: the manifest lists the files. */
export function forgetPending(outputFolder: string): void {
  rmSync(stateFile(outputFolder, 'pending'), { force: true, recursive: true });
}

function readPending(file: string): Readonly<Record<string, string>> {
  try {
    const parsed = pendingSchema.safeParse(JSON.parse(readRegularFile(file) ?? '{}'));
    return parsed.success ? parsed.data : {};
  } catch {
    return {}; // damaged: files are reported as edited
  }
}
