import { takeLock } from '../output/lock.ts';
import { unfinishedRun } from '../sync/journal.ts';
import { invalidInput, type CommandResult, type WriteMode } from './command-result.ts';

/**
 * Runs a command that reads or writes a models folder and its output. Refuses to run after an
 * interrupted `sync`, and next to another run if it writes.
 */
export async function exclusively(
  models: string,
  mode: WriteMode,
  command: () => Promise<CommandResult>,
): Promise<CommandResult> {
  const lock = mode === 'write' ? takeLock(models) : undefined;
  if (lock && !lock.ok) return invalidInput(lock.problems);
  try {
    const unfinished = unfinishedRun(models);
    return unfinished.length > 0 ? invalidInput(unfinished) : await command();
  } finally {
    lock?.value();
  }
}
