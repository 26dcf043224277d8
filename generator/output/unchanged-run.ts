import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { outputParts, type ImportExtension } from '../config/output-settings.ts';
import { realPathOf } from '../input/project-root.ts';
import type { Problem } from '../report/problem.ts';
import { fileSignature, isFolderSignature, isLeafSignature, isSettled } from './file-signature.ts';
import { hashOf } from './hash.ts';
import { generatorIdentity } from './identity.ts';
import { nearestImportExtension } from './import-extension.ts';
import { createStateFolder, stateFile, stateFolder } from './state-file.ts';
import { isTemporary, readRegularFile, writeFileInside } from './write-file.ts';

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
  /** The record of the run before, if the same build of the generator wrote it. */
  readonly recorded: RecordedRun | undefined;
  /** The folder that the run works in. */
  readonly root: string;
  /** The options of the run. */
  readonly request: string;
  /** When the first signature was taken, in milliseconds. */
  readonly time: number;
  /** The signatures, by path. The run adds those of the files that it reads. */
  readonly signatures: Map<string, string>;
  /** The extensions that the run derived from configuration files, by folder. */
  readonly extensions: Map<string, DerivedExtension>;
}

/** The extension of imports that the configuration of a folder requires. */
export interface DerivedExtension {
  readonly extension: ImportExtension;
  /** All files that it follows from, also those that were looked for and are missing. */
  readonly files: readonly string[];
}

/** The record of a run: everything that it read. */
export interface RecordedRun {
  readonly request: string;
  /** Absent if the run had something to do: then only the rest is of use. */
  readonly run?: UnchangedRun;
  readonly files: ReadonlyMap<string, RecordedFile>;
  readonly extensions: ReadonlyMap<string, DerivedExtension>;
}

/** A file or folder that a run read. */
export interface RecordedFile {
  readonly signature: string;
  /** Of generated files. A file with the same signature has the same hash. */
  readonly hash?: string;
}

/** The JSON of {@link RecordedRun}: lists are read and written in half of the time of objects. */
interface RecordJson extends Pick<RecordedRun, 'request' | 'run'> {
  readonly generator: string;
  readonly files: readonly (readonly [path: string, signature: string, hash?: string])[];
  readonly extensions: readonly (readonly [folder: string, derived: DerivedExtension])[];
}

/** The files in a folder or its parents that decide how a run generates. */
const settingFiles = ['package.json', 'tsconfig.json'];

/** Starts a run. Call it before the run reads anything; `configs` are names of configuration files. */
export function startRun(request: string, configs: readonly string[], root = '.'): RunStart {
  const time = Date.now();
  const recorded = readRecordedRun(stateFile(root, 'unchanged'));
  const start: RunStart = {
    recorded,
    root,
    request,
    time,
    signatures: new Map(),
    extensions: new Map(),
  };
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

/** Returns the signed files below a folder, except for temporary ones. */
export function signedBelow({ signatures }: RunStart, folder: string): readonly string[] {
  const start = `${folder}${sep}`;
  return [...signatures].flatMap(([path, signature]) =>
    path.startsWith(start) && isLeafSignature(signature) && !isTemporary(path) ? [path] : [],
  );
}

/** Returns the hash of a file that has the same signature as in the run before. */
export function recalledHash(start: RunStart, path: string): string | undefined {
  return isUnchanged(start, path) ? start.recorded?.files.get(path)?.hash : undefined;
}

/**
 * Returns the extension of imports that the configuration of a folder requires. While no file that it
 * follows from has changed, the compiler is not loaded to read them again.
 */
export async function recalledExtension(start: RunStart, folder: string): Promise<ImportExtension> {
  const recorded = start.recorded?.extensions.get(folder);
  if (recorded) signFiles(start, recorded.files);
  const isCurrent = recorded?.files.every((file) => isUnchanged(start, file));
  const derived = recorded && isCurrent ? recorded : await deriveExtension(start, folder);
  start.extensions.set(folder, derived);
  return derived.extension;
}

async function deriveExtension(start: RunStart, folder: string): Promise<DerivedExtension> {
  const files = new Set<string>();
  const extension = await nearestImportExtension(folder, (file) => {
    signFiles(start, [file]);
    files.add(file);
  });
  return { extension, files: [...files] };
}

function isUnchanged({ recorded, signatures }: RunStart, path: string): boolean {
  const signature = signatures.get(path);
  return signature !== undefined && recorded?.files.get(path)?.signature === signature;
}

/**
 * Records the hashes of generated files, by path, and `run` if it had nothing to do. If that is not
 * possible, the next run reads everything again.
 */
export function recordRun(
  start: RunStart,
  hashes: ReadonlyMap<string, string>,
  run?: UnchangedRun,
): void {
  const all = [...start.signatures];
  const settled = all.filter(([, signature]) => isSettled(signature, start.time));
  const hasSettled =
    run && settled.length === all.length && isPlain(run.models) && isPlain(run.out);
  const record: RecordJson = {
    generator: JSON.stringify(generatorIdentity()),
    request: start.request,
    ...(hasSettled && { run }),
    files: settled.map(([path, signature]) => {
      const hash = hashes.get(path);
      return hash === undefined ? [path, signature] : [path, signature, hash];
    }),
    extensions: [...start.extensions],
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
  if (!recorded?.run || recorded.request !== request) return undefined;
  const isSame = [...recorded.files].every(
    ([path, { signature }]) => fileSignature(path) === signature,
  );
  return isSame && !isInterrupted() ? recorded.run : undefined;
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
  if (text.slice(0, end) !== hashOf(body)) return undefined;
  const { generator, files, extensions, ...rest } = JSON.parse(body) as RecordJson;
  if (generator !== JSON.stringify(generatorIdentity())) return undefined;
  return {
    ...rest,
    files: new Map(
      files.map(([path, signature, hash]) => [
        path,
        hash === undefined ? { signature } : { signature, hash },
      ]),
    ),
    extensions: new Map(extensions),
  };
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
    const path = `${folder}${sep}${entry.name}`;
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
