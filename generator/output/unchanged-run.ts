import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { outputParts } from '../config/output-settings.ts';
import { pathStats } from '../input/path-stats.ts';
import { realPathOf } from '../input/project-root.ts';
import type { Problem } from '../report/problem.ts';
import { hashOf } from './hash.ts';
import { generatorIdentity } from './identity.ts';
import { makeStateFolder, stateFile, stateFolder } from './state-file.ts';
import { readRegularFile, writeFileInside } from './write-file.ts';

/**
 * A run that had nothing to do is noted with a signature of everything that it read. While all
 * signatures are the same, the next run has nothing to do either, and reads no file.
 */
export interface UnchangedRun {
  readonly models: string;
  readonly out: string;
  /** The number of models. */
  readonly amount: number;
  readonly problems: readonly Problem[];
}

/** The start of a run: what it is asked for, and the signatures of what it reads. */
export interface RunStart {
  /** The folder that the run works in. */
  readonly root: string;
  /** The options of the run. */
  readonly request: string;
  /** When the first signature was taken, in milliseconds. */
  readonly time: number;
  /** By path; changed in place as the run finds out what it reads. */
  readonly signatures: Map<string, string>;
}

/** The file of a note. */
interface Note {
  readonly generator: string;
  readonly request: string;
  readonly run: UnchangedRun;
  readonly signatures: readonly (readonly [path: string, signature: string])[];
}

/** Files of a folder, or of one around it, that decide how a run generates. */
const settingFiles = ['package.json', 'tsconfig.json'];

/** Starts a run. Call it before the run reads anything; `configs` are names of configuration files. */
export function startRun(request: string, configs: readonly string[], root = '.'): RunStart {
  const start = { root, request, time: Date.now(), signatures: new Map<string, string>() };
  signFiles(start, [...configs.map((name) => join(root, name)), ...settingsAround(root)]);
  return start;
}

/** Adds what a run of these folders reads. Call it before the run reads anything of them. */
export function signFolders(start: RunStart, models: string, out: string): void {
  signTree(start, models);
  for (const part of outputParts) signTree(start, join(out, part));
  const atTop = ['manifest.json', 'package.json', 'README.md'].map((name) => join(out, name));
  signFiles(start, [...atTop, ...settingsAround(out), stateFile(out, 'pending')]);
}

/** Adds files that need not exist. */
export function signFiles({ signatures }: RunStart, paths: readonly string[]): void {
  for (const path of paths) {
    if (!signatures.has(path)) signatures.set(path, signatureOf(path));
  }
}

/** Notes that the run had nothing to do. Without a place for the note, the next run reads all again. */
export function noteUnchanged(start: RunStart, run: UnchangedRun): void {
  const signatures = [...start.signatures];
  const isSafe =
    isPlain(run.models) &&
    isPlain(run.out) &&
    signatures.every(([, signature]) => isSettled(signature, start.time));
  if (!isSafe) return;
  const note: Note = {
    generator: JSON.stringify(generatorIdentity()),
    request: start.request,
    run,
    signatures,
  };
  const text = JSON.stringify(note);
  const file = stateFile(start.root, 'unchanged');
  try {
    makeStateFolder(file);
    writeFileInside(dirname(file), basename(file), `${hashOf(text)}\n${text}`);
  } catch {
    // A run that only checks needs no folder for its state.
  }
}

/** Returns the noted run with this start if nothing that it read has changed since. */
export function recallUnchanged({ root, request }: RunStart): UnchangedRun | undefined {
  const note = readNote(stateFile(root, 'unchanged'));
  if (note?.request !== request || note.generator !== JSON.stringify(generatorIdentity())) {
    return undefined;
  }
  const isUnchanged =
    note.signatures.every(([path, signature]) => signatureOf(path) === signature) &&
    !isInterrupted();
  return isUnchanged ? note.run : undefined;
}

/** Only this program writes the file; one that is cut off has another hash. */
function readNote(file: string): Note | undefined {
  let text: string;
  try {
    text = readRegularFile(file) ?? '';
  } catch {
    return undefined;
  }
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  return text.slice(0, end) === hashOf(body) ? (JSON.parse(body) as Note) : undefined;
}

/** Returns whether some `sync` was interrupted: the whole command finds out in which folders. */
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
 * Returns a text that changes with each change of a file, or of the names in a folder. The system sets
 * the time of change, which no program can set back.
 */
function signatureOf(path: string): string {
  const stats = pathStats(path);
  if (!stats) return missing;
  const kind = stats.isFile() ? fileKind : stats.isDirectory() ? folderKind : 'other';
  const { dev, ino, mode, size, mtimeMs, ctimeMs } = stats;
  return [kind, ctimeMs, mtimeMs, size, mode, ino, dev].join(' ');
}

/**
 * Returns whether a later change gives another signature: the last one is older than the clock of the
 * file system is exact. The content behind a link has its own signature, so links are not settled.
 */
function isSettled(signature: string, time: number): boolean {
  if (signature === missing) return true;
  const [kind, changed = '', modified = ''] = signature.split(' ');
  const last = Math.max(Number(changed), Number(modified));
  const exactness = Number.isInteger(last / 1000) ? 2000 : 100;
  return (kind === fileKind || kind === folderKind) && last < time - exactness;
}

/** Returns whether no link leads to a folder, so that its path says where it is. */
function isPlain(folder: string): boolean {
  return realPathOf(folder) === resolve(realPathOf('.'), folder);
}

function settingsAround(folder: string): readonly string[] {
  const full = resolve(folder);
  const here = settingFiles.map((name) => join(full, name));
  return dirname(full) === full ? here : [...here, ...settingsAround(dirname(full))];
}
