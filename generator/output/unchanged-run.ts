import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { outputParts } from '../config/output-settings.ts';
import { pathStats } from '../input/path-stats.ts';
import { realPathOf } from '../input/project-root.ts';
import type { Problem } from '../report/problem.ts';
import { hashOf } from './hash.ts';
import { generatorIdentity } from './identity.ts';
import { createStateFolder, stateFile, stateFolder } from './state-file.ts';
import { readRegularFile, writeFileInside } from './write-file.ts';

/**
 * A run that had nothing to do. It is recorded with a signature of everything that it read: while
 * all signatures are the same, the next run has nothing to do either, and does not read any file.
 */
export interface UnchangedRun {
  readonly models: string;
  readonly out: string;
  /** The number of models. */
  readonly amount: number;
  readonly problems: readonly Problem[];
}

/** The start of a run: its options, and the signatures of everything that it reads. */
export interface RunStart {
  /** The folder that the run works in. */
  readonly root: string;
  /** The options of the run. */
  readonly request: string;
  /** When the first signature was taken, in milliseconds. */
  readonly time: number;
  /** The signatures, by path. The run adds those of the files that it reads. */
  readonly signatures: Map<string, string>;
}

/** The content of a recorded run's file. */
interface RecordedRun {
  readonly generator: string;
  readonly request: string;
  readonly run: UnchangedRun;
  readonly signatures: readonly (readonly [path: string, signature: string])[];
}

/** The files in a folder or its parents that decide how a run generates. */
const settingFiles = ['package.json', 'tsconfig.json'];

/** Starts a run. Call it before the run reads anything; `configs` are names of configuration files. */
export function startRun(request: string, configs: readonly string[], root = '.'): RunStart {
  const start = { root, request, time: Date.now(), signatures: new Map<string, string>() };
  signFiles(start, [...configs.map((name) => join(root, name)), ...settingsAround(root)]);
  return start;
}

/**
 * Adds the signatures of everything that a run reads in these folders. Call it before the run reads
 * anything in them.
 */
export function signFolders(start: RunStart, models: string, out: string): void {
  signTree(start, models);
  for (const part of outputParts) signTree(start, join(out, part));
  const atTop = ['manifest.json', 'package.json', 'README.md'].map((name) => join(out, name));
  signFiles(start, [...atTop, ...settingsAround(out), stateFile(out, 'pending')]);
}

/** Adds the signatures of files, which may be missing. */
export function signFiles({ signatures }: RunStart, paths: readonly string[]): void {
  for (const path of paths) {
    if (!signatures.has(path)) signatures.set(path, signatureOf(path));
  }
}

/**
 * Records that the run had nothing to do. If that is not possible, the next run reads everything
 * again.
 */
export function recordUnchanged(start: RunStart, run: UnchangedRun): void {
  const signatures = [...start.signatures];
  const isSafe =
    isPlain(run.models) &&
    isPlain(run.out) &&
    signatures.every(([, signature]) => isSettled(signature, start.time));
  if (!isSafe) return;
  const record: RecordedRun = {
    generator: JSON.stringify(generatorIdentity()),
    request: start.request,
    run,
    signatures,
  };
  const text = JSON.stringify(record);
  const file = stateFile(start.root, 'unchanged');
  try {
    createStateFolder(file);
    writeFileInside(dirname(file), basename(file), `${hashOf(text)}\n${text}`);
  } catch {
    // A run that only checks works without a state folder.
  }
}

/** Returns the recorded run with this start, if nothing that it read has changed since. */
export function recallUnchanged({ root, request }: RunStart): UnchangedRun | undefined {
  const record = readRecordedRun(stateFile(root, 'unchanged'));
  if (record?.request !== request || record.generator !== JSON.stringify(generatorIdentity())) {
    return undefined;
  }
  const isUnchanged =
    record.signatures.every(([path, signature]) => signatureOf(path) === signature) &&
    !isInterrupted();
  return isUnchanged ? record.run : undefined;
}

/** Reads a recorded run. Only this program writes the file; a truncated one has another hash. */
function readRecordedRun(file: string): RecordedRun | undefined {
  let text: string;
  try {
    text = readRegularFile(file) ?? '';
  } catch {
    return undefined;
  }
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  return text.slice(0, end) === hashOf(body) ? (JSON.parse(body) as RecordedRun) : undefined;
}

/** Returns whether any `sync` was interrupted. The complete command finds out in which folders. */
function isInterrupted(): boolean {
  return readdirSync(stateFolder()).some((name) => name.endsWith('.journal.json'));
}

/** Signs a folder with everything in it: the time of a folder changes with the names in it. */
function signTree(start: RunStart, folder: string): void {
  signFiles(start, [folder]);
  if (!start.signatures.get(folder)?.startsWith(folderKind)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) signTree(start, path);
    else signFiles(start, [path]);
  }
}

const missing = 'missing';
const fileKind = 'file';
const folderKind = 'folder';

/**
 * Returns a signature that changes with each change of a file, or of the names in a folder. It
 * contains the change time, which only the system sets.
 */
function signatureOf(path: string): string {
  const stats = pathStats(path);
  if (!stats) return missing;
  const kind = stats.isFile() ? fileKind : stats.isDirectory() ? folderKind : 'other';
  const { dev, ino, mode, size, mtimeMs, ctimeMs } = stats;
  return [kind, ctimeMs, mtimeMs, size, mode, ino, dev].join(' ');
}

/**
 * Returns whether a later change results in another signature: the last change is older than the
 * resolution of the file system's clock. The content behind a link has its own signature, so links
 * are not settled.
 */
function isSettled(signature: string, time: number): boolean {
  if (signature === missing) return true;
  const [kind, changed = '', modified = ''] = signature.split(' ');
  const last = Math.max(Number(changed), Number(modified));
  const resolution = Number.isInteger(last / 1000) ? 2000 : 100;
  return (kind === fileKind || kind === folderKind) && last < time - resolution;
}

/** Returns whether the path of a folder has no links, so that it is the real path. */
function isPlain(folder: string): boolean {
  return realPathOf(folder) === resolve(realPathOf('.'), folder);
}

function settingsAround(folder: string): readonly string[] {
  const full = resolve(folder);
  const here = settingFiles.map((name) => join(full, name));
  return dirname(full) === full ? here : [...here, ...settingsAround(dirname(full))];
}
