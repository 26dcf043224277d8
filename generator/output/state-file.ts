import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Returns the path of a file about the run of a command, such as its lock. The file is in the state
 * folder of the user, never in the checkout, and belongs to the models folder of this checkout.
 */
export function stateFile(models: string, ending: 'journal' | 'lock'): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  const home = XDG_STATE_HOME ?? LOCALAPPDATA ?? join(homedir(), '.local', 'state');
  const key = createHash('sha256').update(realPathOf(models)).digest('hex').slice(0, 20);
  return join(home, 'scenario-models', `${key}.${ending}.json`);
}

/** Returns the real path of a folder, which need not exist. */
export function realPathOf(path: string): string {
  const full = resolve(path);
  if (existsSync(full) || dirname(full) === full) return realpathSync(full);
  return join(realPathOf(dirname(full)), basename(full));
}
