import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { failure, success, type Problem, type Result } from '../report/problem.ts';
import { stateFile } from './state-file.ts';

/**
 * Prevents that two processes write a models folder and its output at the same time. Returns a
 * function that releases the lock, or a problem that names the process that holds it. The lock of a
 * process that no longer runs is taken over.
 */
export function takeLock(models: string): Result<() => void> {
  const file = stateFile(models, 'lock');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  for (let attempt = 0; attempt < 5; attempt++) {
    if (writeNew(file, String(process.pid))) {
      return success(() => {
        rmSync(file, { force: true });
      });
    }
    const holder = readHolder(file);
    if (holder !== undefined && isRunning(holder)) return failure([locked(models, holder, file)]);
    removeStale(file, holder);
  }
  return failure([locked(models, readHolder(file), file)]);
}

function writeNew(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the lock away before it is removed: another process may have taken it over in between. */
function removeStale(file: string, holder: number | undefined): void {
  const moved = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(file, moved);
  } catch {
    return; // released or taken over in the meantime
  }
  if (readHolder(moved) === holder) rmSync(moved, { force: true });
  else renameSync(moved, file);
}

function readHolder(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function locked(models: string, holder: number | undefined, file: string): Problem {
  return {
    code: 'OUTPUT_LOCKED',
    severity: 'error',
    file: models,
    message: `Another run is writing these definitions or their output${holder === undefined ? '' : ` (process ${holder})`}. Nothing was written.`,
    fix: `Run the command again when the other run is finished. If there is no such run, delete ${file}.`,
  };
}
