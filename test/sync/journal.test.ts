import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { generate } from '../../generator/commands/generate.ts';
import { hashOf } from '../../generator/output/hash.ts';
import { takeLock } from '../../generator/output/lock.ts';
import { realPathOf, stateFile } from '../../generator/output/state-file.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { applyChanges, finishChanges, unfinishedRun } from '../../generator/sync/journal.ts';
import { acme } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contents, placesIn, syncIn } from './project.ts';

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

test('finishChanges refuses to overwrite an edit, names the journal and writes nothing', () => {
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
])('finishChanges refuses the path %s', (bad) => {
  const folders = project();
  interrupt(folders, { [bad]: { before: null, after: 'x' }, [path]: { before: null, after: 'x' } });
  expect(finishChanges(folders).problems).toContainEqual(
    expect.objectContaining({ code: 'SYNC_PATH', file: bad }),
  );
  expect(contents(folders.root)).toEqual({ [path]: acme });
});

test('finishChanges refuses a journal that is not valid', () => {
  const folders = project();
  writeFileSync(interrupt(folders, {}), '{ "writes": {} }');
  expect(finishChanges(folders)).toMatchObject({ ok: false, problems: [{ code: 'SYNC_JOURNAL' }] });
});

test('a journal in the checkout is ignored', async () => {
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
])('applyChanges writes nothing if one path is %s', (_, bad) => {
  const folders = project();
  symlinkSync(temporaryFolder(), join(folders.models, 'linked'));
  const result = applyChanges(folders, { writes: { [path]: 'new', [bad]: 'x' }, removes: [] });
  expect(result).toMatchObject({ ok: false, problems: [{ code: 'SYNC_PATH', file: bad }] });
  expect(unfinishedRun(folders.models)).toEqual([]);
  expect(contents(folders.models)).toEqual({ 'image-generation/acme.yaml': acme });
});

test.each(['write', 'check', 'dry-run'] as const)(
  'generate --%s refuses to run after an interrupted sync',
  async (mode) => {
    const folders = project();
    interrupt(folders, { [path]: { before: hashOf(acme), after: 'new' } });
    const result = await generate({ ...folders, mode }, plainStyle);
    expect(result).toMatchObject({ exitCode: 2, problems: [{ code: 'SYNC_UNFINISHED' }] });
    expect(result.problems[0]?.fix).toContain('scenario-models sync');
  },
);

test('takeLock refuses a second run and takes over the lock of a process that ended', async () => {
  const folders = project();
  const first = takeLock(folders.models);
  expect(await generate(folders, plainStyle)).toMatchObject({
    exitCode: 2,
    problems: [
      { code: 'OUTPUT_LOCKED', message: expect.stringContaining(String(process.pid)) as unknown },
    ],
  });
  if (first.ok) first.value();
  writeFileSync(stateFile(folders.models, 'lock'), '99999999');
  expect(await generate(folders, plainStyle)).toMatchObject({ exitCode: 0 });
  expect(takeLock(folders.models).ok).toBe(true);
});
