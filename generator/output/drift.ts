import { compareText } from '../text/compare.ts';
import { isDeepStrictEqual } from 'node:util';
import type { FolderState } from './folder-state.ts';
import type { Tree } from './generate-tree.ts';
import { filesOf, manifestName, type Manifest } from './manifest.ts';

/** How a file of the output folder differs from what the definitions ask for. */
export interface Drift {
  readonly kind: DriftKind;
  /** Below the output folder. */
  readonly path: string;
}

export const driftKinds = {
  stale: 'the definitions or the generator changed since it was generated',
  missing: 'is not there',
  edited: 'changed by hand since it was generated',
  extra: 'is generated from nothing',
} as const;

export type DriftKind = keyof typeof driftKinds;

/** Holds the output folder against `tree`; `recorded` is the manifest that the last run left. */
export function findDrift(
  tree: Tree,
  recorded: Manifest | undefined,
  folder: FolderState,
): readonly Drift[] {
  const wanted = filesOf(tree.manifest);
  const generated = filesOf(recorded);
  const drift: Drift[] = [];
  for (const [path, hash] of wanted) {
    const present = folder.hashOf(path);
    if (present === hash) continue;
    if (present === undefined) drift.push({ kind: 'missing', path });
    else drift.push({ kind: present === generated.get(path) ? 'stale' : 'edited', path });
  }
  for (const path of folder.paths) {
    if (!wanted.has(path)) {
      drift.push({ kind: folder.hashOf(path) === generated.get(path) ? 'stale' : 'extra', path });
    }
  }
  const manifest = manifestDrift(tree.manifest, recorded);
  if (manifest) drift.push({ kind: manifest, path: manifestName });
  return drift.sort((one, other) => compareText(one.path, other.path));
}

/** Which build of the generator wrote it does not matter as long as it wrote the same. */
function manifestDrift(
  wanted: Manifest,
  recorded: Manifest | undefined,
): 'missing' | 'stale' | undefined {
  if (!recorded) return 'missing';
  return isDeepStrictEqual(withoutGenerator(wanted), withoutGenerator(recorded))
    ? undefined
    : 'stale';
}

function withoutGenerator(manifest: Manifest): object {
  const entries = Object.entries(manifest).filter(([key]) => key !== 'generator');
  return Object.fromEntries(entries);
}
