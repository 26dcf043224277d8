import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { realPathOf } from '../input/project-root.ts';
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

/**
 * Returns the folder of all state files. Ignores relative paths in environment variables, which
 * would be in the checkout.
 */
export function stateFolder(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  const named = [XDG_STATE_HOME, LOCALAPPDATA].find(
    (folder) => folder !== undefined && isAbsolute(folder),
  );
  return join(named ?? join(homedir(), '.local', 'state'), 'scenario-models');
}

/** Creates a folder level by level, as the recursive form never ends below `/proc`. */
function createFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) createFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(folder)) throw error; // another run may have created it
  }
}

/**
 * Creates the folder of a state file.
 *
 * @throws ProblemError if the folder can't be created
 */
export function createStateFolder(file: string): void {
  try {
    createFolder(dirname(file));
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
