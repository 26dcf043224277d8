import { buildSync } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { beforeEach, expect, test, vi } from 'vitest';
import { acme } from '../support/definition-text.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const isWindows = process.platform === 'win32';

const chunks = {
  'start.cjs': `const { greeting } = require('./greeting.cjs');
exports.text = () => greeting(require('node:path').basename(__filename)) + require('./greeting.cjs').count();`,
  'greeting.cjs': `let loads = 0;
loads++;
module.exports = { greeting: (name) => 'Hello, ' + name + ' ', count: () => loads };`,
};

/** Runs chunks as the command line does, in a process: within one, V8 has their code in memory. */
const runner = `import { startChunkLoader } from '${join(root, 'generator/compiled-code.ts').replaceAll('\\', '/')}';
const [folder, command, ...more] = process.argv.slice(2);
const loader = startChunkLoader(folder, command);
process.stdout.write(loader.load('./start.cjs').text());
for (const chunk of more) loader.load(chunk);
loader.keepCode();`;

const tools = temporaryFolder({}, 'file');
buildSync({
  stdin: { contents: runner, resolveDir: root },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: join(tools, 'runner.mjs'),
});

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', temporaryFolder());
  vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', undefined);
  vi.stubEnv('NODE_V8_COVERAGE', undefined);
});

/** Runs the chunks in a folder, and returns the text that they print. */
function runOf(folder: string, command = 'generate', ...more: readonly string[]): string {
  const args = [join(tools, 'runner.mjs'), folder, command, ...more];
  return execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 120_000 });
}

const codeFolder = () => join(process.env['XDG_CACHE_HOME'] ?? '', 'scenario-models');

const codeFiles = () => readdirSync(codeFolder()).map((name) => join(codeFolder(), name));

function onlyFile(): string {
  const [file, ...others] = codeFiles();
  if (file === undefined || others.length > 0) throw new Error('there is not exactly one file');
  return file;
}

/** Gives a file an old time, which a write replaces. */
function age(file: string, days = 1): void {
  const time = Date.now() / 1000 - days * 24 * 60 * 60;
  utimesSync(file, time, time);
}

/** Returns whether a file was written after {@link age}. A run writes unless all code was taken. */
const isWritten = (file: string) => Date.now() - statSync(file).mtimeMs < 12 * 60 * 60 * 1000;

const readCode = (file: string) =>
  deserialize(readFileSync(file).subarray(32)) as ReadonlyMap<string, Uint8Array>;

/** Writes content with its hash, as a file of code has it. */
function writeHashed(file: string, content: unknown): void {
  const bytes = serialize(content);
  writeFileSync(file, Buffer.concat([createHash('sha256').update(bytes).digest(), bytes]));
}

test('a run keeps its code for the next run of the command, which takes the code of all chunks', () => {
  const folder = temporaryFolder(chunks);
  expect(runOf(folder)).toBe('Hello, start.cjs 1');
  const file = onlyFile();
  age(file);
  expect(runOf(folder)).toBe('Hello, start.cjs 1');
  expect(isWritten(file)).toBe(false);
  runOf(folder, 'import');
  expect(codeFiles()).toHaveLength(2);
});

test('a run keeps the code of more chunks next to the code that is kept', () => {
  const folder = temporaryFolder({ ...chunks, 'other.cjs': 'exports.other = () => 1;' });
  runOf(folder);
  runOf(folder, 'generate', './other.cjs');
  expect(readCode(onlyFile()).size).toBe(3);
  age(onlyFile());
  runOf(folder);
  expect(isWritten(onlyFile())).toBe(false);
});

test('a run with other flags of V8 has a separate file', () => {
  const folder = temporaryFolder(chunks);
  runOf(folder);
  vi.stubEnv('NODE_OPTIONS', '--stack-trace-limit=20');
  runOf(folder);
  for (const file of codeFiles()) age(file);
  runOf(folder);
  vi.stubEnv('NODE_OPTIONS', undefined);
  runOf(folder);
  expect(codeFiles().map(isWritten)).toEqual([false, false]);
});

test('another build whose chunks have the same names and sizes replaces the code', () => {
  const folder = temporaryFolder(chunks);
  runOf(folder);
  for (const [name, text] of Object.entries(chunks)) {
    const other = text.replace('Hello', 'Howdy').replaceAll('count', 'total');
    writeFileSync(join(folder, name), other);
  }
  expect(runOf(folder)).toBe('Howdy, start.cjs 1');
  expect(readCode(onlyFile()).size).toBe(2);
});

test('chunks run in strict mode', () => {
  const folder = temporaryFolder({
    'start.cjs': `exports.text = () => String((function () { return this; })());`,
  });
  expect(runOf(folder)).toBe('undefined');
});

const damages: Readonly<Record<string, (file: string) => void>> = {
  'cut off': (file) => {
    writeFileSync(file, readFileSync(file).subarray(0, 1000));
  },
  empty: (file) => {
    writeFileSync(file, '');
  },
  text: (file) => {
    writeFileSync(file, 'compiled code');
  },
  'changed in one bit': (file) => {
    const bytes = readFileSync(file);
    const at = bytes.length - 100;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(file, bytes);
  },
  'of another compiler': (file) => {
    const garbage = Array.from(readCode(file).keys(), (hash) => [hash, Buffer.alloc(5000, 7)]);
    writeHashed(file, new Map(garbage as [string, Buffer][]));
  },
  'an object': (file) => {
    writeHashed(file, { a: 1 });
  },
  'a map of texts': (file) => {
    writeHashed(file, new Map(Array.from(readCode(file).keys(), (hash) => [hash, 'code'])));
  },
  ...(!isWindows && {
    'writable by everybody': (file) => {
      chmodSync(file, 0o666);
    },
    'a pipe': (file) => {
      rmSync(file);
      execFileSync('mkfifo', [file]);
    },
    'a link': (file) => {
      const target = join(temporaryFolder(), 'file');
      cpSync(file, target);
      rmSync(file);
      symlinkSync(target, file);
    },
  }),
};

