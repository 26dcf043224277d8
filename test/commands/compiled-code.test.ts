import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { beforeEach, expect, test, vi } from 'vitest';
import { startChunkLoader } from '../../generator/compiled-code.ts';
import { acme } from '../support/definition-text.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const chunks = {
  'start.cjs': `const { greeting } = require('./greeting.cjs');
exports.text = () => greeting(require('node:path').basename(__filename)) + require('./greeting.cjs').count();`,
  'greeting.cjs': `let loads = 0;
loads++;
module.exports = { greeting: (name) => 'Hello, ' + name + ' ', count: () => loads };`,
};

const hasPipes = process.platform !== 'win32';

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', temporaryFolder());
  vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', undefined);
});

/** Loads the chunks as a run of a command does, and returns the text that they make. */
function runOf(folder: string, command = 'generate'): unknown {
  const loader = startChunkLoader(folder, command);
  const { text } = loader.load('./start.cjs') as { readonly text: () => unknown };
  const made = text();
  loader.keepCode();
  return made;
}

const codeFolder = () => join(process.env['XDG_CACHE_HOME'] ?? '', 'scenario-models');

/** The files of compiled code. */
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

const isWritten = (file: string) => Date.now() - statSync(file).mtimeMs < 12 * 60 * 60 * 1000;

const keptCode = (file: string) =>
  deserialize(readFileSync(file).subarray(32)) as ReadonlyMap<string, Uint8Array>;

test('keepCode writes one file for each command, and the next run takes the code of all chunks from it', () => {
  const folder = temporaryFolder(chunks);
  expect(runOf(folder)).toBe('Hello, start.cjs 1');
  const file = onlyFile();
  age(file);
  expect(runOf(folder)).toBe('Hello, start.cjs 1');
  expect(isWritten(file)).toBe(false);
  expect(runOf(folder, 'import')).toBe('Hello, start.cjs 1');
  expect(codeFiles()).toHaveLength(2);
});

test('keepCode adds chunks that only this run has loaded, and keeps the others', () => {
  const folder = temporaryFolder({ ...chunks, 'other.cjs': 'exports.other = () => 1;' });
  runOf(folder);
  const loader = startChunkLoader(folder, 'generate');
  for (const name of ['./start.cjs', './other.cjs']) loader.load(name);
  loader.keepCode();
  expect(keptCode(onlyFile()).size).toBe(3);
  age(onlyFile());
  runOf(folder);
  expect(isWritten(onlyFile())).toBe(false);
});

test('another build with chunks of the same names and sizes is compiled again, and replaces the code', () => {
  const folder = temporaryFolder(chunks);
  runOf(folder);
  for (const [name, text] of Object.entries(chunks)) {
    writeFileSync(join(folder, name), text.replace('Hello', 'Howdy').replaceAll('count', 'total'));
  }
  expect(runOf(folder)).toBe('Howdy, start.cjs 1');
  expect(keptCode(onlyFile()).size).toBe(2);
});

test.each<readonly [string, (file: string) => void]>([
  [
    'cut',
    (file) => {
      writeFileSync(file, readFileSync(file).subarray(0, 1000));
    },
  ],
  [
    'empty',
    (file) => {
      writeFileSync(file, '');
    },
  ],
  [
    'text',
    (file) => {
      writeFileSync(file, 'compiled code');
    },
  ],
  [
    'changed in one bit',
    (file) => {
      const bytes = readFileSync(file);
      const at = bytes.length - 100;
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      writeFileSync(file, bytes);
    },
  ],
  [
    'complete, but of another compiler',
    (file) => {
      const other = [...keptCode(file).keys()].map(
        (hash) => [hash, Buffer.alloc(5000, 7)] as const,
      );
      const content = serialize(new Map(other));
      const hash = createHash('sha256').update(content).digest();
      writeFileSync(file, Buffer.concat([hash, content]));
    },
  ],
])(
  'the command line compiles its code again if the kept code is %s, and replaces it',
  async (_, damage) => {
    const folder = temporaryFolder();
    const version = await runCli(folder, '--version');
    expect(version).toMatchObject({ status: 0, output: version.stdout });
    const file = onlyFile();
    const before = keptCode(file);
    damage(file);
    age(file);
    expect(await runCli(folder, '--version')).toEqual(version);
    expect(isWritten(file)).toBe(true);
    expect([...keptCode(file).keys()]).toEqual([...before.keys()]);
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

test.skipIf(!hasPipes)('a run does not wait for a pipe instead of the code', () => {
  const folder = temporaryFolder(chunks);
  runOf(folder);
  const file = onlyFile();
  rmSync(file);
  execFileSync('mkfifo', [file]);
  expect(runOf(folder)).toBe('Hello, start.cjs 1');
});

test('a relative XDG_CACHE_HOME is ignored, so that no code is in the checkout', () => {
  const home = temporaryFolder();
  vi.stubEnv('XDG_CACHE_HOME', 'cache');
  vi.stubEnv('LOCALAPPDATA', home);
  runOf(temporaryFolder(chunks));
  expect(readdirSync(join(home, 'scenario-models'))).toHaveLength(1);
});

test('NODE_DISABLE_COMPILE_CACHE=1 neither reads nor writes code', () => {
  vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', '1');
  expect(runOf(temporaryFolder(chunks))).toBe('Hello, start.cjs 1');
  expect(readdirSync(process.env['XDG_CACHE_HOME'] ?? '')).toEqual([]);
});

test('keepCode removes the code of versions that were not written for months, and nothing else', () => {
  const [old, recent, foreign] = ['old.code', 'recent.code', 'state.json'].map((name) =>
    join(codeFolder(), name),
  ) as [string, string, string];
  mkdirSync(codeFolder());
  for (const file of [old, recent, foreign]) writeFileSync(file, '');
  age(old, 100);
  age(recent, 10);
  age(foreign, 100);
  runOf(temporaryFolder(chunks));
  expect(codeFiles()).toHaveLength(3);
  expect(codeFiles()).not.toContain(old);
});

test('the command line generates the same with compiled code, in each thread, and keeps none of a failure', async () => {
  const definitions = Array.from({ length: 12 }, (_, at) => {
    const text = acme.replaceAll('acme', `acme-${String(at)}`);
    return [`models/image-generation/acme-${String(at)}.yaml`, text] as const;
  });
  const folder = temporaryFolder(Object.fromEntries(definitions));
  const run = async (out: string, ...flags: readonly string[]) => {
    const { status, output } = await runCli(folder, 'generate', '--out', out, ...flags);
    return { status, output: output.replaceAll(out, 'out') };
  };
  expect((await run('none', '--models', 'missing')).status).not.toBe(0);
  expect(readdirSync(process.env['XDG_CACHE_HOME'] ?? '')).toEqual([]);
  const first = await run('first');
  expect(first).toMatchObject({ status: 0 });
  age(onlyFile());
  expect(await run('second')).toEqual(first);
  expect(isWritten(onlyFile())).toBe(false);
  expect(filesIn(join(folder, 'second'))).toEqual(filesIn(join(folder, 'first')));
});

/** Returns the texts of all files in a folder, by path. */
function filesIn(folder: string) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]);
}
