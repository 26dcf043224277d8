import { join } from 'node:path';
import type { FolderState } from './folder-state.ts';
import type { Tree } from './generate-tree.ts';
import { filesOf, manifestName, printManifest, type Manifest } from './manifest.ts';
import { outputParts } from './settings.ts';
import {
  removeFileInside,
  removeTemporaryFiles,
  writeFileInside,
  writeFilesInside,
} from './write-file.ts';

/** The files to write and remove in an output folder. */
export interface WritePlan {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Files that were not generated, or were edited since, and are kept. */
  readonly foreign: readonly string[];
}

/** Plans the writes that make the folder equal to the tree. Writes nothing. */
export function planWrites(
  tree: Tree,
  recorded: Manifest | undefined,
  folder: FolderState,
): WritePlan {
  const wanted = filesOf(tree.manifest);
  const generated = filesOf(recorded);
  const unwanted = folder.paths.filter((path) => !wanted.has(path));
  const ours = (path: string) => generated.has(path) && folder.hashOf(path) === generated.get(path);
  return {
    written: [...wanted]
      .filter(([path, hash]) => folder.hashOf(path) !== hash)
      .map(([path]) => path)
      .sort(),
    removed: unwanted.filter(ours),
    foreign: unwanted.filter((path) => !ours(path)),
  };
}

/** Returns files at the top of the folder that the plan would overwrite although no run wrote them. */
export function takenFiles(
  { written }: WritePlan,
  recorded: Manifest | undefined,
  folder: FolderState,
): readonly string[] {
  const generated = filesOf(recorded);
  return written.filter(
    (path) => !path.includes('/') && !generated.has(path) && folder.hashOf(path) !== undefined,
  );
}

/** Executes the plan. The manifest is written last, so that after an interruption the next run completes it. */
export async function writeTree(
  outputFolder: string,
  tree: Tree,
  { written, removed }: WritePlan,
  folder: FolderState,
): Promise<void> {
  const files = written.map((path) => {
    const text = tree.texts.get(path);
    if (text === undefined) throw new Error(`${path} changed while it was being generated`);
    return [path, text] as const;
  });
  for (const part of outputParts) removeTemporaryFiles(join(outputFolder, part));
  await writeFilesInside(outputFolder, files);
  for (const path of removed) removeFileInside(outputFolder, path);
  const manifest = printManifest(tree.manifest);
  if (folder.textOf(manifestName) !== manifest) {
    writeFileInside(outputFolder, manifestName, manifest);
  }
}
