import { existsSync, mkdirSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** The folders of a user that programs write to, by the environment variable that names them. */
const fallbacks = {
  XDG_CACHE_HOME: ['.cache'],
  XDG_STATE_HOME: ['.local', 'state'],
};

/**
 * Returns this program's part of a folder of the user. Ignores relative paths in environment
 * variables, which would be in the checkout.
 */
export function userFolder(variable: keyof typeof fallbacks): string {
  const named = [process.env[variable], process.env['LOCALAPPDATA']].find(
    (folder) => folder !== undefined && isAbsolute(folder),
  );
  return join(named ?? join(homeFolder(), ...fallbacks[variable]), 'scenario-models');
}

/** Returns the home folder of the user, which `HOME` names unless it is relative. */
function homeFolder(): string {
  const named = homedir();
  return isAbsolute(named) ? named : userInfo().homedir;
}

/**
 * Creates a folder that only the user can read, level by level, as the recursive form never ends
 * below `/proc`.
 */
export function createUserFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) createUserFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(folder)) throw error; // another run may have created it
  }
}
