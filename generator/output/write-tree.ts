import type { FolderState } from './folder-state.ts';
import type { Tree } from './generate-tree.ts';
import { forgetPending, recordPending, type KnownFiles } from './known-files.ts';
import { filesOf, manifestName, printManifest } from './manifest.ts';
import type { Threads } from './threads.ts';
import { createFolders, removeFileInside, writeFileInside } from './write-file.ts';

/** The files to write and remove in an output folder. */
export interface WritePlan {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Files that were not generated, or were edited since, and are kept. */
  readonly foreign: readonly string[];
  /** Written files that were edited since they were generated. */
  readonly edited: readonly string[];
}

/** Plans the writes that make the folder equal to the tree. Writes nothing. */
export function planWrites(tree: Tree, known: KnownFiles, folder: FolderState): WritePlan {
  const expected = filesOf(tree.manifest);
  const unwanted = folder.paths.filter((path) => !expected.has(path));
  const isGenerated = (path: string) =>
    known.get(path)?.includes(folder.hashOf(path) ?? '') ?? false;
  const written = [...expected]
    .filter(([path, hash]) => folder.hashOf(path) !== hash)
    .map(([path]) => path)
    .sort();
  return {
    written,
    removed: unwanted.filter(isGenerated),
    foreign: unwanted.filter((path) => !isGenerated(path)),
    edited: written.filter((path) => folder.hashOf(path) !== undefined && !isGenerated(path)),
  };
}

/**
 * Returns files that the plan would overwrite although no run wrote them: at the top of the folder,
 * or anywhere if the folder is not the output of a run.
 */
export function conflictingFiles(
  { edited }: WritePlan,
  known: KnownFiles,
  isOutput: boolean,
): readonly string[] {
  return edited.filter((path) => !known.has(path) && (!path.includes('/') || !isOutput));
}

/**
 * Executes the plan, and returns the text of the manifest. It is written last, so that after an
 * interruption the next run completes it.
 */
export async function writeTree(
  outputFolder: string,
  tree: Tree,
  { written, removed }: WritePlan,
  folder: FolderState,
  threads: Threads,
): Promise<string> {
  const files = written.map((path) => {
    const file = tree.generated.get(path);
    if (!file) throw new Error(`${path} changed while it was being generated`);
    return file;
  });
  if (written.length > 0) recordPending(outputFolder, tree, written);
  // Before the writes: if a name changes only in case, both are the same file on some systems.
  for (const path of removed) removeFileInside(outputFolder, path);
  createFolders(outputFolder, written);
  await threads.write(outputFolder, files);
  const manifest = printManifest(tree.manifest);
  if (folder.textOf(manifestName) !== manifest) {
    writeFileInside(outputFolder, manifestName, manifest);
  }
  forgetPending(outputFolder);
  return manifest;
}