test.each(Object.entries(damages))(
  'a run compiles its code again if the kept code is %s, and replaces it',
  (_, damage) => {
    const folder = temporaryFolder(chunks);
    runOf(folder);
    const file = onlyFile();
    damage(file);
    if (statSync(file).isFile()) age(file);
    expect(runOf(folder)).toBe('Hello, start.cjs 1');
    expect(isWritten(file)).toBe(true);
    expect(readCode(file).size).toBe(2);
    if (!isWindows) expect(statSync(file).mode & 0o777).toBe(0o600);
    age(file);
    runOf(folder);
    expect(isWritten(file)).toBe(false);
  },
);

test.each<readonly [string, () => string]>([
  ['is a file', () => join(temporaryFolder({ 'cache/scenario-models': '' }), 'cache')],
  ['is below a file', () => join(temporaryFolder({ file: '' }), 'file', 'cache')],
  ...(process.platform === 'linux' ? [['is below /proc', () => '/proc/cache'] as const] : []),
])('a run works if the folder of code %s', (_, place) => {
  vi.stubEnv('XDG_CACHE_HOME', place());
  expect(runOf(temporaryFolder(chunks))).toBe('Hello, start.cjs 1');
});

test.each<readonly [string, () => string]>([
  ['NODE_DISABLE_COMPILE_CACHE', () => '1'],
  ['NODE_V8_COVERAGE', temporaryFolder],
])('a run with %s neither uses nor keeps code', (name, value) => {
  vi.stubEnv(name, value());
  expect(runOf(temporaryFolder(chunks))).toBe('Hello, start.cjs 1');
  expect(readdirSync(process.env['XDG_CACHE_HOME'] ?? '')).toEqual([]);
});

test('a run that keeps code removes what has not been written for months, and no other file', () => {
  const names = ['old.code', 'old.code.0.scenario-models-tmp', 'recent.code', 'state.json'];
  mkdirSync(join(codeFolder(), 'folder.code'), { recursive: true });
  for (const name of names) {
    writeFileSync(join(codeFolder(), name), '');
    age(join(codeFolder(), name), name.startsWith('recent') ? 10 : 100);
  }
  age(join(codeFolder(), 'folder.code'), 100);
  runOf(temporaryFolder(chunks));
  const left = readdirSync(codeFolder()).filter((name) => !/^[0-9a-f]{20}\.code$/.test(name));
  expect(left).toEqual(['folder.code', 'recent.code', 'state.json']);
});

test('each thread of the command line takes the kept code', () => {
  const copy = copyOfInstallation();
  const folder = temporaryFolder(
    Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => {
        const text = acme.replaceAll('acme', `acme-${String(at)}`);
        return [`models/image-generation/acme-${String(at)}.yaml`, text];
      }),
    ),
  );
  /** Generates with a folder of code, and returns the modules of the models. */
  const generate = (cache: string) => {
    vi.stubEnv('XDG_CACHE_HOME', cache);
    rmSync(join(folder, 'generated'), { recursive: true, force: true });
    execFileSync(process.execPath, [join(copy, 'dist/generator/cli.js'), 'generate'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const modules = join(folder, 'generated/sdk/models');
    return readdirSync(modules).map((name) => readFileSync(join(modules, name), 'utf8'));
  };
  const [cache, other] = [temporaryFolder(), temporaryFolder()];
  const expected = generate(cache);
  const file = onlyFile();
  const code = new Map(readCode(file));

  // V8 compares only the sizes of sources. So the code of a changed chunk shows who takes it.
  const [chunk, ...others] = chunksWith(copy, 'Do not edit: run');
  if (!chunk || others.length > 0) throw new Error('there is not exactly one chunk');
  writeFileSync(chunk.path, chunk.text.replaceAll('Do not edit: run', 'Do not touch: or'));
  const changed = expected.map((text) => text.replace('Do not edit: run', 'Do not touch: or'));
  expect(generate(other)).toEqual(changed);
  const codeOfChanged = readCode(onlyFile());
  writeFileSync(chunk.path, chunk.text);
  const [hash] = [...code.keys()].filter((key) => !codeOfChanged.has(key));
  const [hashOfChanged] = [...codeOfChanged.keys()].filter((key) => !code.has(key));
  const replaced = codeOfChanged.get(hashOfChanged ?? '');
  if (hash === undefined || !replaced) throw new Error('the code of no chunk has changed');
  writeHashed(file, code.set(hash, replaced));
  expect(generate(cache)).toEqual(changed);
});

test('a command that fails keeps no code', async () => {
  expect(await runCli(temporaryFolder(), 'generate')).toMatchObject({ status: 2 });
  expect(readdirSync(process.env['XDG_CACHE_HOME'] ?? '')).toEqual([]);
});

/** Returns the folder of a copy of the built command line. */
function copyOfInstallation(): string {
  const copy = temporaryFolder();
  for (const path of ['package.json', 'dist/generator', 'generator', 'generated/package.json']) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

function chunksWith(installation: string, text: string) {
  const dist = join(installation, 'dist/generator');
  return readdirSync(dist)
    .filter((name) => name.endsWith('.cjs'))
    .map((name) => ({ path: join(dist, name), text: readFileSync(join(dist, name), 'utf8') }))
    .filter((chunk) => chunk.text.includes(text));
}
