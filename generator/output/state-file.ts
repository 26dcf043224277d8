import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { realPathOf } from '../input/project-root.ts';
import { createUserFolder, userFolder } from '../input/user-folder.ts';
import { ProblemError } from '../report/problem-error.ts';

/** The kind of a file in the user's state folder. */
export type StateKind = 'journal' | 'lock' | 'pending' | 'proof' | 'unchanged';

/**
 * Returns the path of a state file of a folder, such as its lock. State files are in the user's
 * state folder, never in the checkout.
 */
export function stateFile(folder: string, kind: StateKind): string {
  const key = createHash('sha256').update(realPathOf(folder)).digest('hex').slice(0, 20);
  return join(stateFolder(), `${key}.${kind}.json`);
}

/** Returns the folder of all state files. */
export function stateFolder(): string {
  return userFolder('XDG_STATE_HOME');
}

/**
 * Creates the folder of a state file.
 *
 * @throws ProblemError if the folder can't be created
 */
export function createStateFolder(file: string): void {
  try {
    createUserFolder(dirname(file));
  } catch (error) {
    throw new ProblemError([
      {
        code: 'OUTPUT_STATE_FOLDER',
        severity: 'error',
        file: dirname(file),
        message: `The folder for locks and journals can't be created: ${error instanceof Error ? error.message : String(error)}. Nothing was written.`,
        fix: 'Make it writable, or set XDG_STATE_HOME to a folder that is.',
      },
    ]);
  }
}
