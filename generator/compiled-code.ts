import { hash } from 'node:crypto';
import { accessSync, constants, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cachedDataVersionTag, deserialize, serialize } from 'node:v8';
import { Script } from 'node:vm';
import { pathStats } from './input/path-stats.ts';
import { createUserFolder, userFolder } from './input/user-folder.ts';
import { writeFileInside } from './output/write-file.ts';

/** Loads the chunks of the built command line. */
export interface ChunkLoader {
  /** Runs a chunk and those that it requires, each once, and returns its exports. */
  readonly load: (chunk: string) => unknown;
  /** Keeps the compiled code of all chunks for the next runs, unless it is kept already. */
  readonly keepCode: () => void;
}

/** The compiled code of chunks, by the hash of their source. */
type CompiledCode = ReadonlyMap<string, Uint8Array>;

/** The function around a chunk, as around any CommonJS module. */
type RunChunk = (
  exports: object,
  require: (name: string) => unknown,
  module: { readonly exports: object },
  __filename: string,
) => void;

/** The length of {@link headOf}, in bytes. */
const headLength = 32;

/** In milliseconds. Older files are removed, as the version that wrote them may be gone. */
const maxAge = 60 * 24 * 60 * 60 * 1000;

/**
 * Starts a loader for the chunks in a folder. V8 compiles each function when it is first called. A
 * run keeps all that it compiled in a file of the user, for the next runs of the same command and
 * their threads. `module.enableCompileCache` only keeps functions that are compiled before a module
 * runs, a third of that time, and Node.js 20 does not have it.
 */
export function startChunkLoader(folder: string, command = process.argv[2] ?? ''): ChunkLoader {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_V8_COVERAGE } = process.env;
  // The coverage of functions that V8 does not compile is not exact.
  const isOff = NODE_DISABLE_COMPILE_CACHE === '1' || Boolean(NODE_V8_COVERAGE);
  const file = fileOf(folder, command);
  const kept = isOff ? new Map<string, Uint8Array>() : readCode(file);
  const scripts = new Map<string, Script>();
  const exportsOf = new Map<string, unknown>();
  const requirePackage = createRequire(join(folder, 'cli.js'));
  const requireAny = (name: string): unknown => {
    if (!name.startsWith('./')) return requirePackage(name);
    if (!exportsOf.has(name)) exportsOf.set(name, run(name));
    return exportsOf.get(name);
  };
  const run = (chunk: string) => {
    const filename = join(folder, chunk);
    const text = readFileSync(filename, 'utf8');
    const source = `(function (exports, require, module, __filename) { 'use strict'; ${text}\n})`;
    const key = hash('sha256', source);
    const cachedData = kept.get(key);
    const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
    scripts.set(key, script);
    const module = { exports: {} };
    const start = script.runInThisContext() as RunChunk;
    start(module.exports, requireAny, module, filename);
    return module.exports;
  };
  return {
    load: requireAny,
    keepCode: () => {
      const isKept = [...scripts].every(
        ([key, { cachedDataRejected }]) => kept.has(key) && cachedDataRejected !== true,
      );
      if (isOff || isKept) return;
      // The first chunk names all others by their hash: without it, the file is of another build.
      const [first] = scripts.keys();
      const isSameBuild = first !== undefined && kept.has(first);
      writeCode(file, isSameBuild ? kept : new Map(), scripts);
    },
  };
}

/**
 * Returns the name of the file for a command of an installation, so that another build replaces it.
 * V8 takes code only of the same version, with the same flags.
 */
function fileOf(folder: string, command: string): string {
  const owner = [folder, command, process.arch, cachedDataVersionTag(), process.getuid?.()];
  return `${hash('sha256', JSON.stringify(owner)).slice(0, 20)}.code`;
}

/** Reads a file of compiled code. V8 does not check the bytes, and runs whatever they are. */
function readCode(file: string): CompiledCode {
  try {
    const path = join(codeFolder(), file);
    if (isOfUser(path)) {
      const bytes = readFileSync(path);
      const content = bytes.subarray(headLength);
      const isComplete = headOf(content).equals(bytes.subarray(0, headLength));
      const code: unknown = isComplete && deserialize(content);
      if (isCompiledCode(code)) return code;
    }
  } catch {
    // It can't be read.
  }
  return new Map();
}

/** Returns whether a path is a file that nobody else can have written. */
function isOfUser(path: string): boolean {
  const stats = pathStats(path);
  if (!stats?.isFile()) return false;
  const isOwn = process.getuid === undefined || stats.uid === process.getuid();
  return isOwn && (process.platform === 'win32' || (stats.mode & 0o022) === 0);
}

function isCompiledCode(value: unknown): value is CompiledCode {
  return value instanceof Map && [...value.values()].every((code) => code instanceof Uint8Array);
}

/** Writes the code of scripts next to the code that is kept, and removes old files. */
function writeCode(file: string, kept: CompiledCode, scripts: ReadonlyMap<string, Script>): void {
  try {
    const folder = codeFolder();
    createUserFolder(folder);
    accessSync(folder, constants.W_OK);
    const code = [...scripts].map(([key, script]) => [key, script.createCachedData()] as const);
    const content = serialize(new Map([...kept, ...code]));
    writeFileInside(folder, file, Buffer.concat([headOf(content), content]), { mode: 0o600 });
    for (const name of readdirSync(folder).filter((each) => /\.code(?:\.|$)/.test(each))) {
      const path = join(folder, name);
      const stats = pathStats(path);
      if (stats?.isFile() && Date.now() - stats.mtimeMs > maxAge) rmSync(path, { force: true });
    }
  } catch {
    // The next run compiles everything again.
  }
}

function codeFolder(): string {
  return userFolder('XDG_CACHE_HOME');
}

/** Returns the start of a file with this content, by which damage is found. */
function headOf(content: Uint8Array): Buffer {
  return hash('sha256', content, 'buffer');
}
