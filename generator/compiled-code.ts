import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { Script } from 'node:vm';
import { pathStats } from './input/path-stats.ts';
import { createUserFolder, userFolder } from './input/user-folder.ts';
import { writeFileInside } from './output/write-file.ts';

/** Loads the chunks of the built command line. */
export interface ChunkLoader {
  /** Runs a chunk and those that it requires, each once, and returns its exports. */
  readonly load: (chunk: string) => unknown;
  /** Keeps the compiled code of all chunks for the next runs, unless they had it. */
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

const hashLength = 32;

/** In milliseconds. Older files are removed, as the version that wrote them may be gone. */
const maxAge = 60 * 24 * 60 * 60 * 1000;

/**
 * Starts a loader for the chunks in a folder. V8 compiles each function when it is first called: 60 ms
 * of a short run. Here, a run keeps all that it compiled in a file of the user, for the next runs of
 * the same command. `module.enableCompileCache` only keeps functions that are compiled before a
 * module runs, a third of that time, and Node.js 20 does not have it.
 */
export function startChunkLoader(folder: string, command: string): ChunkLoader {
  const isOff = process.env['NODE_DISABLE_COMPILE_CACHE'] === '1';
  // A file belongs to an installation, so that the next version replaces it.
  const owner = JSON.stringify([folder, process.version, process.arch, command]);
  const file = `${hashOf(owner).toString('hex').slice(0, 20)}.code`;
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
    const source = readFileSync(filename);
    const hash = hashOf(source).toString('hex');
    const cachedData = kept.get(hash);
    const script = new Script(
      `(function (exports, require, module, __filename) { ${source.toString()}\n})`,
      {
        filename,
        ...(cachedData && { cachedData }),
      },
    );
    scripts.set(hash, script);
    const module = { exports: {} };
    const start = script.runInThisContext() as RunChunk;
    start(module.exports, requireAny, module, filename);
    return module.exports;
  };
  return {
    load: requireAny,
    keepCode: () => {
      const isKept = [...scripts].every(
        ([hash, { cachedDataRejected }]) => kept.has(hash) && cachedDataRejected !== true,
      );
      if (isOff || isKept) return;
      const code = [...scripts].map(([hash, script]) => [hash, script.createCachedData()] as const);
      // The first chunk names all others by their hash: with another one, the file is of another build.
      const [first] = scripts.keys();
      const isSameBuild = first !== undefined && kept.has(first);
      writeCode(file, new Map([...(isSameBuild ? kept : []), ...code]));
    },
  };
}

/** Reads a file of compiled code. V8 checks its version and its flags, but not the bytes. */
function readCode(file: string): CompiledCode {
  try {
    const path = join(codeFolder(), file);
    // Reading a pipe would never end.
    if (!pathStats(path)?.isFile()) return new Map();
    const bytes = readFileSync(path);
    const content = bytes.subarray(hashLength);
    if (hashOf(content).equals(bytes.subarray(0, hashLength)))
      return deserialize(content) as CompiledCode;
  } catch {
    // It can't be read.
  }
  return new Map();
}

/** Writes a file of compiled code, and removes old ones. A run works without it. */
function writeCode(file: string, code: CompiledCode): void {
  try {
    const folder = codeFolder();
    createUserFolder(folder);
    const content = serialize(code);
    writeFileInside(folder, file, Buffer.concat([hashOf(content), content]));
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.code'))) {
      const path = join(folder, name);
      if (Date.now() - statSync(path).mtimeMs > maxAge) rmSync(path);
    }
  } catch {
    // The folder can't be written.
  }
}

function codeFolder(): string {
  return userFolder('XDG_CACHE_HOME');
}

function hashOf(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
