import { isDeepStrictEqual } from 'node:util';
import { compareText } from '../text/compare-text.ts';
import type { FolderState } from './folder-state.ts';
import type { Tree } from './generate-tree.ts';
import { filesOf, manifestName, type Manifest } from './manifest.ts';

/** A file of the output folder that differs from the expected output. */
export interface Drift {
  readonly kind: DriftKind;
  /** The path below the output folder. */
  readonly path: string;
}

/** The states of files that differ from the output, in words. */
export const driftKinds = {
  stale: 'the definitions or the generator changed since it was generated',
  missing: 'does not exist',
  edited: 'edited since it was generated',
  extra: 'not generated from a definition',
} as const;

/** The state of a file that differs from the output. */
export type DriftKind = keyof typeof driftKinds;

/** Compares the output folder with `tree`; `recorded` is the manifest of the last run. */
export function findDrift(
  tree: Tree,
  recorded: Manifest | undefined,
  folder: FolderState,
): readonly Drift[] {
  const expected = filesOf(tree.manifest);
  const generated = filesOf(recorded);
  const drift: Drift[] = [];
  for (const [path, hash] of expected) {
    const present = folder.hashOf(path);
    if (present === hash) continue;
    if (present === undefined) drift.push({ kind: 'missing', path });
    else drift.push({ kind: present === generated.get(path) ? 'stale' : 'edited', path });
  }
  for (const path of folder.paths) {
    if (!expected.has(path)) {
      drift.push({ kind: folder.hashOf(path) === generated.get(path) ? 'stale' : 'extra', path });
    }
  }
  const manifest = manifestDrift(tree.manifest, recorded);
  if (manifest) drift.push({ kind: manifest, path: manifestName });
  return drift.sort((a, b) => compareText(a.path, b.path));
}

/** Compares manifests; the build of the generator does not matter if its output is equal. */
function manifestDrift(
  expected: Manifest,
  recorded: Manifest | undefined,
): 'missing' | 'stale' | undefined {
  if (!recorded) return 'missing';
  return isDeepStrictEqual(withoutGenerator(expected), withoutGenerator(recorded))
    ? undefined
    : 'stale';
}

function withoutGenerator(manifest: Manifest): object {
  const entries = Object.entries(manifest).filter(([key]) => key !== 'generator');
  return Object.fromEntries(entries);
}
