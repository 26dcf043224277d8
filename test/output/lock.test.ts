import { execFile } from 'node:child_process';
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeEach, expect, test, vi } from 'vitest';
import { runBuild } from '../../generator/commands/build.ts';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runImport } from '../../generator/commands/import.ts';
import { runLint } from '../../generator/commands/lint.ts';
import { runSite } from '../../generator/commands/site.ts';
import { takeLock } from '../../generator/output/lock.ts';
import { stateFile } from '../../generator/output/state-file.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { syncIn } from '../sync/project.ts';

const root = join(import.meta.dirname, '../..');

beforeEach(() => {
  vi.stubEnv('XDG_STATE_HOME', temporaryFolder());
});

/** Takes a lock and leaves it with other fields, like a process that was killed. */
function leaveLock(folder: string, fields: object): string {
  takeLock({ trees: [folder] });
  const file = stateFile(folder, 'lock');
  const holder = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...holder, ...fields }));
  return file;
}

test('takeLock rejects a folder that this process holds, and each folder of several', () => {
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  const lock = takeLock({ trees: [one, two] });
  expect(takeLock({ trees: [two] })).toMatchObject({
    ok: false,
    problems: [{ code: 'OUTPUT_LOCKED', file: two }],
  });
  if (lock.ok) lock.value();
  expect(takeLock({ trees: [two, one, one] }).ok).toBe(true);
});

test('takeLock rejects a folder inside or around one that another run writes, unless only its files are written', () => {
  const outer = temporaryFolder();
  const inner = join(outer, 'a/b');
  const next = `${outer}-next`;
  const take = (...trees: readonly string[]) => {
    const lock = takeLock({ trees });
    if (lock.ok) lock.value();
    return lock.ok;
  };
  const first = takeLock({ trees: [inner] });
  expect(takeLock({ trees: [outer] })).toMatchObject({
    ok: false,
    problems: [
      { code: 'OUTPUT_LOCKED', file: outer, message: expect.stringContaining(inner) as string },
    ],
  });
  expect(take(join(inner, 'c'))).toBe(false);
  expect(take(next)).toBe(true);
  expect(take(`${inner}c`, join(outer, 'a/c'))).toBe(true);
  const root = takeLock({ trees: [], folders: [outer] });
  expect(root.ok).toBe(true);
  for (const lock of [first, root]) if (lock.ok) lock.value();
  expect(take(outer, inner)).toBe(true);
});

test('takeLock ignores the lock of a process that ended around a folder', () => {
  const outer = temporaryFolder();
  leaveLock(outer, { pid: 99_999_999 });
  const lock = takeLock({ trees: [join(outer, 'inner')] });
  expect(lock.ok).toBe(true);
  if (lock.ok) lock.value();
});

test('two processes that repeatedly lock nested folders never have both', async () => {
  const outer = temporaryFolder();
  const program = `
    import { existsSync, rmSync, writeFileSync } from 'node:fs';
    import { takeLock } from ${JSON.stringify(pathToFileURL(join(root, 'generator/output/lock.ts')).href)};
    const [own, other, marks] = process.argv.slice(2);
    let taken = 0;
    for (let round = 0; round < 300; round++) {
      const lock = takeLock({ trees: [own] });
      if (!lock.ok) continue;
      taken++;
      writeFileSync(marks + '/' + (own.length > other.length), '');
      if (existsSync(marks + '/' + (own.length <= other.length))) throw new Error('both');
      rmSync(marks + '/' + (own.length > other.length));
      lock.value();
    }
    console.log(taken);`;
  const folder = temporaryFolder({ 'race.mjs': program });
  const inner = join(outer, 'inner');
  const race = (own: string, other: string) =>
    promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', join(folder, 'race.mjs'), own, other, folder],
      { cwd: root },
    );
  const runs = await Promise.all([race(outer, inner), race(inner, outer)]);
  expect(runs.every(({ stdout }) => Number(stdout) > 0)).toBe(true);
});

