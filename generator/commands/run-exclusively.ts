import { join } from 'node:path';
import { outputParts } from '../config/output-settings.ts';
import { leavesProject } from '../input/project-root.ts';
import { takeLock } from '../output/lock.ts';
import { removeTemporaryFiles } from '../output/write-file.ts';
import type { Problem } from '../report/problem.ts';
import { unfinishedRun } from '../sync/journal.ts';
import { invalidInput, type CommandResult, type WriteMode } from './command-result.ts';

/** The folders that a command writes, and that no other run may write at the same time. */
export interface WrittenFolders {
  readonly models?: string;
  readonly out?: string;
  /** The folder of the changelog. */
  readonly root?: string;
}

/**
 * Runs a command that reads or writes a models folder or its output. Fails after an interrupted
 * `sync`, and, if it writes, during another run. Removes the temporary files of killed runs.
 */
export async function runExclusively(
  { models, out, root }: WrittenFolders,
  mode: WriteMode,
  command: () => Promise<CommandResult>,
  { completes = false }: { readonly completes?: boolean } = {},
): Promise<CommandResult> {
  const folders = [models, out, root].filter((folder) => folder !== undefined);
  const links = folders.filter(leavesProject);
  if (links.length > 0) return invalidInput(links.map(outsideFolder));
  const lock =
    mode === 'write'
      ? takeLock({
          trees: [models, out].filter((folder) => folder !== undefined),
          folders: root === undefined ? [] : [root],
        })
      : undefined;
  if (lock && !lock.ok) return invalidInput(lock.problems);
  try {
    const unfinished = completes ? [] : unfinishedRun(...folders);
    if (unfinished.length > 0) return invalidInput(unfinished);
    if (mode === 'write') {
      if (root !== undefined) {
        removeTemporaryFiles(root, false);
        removeTemporaryFiles(join(root, '.github/workflows'), false);
      }
      if (models !== undefined) removeTemporaryFiles(models);
      if (out !== undefined) {
        removeTemporaryFiles(out, false);
        for (const part of outputParts) removeTemporaryFiles(join(out, part));
      }
    }
    return await command();
  } finally {
    lock?.value();
  }
}

function outsideFolder(folder: string): Problem {
  return {
    code: 'INPUT_OUTSIDE',
    severity: 'error',
    file: folder,
    message:
      'The folder is a link to a folder outside of the project. Nothing was read or written.',
    why: 'A checkout may contain a link to any folder of this computer.',
    fix: 'Name the folder that the link leads to.',
  };
}
