import fc from 'fast-check';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runBuild } from '../../generator/commands/build.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runImport } from '../../generator/commands/import.ts';
import { runLint } from '../../generator/commands/lint.ts';
import { realPathOf } from '../../generator/input/project-root.ts';
import { hashOf } from '../../generator/output/hash.ts';
import { takeLock } from '../../generator/output/lock.ts';
import { stateFile } from '../../generator/output/state-file.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { applyChanges, finishChanges, unfinishedRun } from '../../generator/sync/journal.ts';
import { acme } from '../support/definition-text.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contents, placesIn, projectOf, syncIn } from './project.ts';

beforeEach(() => {
  vi.stubEnv('XDG_STATE_HOME', temporaryFolder());
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const path = 'models/image-generation/acme.yaml';

function project(files: Readonly<Record<string, string>> = { [path]: acme }) {
  const root = temporaryFolder(files);
  mkdirSync(join(root, 'models'), { recursive: true });
  return { root, ...placesIn(root) };
}

/** Leaves the journal of a run that was interrupted before its first write. */
function interrupt(
  { root, models }: { readonly root: string; readonly models: string },
  files: Readonly<Record<string, { before: string | null; after: string | null }>>,
): string {
  const file = stateFile(models, 'journal');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ root: realPathOf(root), files }));
  return file;
}

test('finishChanges completes an interrupted run', () => {
  const folders = project();
  interrupt(folders, {
    [path]: { before: hashOf(acme), after: 'new' },
    'generated/sdk/a.ts': { before: null, after: 'a' },
  });
  expect(finishChanges(folders)).toMatchObject({ ok: true, value: true });
  expect(contents(folders.root)).toEqual({ [path]: 'new', 'generated/sdk/a.ts': 'a' });
  expect(unfinishedRun(folders.models)).toEqual([]);
});

test('finishChanges rejects to overwrite an edit, names the journal and writes nothing', () => {
  const folders = project({ [path]: 'edited' });
  const journal = interrupt(folders, {
    'generated/sdk/a.ts': { before: null, after: 'a' },
    [path]: { before: hashOf(acme), after: 'new' },
  });
  const result = finishChanges(folders);
  expect(result).toMatchObject({
    ok: false,
    problems: [{ code: 'SYNC_UNFINISHED_EDITED', file: path }],
  });
  expect(result.problems[0]?.fix).toContain(journal);
  expect(contents(folders.root)).toEqual({ [path]: 'edited' });
});

test.each([
  '.git/config',
  'models/.git/hooks/x',
  '../x',
  'package.json',
  'models/../../x',
  'src/x',
  '.GIT/config',
  'models/git~1/x',
  'models/a\0b',
  'generated',
  'CHANGELOG.md/x',
  `models/${'x'.repeat(5000)}`,
])('finishChanges rejects the path %s', (invalidPath) => {
  const folders = project();
  interrupt(folders, {
    [invalidPath]: { before: null, after: 'x' },
    [path]: { before: null, after: 'x' },
  });
  expect(finishChanges(folders).problems).toContainEqual(
    expect.objectContaining({ code: 'SYNC_PATH', file: invalidPath }),
  );
  expect(contents(folders.root)).toEqual({ [path]: acme });
});

test('finishChanges rejects a journal that is not valid', () => {
  const folders = project();
  writeFileSync(interrupt(folders, {}), '{ "writes": {} }');
  expect(finishChanges(folders)).toMatchObject({ ok: false, problems: [{ code: 'SYNC_JOURNAL' }] });
});

test('finishChanges ignores a journal of a checkout', async () => {
  const folders = project({
    [path]: acme,
    '.scenario-models-journal.json': '{"writes":{".git/config":"x"},"removes":[]}',
  });
  await syncIn(folders.root);
  expect(contents(folders.root)).not.toHaveProperty('.git/config');
});

test.each([
  ['a name that is too long', `models/${'x'.repeat(300)}.yaml`],
  ['a linked folder', 'models/linked/x.yaml'],
  ['a folder of the same name', 'models/image-generation'],
])('applyChanges writes nothing if one path is %s', (_, invalidPath) => {
  const folders = project();
  symlinkSync(temporaryFolder(), join(folders.models, 'linked'));
  const result = applyChanges(folders, {
    writes: { [path]: 'new', [invalidPath]: 'x' },
    removes: [],
  });
  expect(result).toMatchObject({ ok: false, problems: [{ code: 'SYNC_PATH', file: invalidPath }] });
  expect(unfinishedRun(folders.models)).toEqual([]);
  expect(contents(folders.models)).toEqual({ 'image-generation/acme.yaml': acme });
});

test.each(['write', 'check', 'dry-run'] as const)(
  'generate --%s rejects to run after an interrupted sync',
  async (mode) => {
    const folders = project();
    interrupt(folders, { [path]: { before: hashOf(acme), after: 'new' } });
    const result = await runGenerate({ ...folders, mode }, plainStyle);
    expect(result).toMatchObject({ exitCode: 2, problems: [{ code: 'SYNC_UNFINISHED' }] });
    expect(result.problems[0]?.fix).toContain('scenario-models sync');
  },
);

test('takeLock rejects a second run and takes over the lock of a process that ended', async () => {
  const folders = project();
  const first = takeLock({ trees: [folders.models] });
  expect(await runGenerate(folders, plainStyle)).toMatchObject({
    exitCode: 2,
    problems: [
      { code: 'OUTPUT_LOCKED', message: expect.stringContaining(String(process.pid)) as unknown },
    ],
  });
  if (first.ok) first.value();
  writeFileSync(stateFile(folders.models, 'lock'), '99999999');
  expect(await runGenerate(folders, plainStyle)).toMatchObject({ exitCode: 0 });
  expect(takeLock({ trees: [folders.models] }).ok).toBe(true);
});