test('takeLock takes over the lock of an ended process whose ID another process has', () => {
  const folder = temporaryFolder();
  leaveLock(folder, { started: 'an earlier boot' });
  expect(takeLock({ trees: [folder] }).ok).toBe(process.platform === 'linux');
});

test('takeLock respects the lock of another host and names host and file', () => {
  const folder = temporaryFolder();
  const file = leaveLock(folder, { host: 'elsewhere', pid: 99_999_999 });
  const { problems } = takeLock({ trees: [folder] });
  expect(problems).toMatchObject([{ code: 'OUTPUT_LOCKED' }]);
  expect(problems[0]?.message).toContain('process 99999999 of elsewhere');
  expect(problems[0]?.fix).toContain(file);
});

test.each(['', '{', '{}', '-1', 'null', '{"pid":1.5}', '{"pid":1e99}', '['.repeat(50_000)])(
  'takeLock takes over a damaged lock: %.9j',
  (text) => {
    const folder = temporaryFolder();
    const file = leaveLock(folder, {});
    writeFileSync(file, text);
    utimesSync(file, 1, 1);
    expect(takeLock({ trees: [folder] }).ok).toBe(true);
  },
);

test('takeLock does not release a lock of another process', () => {
  const folder = temporaryFolder();
  const lock = takeLock({ trees: [folder] });
  const file = leaveOther(folder);
  if (lock.ok) lock.value();
  expect(readFileSync(file, 'utf8')).toBe('{"pid":1}');
});

function leaveOther(folder: string): string {
  const file = stateFile(folder, 'lock');
  writeFileSync(file, '{"pid":1}');
  return file;
}

test('a relative XDG_STATE_HOME is ignored, so that no state is in the checkout', () => {
  vi.stubEnv('XDG_STATE_HOME', 'state');
  vi.stubEnv('HOME', temporaryFolder());
  expect(stateFile('.', 'lock')).not.toContain(join(process.cwd(), 'state'));
});

const commands: readonly (readonly [string, (root: string) => Promise<CommandResult>])[] = [
  [
    'generate',
    (root) => runGenerate({ models: join(root, 'models'), out: join(root, 'out') }, plainStyle),
  ],
  [
    'generate with other definitions',
    (root) => runGenerate({ models: join(root, 'other'), out: join(root, 'out') }, plainStyle),
  ],
  ['build', (root) => runBuild(join(root, 'out'), plainStyle)],
  ['import', (root) => runImport([], { models: join(root, 'models') }, plainStyle)],
  [
    'lint --write',
    (root) => runLint({ models: join(root, 'models'), only: [], write: 'write' }, plainStyle),
  ],
  ['sync', (root) => syncIn(root, { out: join(root, 'out') })],
  ['site', (root) => runSite({ models: join(root, 'models'), out: join(root, 'out') }, plainStyle)],
  [
    'generate into a folder of the output',
    (root) =>
      runGenerate({ models: join(root, 'other'), out: join(root, 'out/nested') }, plainStyle),
  ],
];

test.each(commands)('%s rejects to run next to another run', async (_, command) => {
  const root = temporaryFolder({
    'models/image-generation/acme.yaml': acme,
    'other/image-generation/acme.yaml': acme,
  });
  takeLock({ trees: [join(root, 'models'), join(root, 'out')] });
  expect(await command(root)).toMatchObject({ exitCode: 2, problems: [{ code: 'OUTPUT_LOCKED' }] });
  rmSync(stateFile(join(root, 'models'), 'lock'));
  rmSync(stateFile(join(root, 'out'), 'lock'));
  const { problems } = await command(root);
  expect(problems.map(({ code }) => code)).not.toContain('OUTPUT_LOCKED');
});

test("createStateFolder reports a folder that can't be created", () => {
  const root = temporaryFolder({ 'models/image-generation/acme.yaml': acme, file: '' });
  vi.stubEnv('XDG_STATE_HOME', join(root, 'file'));
  expect(() => takeLock({ trees: [root] })).toThrow(
    "The folder for locks and journals can't be created",
  );
});
