import {
  linkSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import { errorCodeOf, pathStats } from '../input/path-stats.ts';
import { realPathOf } from '../input/project-root.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { createStateFolder, stateFile, stateFolder } from './state-file.ts';
import { isTemporary, temporaryName } from './write-file.ts';

/**
 * The process that holds a lock. Process IDs are reused and differ between hosts and containers.
 */
interface Holder {
  readonly pid: number;
  readonly host?: string;
  /** When the process started, which distinguishes it from other processes with this ID. */
  readonly started?: string;
  /** The real path of the locked folder. */
  readonly folder?: string;
  /** Whether the lock is for all folders below it too. */
  readonly isTree?: boolean;
}

/** The folders that a run writes. */
export interface LockedFolders {
  /** The folders to lock with everything below them. */
  readonly trees: readonly string[];
  /** The folders to lock without their subfolders. */
  readonly folders?: readonly string[];
}

/**
 * Prevents two processes from writing one of these folders, or a folder in one of them, at the same
 * time. Returns a function that releases the lock, or a problem that names the process that holds
 * it. The lock of a process that no longer runs is taken over; that of another host can't be
 * checked and is respected.
 */
export function takeLock({ trees, folders = [] }: LockedFolders): Result<() => void> {
  const requests = new Map<string, LockRequest>();
  for (const folder of folders) requests.set(realPathOf(folder), { folder, isTree: false });
  for (const folder of trees) requests.set(realPathOf(folder), { folder, isTree: true });
  const held = new Map<string, () => void>();
  const release = () => {
    for (const releaseOne of [...held.values()].reverse()) releaseOne();
  };
  // All processes lock folders in the same order, so that none blocks another.
  for (const [path, request] of [...requests].sort()) {
    const lock = lockFolder(path, request);
    if (!lock.ok) {
      release();
      return lock;
    }
    held.set(stateFile(request.folder, 'lock'), lock.value);
  }
  // Each run writes its locks first: of two runs that check at the same time, at least one sees the other.
  const nested = nestedLock(requests, held);
  if (!nested) return successOf(release);
  release();
  return failureOf([nested]);
}

interface LockRequest {
  readonly folder: string;
  readonly isTree: boolean;
}

/** Reports a run that locks a folder inside or around one of these. */
function nestedLock(
  requests: ReadonlyMap<string, LockRequest>,
  held: ReadonlyMap<string, unknown>,
): Problem | undefined {
  const isInside = (inner: string, outer: string) =>
    inner.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);
  for (const name of readdirSync(stateFolder()).filter((file) => file.endsWith('.lock.json'))) {
    const file = join(stateFolder(), name);
    if (held.has(file)) continue;
    const holder = parseHolder(textOf(file) ?? '');
    const { folder: other, isTree: isOtherTree } = holder ?? {};
    if (!holder || other === undefined || !mayRun(holder)) continue;
    for (const [path, { folder, isTree }] of requests) {
      if ((isTree && isInside(other, path)) || (isOtherTree && isInside(path, other))) {
        return locked(folder, holder, file);
      }
    }
  }
  return undefined;
}

function lockFolder(path: string, { folder, isTree }: LockRequest): Result<() => void> {
  const file = stateFile(folder, 'lock');
  createStateFolder(file);
  const own = JSON.stringify({ ...thisProcess(), folder: path, isTree });
  for (let attempt = 0; attempt < 5; attempt++) {
    if (createLock(file, own)) {
      removeLeftovers(file);
      return successOf(() => {
        if (textOf(file) === own) rmSync(file, { force: true });
      });
    }
    const text = textOf(file);
    if (text === undefined) continue; // released in the meantime
    const holder = parseHolder(text);
    if (holder ? mayRun(holder) : isFresh(file)) return failureOf([locked(folder, holder, file)]);
    removeStale(file, text);
  }
  return failureOf([locked(folder, parseHolder(textOf(file) ?? ''), file)]);
}

/**
 * Creates a lock as a link, which appears with its complete text: no process reads an empty lock,
 * even on a slow disk.
 */
function createLock(file: string, text: string): boolean {
  const temporary = temporaryName(file);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    linkSync(temporary, file);
    return true;
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    if (code === 'EACCES' || code === 'ENOSPC' || code === 'EROFS') throw error;
    return createExclusively(file, text); // the file system has no links
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Removes the temporary files that killed runs left next to the lock. */
function removeLeftovers(file: string): void {
  const [key = ''] = basename(file).split('.');
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith(`${key}.`) && isTemporary(name)) {
      rmSync(join(dirname(file), name), { force: true });
    }
  }
}

function createExclusively(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Renames a lock before it is removed, as another process may have taken it over in between. */
function removeStale(file: string, text: string): void {
  const moved = temporaryName(file);
  try {
    renameSync(file, moved);
    if (textOf(moved) !== text) linkSync(moved, file);
  } catch {
    // released or taken over in the meantime
  }
  rmSync(moved, { force: true, recursive: true });
}

/** Larger than any lock, in bytes. */
const maxSize = 65_536;

/** Returns the text of a lock; empty if it is not one, undefined if it does not exist. */
function textOf(file: string): string | undefined {
  const stats = pathStats(file);
  // Reading a pipe or a device might never end.
  if (stats && (!stats.isFile() || stats.size > maxSize)) return '';
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return errorCodeOf(error) === 'ENOENT' ? undefined : '';
  }
}

function parseHolder(text: string): Holder | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const fields = typeof parsed === 'number' ? { pid: parsed } : (Object(parsed) as object);
  const { pid, host, started, folder, isTree } = fields as Readonly<Record<string, unknown>>;
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0 || pid > 2 ** 31)
    return undefined;
  return {
    pid,
    ...(typeof host === 'string' && { host }),
    ...(typeof started === 'string' && { started }),
    ...(typeof folder === 'string' && { folder }),
    ...(isTree === true && { isTree }),
  };
}

/** Returns whether a lock is new. If it can't be read, it may still be being written. */
function isFresh(file: string): boolean {
  const changed = pathStats(file)?.mtimeMs ?? 0;
  return Math.abs(Date.now() - changed) < 2000;
}

function mayRun({ pid, host, started }: Holder): boolean {
  const here = thisProcess();
  if (host !== undefined && host !== here.host) return true;
  if (!isRunning(pid)) return false;
  const startedNow = startOf(pid);
  return started === undefined || startedNow === undefined || started === startedNow;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCodeOf(error) === 'EPERM';
  }
}

function thisProcess(): Holder {
  const started = startOf(process.pid);
  return { pid: process.pid, host: hostOf(), ...(started !== undefined && { started }) };
}

/**
 * Identifies the host. Containers may share the name of their host, but have separate process IDs.
 */
function hostOf(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/**
 * Returns the boot ID and the ticks from then until a process started; undefined except on Linux.
 */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The second field is the name of the program in parentheses, which may contain anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\)/s, '')
      .trim()
      .split(' ');
    return `${boot} ${fields[19] ?? ''}`;
  } catch {
    return undefined;
  }
}

function locked(folder: string, holder: Holder | undefined, file: string): Problem {
  const here = hostOf();
  const host = holder?.host !== undefined && holder.host !== here ? ` of ${holder.host}` : '';
  return {
    code: 'OUTPUT_LOCKED',
    severity: 'error',
    file: folder,
    message: `Another run is writing ${holder?.folder === undefined || holder.folder === realPathOf(folder) ? 'this folder' : holder.folder}${holder ? ` (process ${holder.pid}${host})` : ''}. Nothing was written.`,
    fix: `Run the command again when the other run is finished. If there is no such run, delete ${file}.`,
  };
}