test.each([
  ['is cut off', '{ "root": "/'],
  ['has another shape', '{ "writes": {} }'],
  ['is empty', ''],
  ['is nested deep', '['.repeat(50_000)],
])('every command names a journal that %s, and what to do', async (_, text) => {
  const folders = project();
  const journal = interrupt(folders, {});
  writeFileSync(journal, text);
  const results = [
    await syncIn(folders.root),
    await syncIn(folders.root, { mode: 'check' }),
    await runGenerate({ ...folders, mode: 'check' }, plainStyle),
    await runGenerate(folders, plainStyle),
    await runImport([], { ...folders, mode: 'check' }, plainStyle),
    await runLint({ ...folders, only: [], write: 'check' }, plainStyle),
  ];
  for (const result of results) {
    expect(result).toMatchObject({
      exitCode: 2,
      problems: [
        { code: 'SYNC_JOURNAL', file: journal, fix: expect.stringContaining('delete') as string },
      ],
    });
  }
  expect(contents(folders.root)).toEqual({ [path]: acme });
});

test('a journal that is a folder or a link is rejected, and the link is not followed', () => {
  const folders = project();
  const journal = interrupt(folders, { [path]: { before: hashOf(acme), after: 'new' } });
  const copy = join(temporaryFolder(), 'copy.json');
  writeFileSync(copy, readFileSync(journal));
  rmSync(journal);
  symlinkSync(copy, journal);
  expect(finishChanges(folders).problems).toMatchObject([{ code: 'SYNC_JOURNAL' }]);
  rmSync(journal);
  mkdirSync(journal);
  expect(finishChanges(folders).problems).toMatchObject([{ code: 'SYNC_JOURNAL' }]);
});

test('unfinishedRun finds an interrupted sync of other definitions with the same output', async () => {
  const folders = project({ [path]: acme, 'other/image-generation/acme.yaml': acme });
  const journal = interrupt(folders, {});
  const { root, models, out } = folders;
  mkdirSync(out);
  writeFileSync(journal, JSON.stringify({ root, models, out: realPathOf(out), files: {} }));
  for (const mode of ['write', 'check'] as const) {
    expect(await runGenerate({ models: join(root, 'other'), out, mode }, plainStyle)).toMatchObject(
      {
        exitCode: 2,
        problems: [{ code: 'SYNC_UNFINISHED' }],
      },
    );
  }
  expect(await runBuild(out, plainStyle)).toMatchObject({
    problems: [{ code: 'SYNC_UNFINISHED' }],
  });
  expect(await syncIn(root, { models: join(root, 'other') })).toMatchObject({
    problems: [{ code: 'SYNC_UNFINISHED' }],
  });
});

test('sync reports that it completed an interrupted run', async () => {
  const folders = project();
  interrupt(folders, { [path]: { before: hashOf(acme), after: acme.replace('max: 1', 'max: 2') } });
  const { stderr } = await syncIn(folders.root);
  expect(stderr).toContain('Completed the interrupted run first.');
  expect(contents(folders.root)[path]).toContain('max: 2');
});

test('sync rejects a changelog that is a link, and does not copy what it leads to', async () => {
  const folder = await projectOf([join(temporaryFolder({ 'acme.md': acmePage }), 'acme.md')]);
  const secret = join(temporaryFolder({ secret: 'hidden' }), 'secret');
  rmSync(join(folder, 'CHANGELOG.md'));
  symlinkSync(secret, join(folder, 'CHANGELOG.md'));
  const newer = acmePage.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 2 ');
  const result = await syncIn(folder, { from: temporaryFolder({ 'acme.md': newer }) });
  expect(result).toMatchObject({ exitCode: 2, problems: [{ code: 'SYNC_CHANGELOG' }] });
  expect(readFileSync(join(folder, 'CHANGELOG.md'), 'utf8')).toBe('hidden');
});

test('finishChanges never throws for a damaged journal, and writes only below models and out, and the changelog', () => {
  const file = fc.record({
    before: fc.option(fc.constantFrom(hashOf(acme), 'x')),
    after: fc.option(fc.string()),
  });
  const name = fc.oneof(
    fc.constantFrom(
      'models',
      'generated',
      '..',
      '.',
      '.git',
      'CHANGELOG.md',
      'a',
      '',
      'con',
      '__proto__',
    ),
    fc.string({ maxLength: 5 }),
  );
  const anyPath = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
  fc.assert(
    fc.property(
      fc.dictionary(anyPath, file, { maxKeys: 3 }),
      fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.json()),
      fc.nat(80),
      (files, other, cut) => {
        const parent = temporaryFolder({ [`root/${path}`]: acme });
        const root = join(parent, 'root');
        const folders = { root, ...placesIn(root) };
        const journal = interrupt(folders, files);
        if (other !== '')
          writeFileSync(journal, cut % 2 === 0 ? other : readFileSync(journal).subarray(0, cut));
        finishChanges(folders);
        rmSync(journal, { force: true });
        expect(Object.keys(contents(parent))).toSatisfy((paths: string[]) =>
          paths.every((path) => /^root\/(?:models\/|generated\/|CHANGELOG\.md$)/.test(path)),
        );
        expect(existsSync(join(root, '.git'))).toBe(false);
        rmSync(parent, { recursive: true });
      },
    ),
    { numRuns: 150 },
  );
});
