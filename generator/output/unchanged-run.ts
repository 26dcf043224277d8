import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { outputParts } from '../config/output-settings.ts';
import { realPathOf } from '../input/project-root.ts';
import type { Problem } from '../report/problem.ts';
import { fileSignature, isFolderSignature, isSettled } from './file-signature.ts';
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
  /** The record of the run before. */
  readonly recorded: RecordedRun | undefined;
  /** The folder that the run works in. */
  readonly root: string;
  /** The options of the run. */
  readonly request: string;
  /** When the first signature was taken, in milliseconds. */
  readonly time: number;
  /** The signatures, by path. The run adds those of the files that it reads. */
  readonly signatures: Map<string, string>;
}

/** The signatures and the hashes of the files that a run read. */
export interface RecordedRun {
  readonly generator: string;
  readonly request: string;
  /** Absent if the run had something to do: then only the hashes are of use. */
  readonly run?: UnchangedRun;
  readonly signatures: Readonly<Record<string, string>>;
  /** The hashes of generated files, by path. A file with the same signature has the same hash. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** The files in a folder or its parents that decide how a run generates. */
const settingFiles = ['package.json', 'tsconfig.json'];

/** Starts a run. Call it before the run reads anything; `configs` are names of configuration files. */
export function startRun(request: string, configs: readonly string[], root = '.'): RunStart {
  const time = Date.now();
  const recorded = readRecordedRun(stateFile(root, 'unchanged'));
  const start = { recorded, root, request, time, signatures: new Map<string, string>() };
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
    if (!signatures.has(path)) signatures.set(path, fileSignature(path));
  }
}

/** Returns the hash of a file that has the same signature as in the run before. */
export function recalledHash({ recorded, signatures }: RunStart, path: string): string | undefined {
  const signature = signatures.get(path);
  return signature !== undefined && ownEntry(recorded?.signatures, path) === signature
    ? ownEntry(recorded?.hashes, path)
    : undefined;
}

/**
 * Records the hashes of generated files, by path, and `run` if it had nothing to do. If that is not
 * possible, the next run reads everything again.
 */
export function recordRun(
  start: RunStart,
  hashes: Iterable<readonly [path: string, hash: string]>,
  run?: UnchangedRun,
): void {
  const all = [...start.signatures];
  const settled = all.filter(([, signature]) => isSettled(signature, start.time));
  const isUnchanged =
    run && settled.length === all.length && isPlain(run.models) && isPlain(run.out);
  const record: RecordedRun = {
    generator: JSON.stringify(generatorIdentity()),
    request: start.request,
    ...(isUnchanged && { run }),
    signatures: Object.fromEntries(settled),
    hashes: Object.fromEntries(hashes),
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
export function recallUnchanged({ recorded, request }: RunStart): UnchangedRun | undefined {
  if (recorded?.request !== request || recorded.generator !== JSON.stringify(generatorIdentity())) {
    return undefined;
  }
  const isUnchanged =
    recorded.run &&
    Object.entries(recorded.signatures).every(([path, known]) => fileSignature(path) === known) &&
    !isInterrupted();
  return isUnchanged ? recorded.run : undefined;
}

function ownEntry(
  entries: Readonly<Record<string, string>> | undefined,
  key: string,
): string | undefined {
  return entries && Object.hasOwn(entries, key) ? entries[key] : undefined;
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
  if (!isFolderSignature(start.signatures.get(folder))) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) signTree(start, path);
    else signFiles(start, [path]);
  }
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
