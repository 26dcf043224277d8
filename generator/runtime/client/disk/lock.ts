import { ConfigurationError, FileError, ScenarioError } from '../errors.js';
import { messageOf } from '../http.js';
import { platform } from '../platform.js';
import { fieldsOf } from '../response.js';
import { fileSystem, folderOf } from './files.js';

const lockedPaths = new Set<string>();

/**
 * Locks the journal against other batches, and returns a function that unlocks it. Takes over the
 * lock of a process that has ended.
 */
export async function lockJournal(path: string): Promise<() => Promise<void>> {
  const files = fileSystem();
  const name = `${path}.lock`;
  const { process } = platform;
  const pid = process?.pid ?? 0;
  const failInUse = (by: string): never => {
    throw new ConfigurationError(`${path} is in use by ${by}`);
  };
  if (lockedPaths.has(path)) failInUse('another batch of this process');
  lockedPaths.add(path);
  try {
    await files.mkdir(folderOf(path) || '.', { recursive: true });
    const holder = Number(await files.readFile(name, 'utf8').catch(() => 0));
    if (holder && holder !== pid && isRunning(holder)) failInUse(`process ${holder}`);
    await files.rm(name, { force: true });
    const handle = await files.open(name, 'wx');
    await handle.writeFile(`${pid}`);
    await handle.close();
  } catch (cause) {
    lockedPaths.delete(path);
    if (cause instanceof ScenarioError) throw cause;
    throw new FileError(`${name} can't be written: ${messageOf(cause)}`, { cause });
  }
  return async () => {
    lockedPaths.delete(path);
    await files.rm(name, { force: true });
  };
}

function isRunning(pid: number): boolean {
  try {
    platform.process?.kill?.(pid, 0);
    return true;
  } catch (error) {
    return fieldsOf(error)['code'] === 'EPERM';
  }
}
