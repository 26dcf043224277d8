import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runImport } from '../../generator/commands/import.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme, zenith } from '../support/definition-text.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contents, isInStep, placesIn, syncIn } from '../sync/project.ts';

const path = 'models/image-generation/acme.yaml';

function importIn(folder: string, ...names: readonly string[]) {
  const files = names.map((name) => join(folder, name));
  return runImport(files, { models: join(folder, 'models') }, plainStyle);
}

test('import resolves a definition with conflict markers, which other commands report', async () => {
  const other = acmePage.replaceAll('Acme', 'Other').replaceAll('acme', 'other');
  const folder = temporaryFolder({ 'acme.md': acmePage, 'other.md': other });
  await importIn(folder, 'acme.md', 'other.md');
  const clean = readFileSync(join(folder, path), 'utf8').replace(
    'name: amount',
    'name: amount # ours',
  );
  const conflict = clean.replace(
    /^( +)max: 4\n/m,
    '<<<<<<< ours\n$1max: 3\n=======\n$1max: 2\n>>>>>>> theirs\n',
  );
  writeFileSync(join(folder, path), conflict);
  const named = {
    exitCode: 2,
    problems: [
      {
        message: 'The file has merge conflict markers.',
        location: { line: expect.any(Number) as number },
      },
    ],
  };
  expect(await runGenerate(placesIn(folder), plainStyle)).toMatchObject(named);
  expect(await syncIn(folder)).toMatchObject(named);
  expect(await importIn(folder, 'other.md')).toMatchObject(named);
  expect(readFileSync(join(folder, path), 'utf8')).toBe(conflict);
  const resolved = await importIn(folder, 'acme.md');
  expect(resolved).toMatchObject({ exitCode: 0, problems: [] });
  expect(resolved.stderr).toContain('acme.yaml: 1 model, merge conflict resolved');
  expect(readFileSync(join(folder, path), 'utf8')).toBe(clean);
});

test('import resolves a history with conflict markers, which keeps the updates of both sides', async () => {
  const folder = temporaryFolder({ 'acme.md': acmePage });
  await importIn(folder, 'acme.md');
  const history = path.replace('.yaml', '.history.yaml');
  const update = (date: string, max: number) =>
    `- date: "${date}"\n  changes:\n    - model: model_acme-edit\n      rule: max-raised\n      parameter: amount\n      before: 4\n      after: ${max}\n`;
  const earlier = update('2026-03-01', 2);
  writeFileSync(
    join(folder, history),
    `# kept\n\n<<<<<<< HEAD\n${update('2026-08-09', 8)}=======\n${update('2026-07-09', 3)}>>>>>>> other\n${earlier}`,
  );
  expect(await runGenerate(placesIn(folder), plainStyle)).toMatchObject({
    exitCode: 2,
    problems: [{ code: 'INPUT_HISTORY_YAML', fix: expect.stringContaining('import') as string }],
  });
  const resolved = await importIn(folder, 'acme.md');
  expect(resolved).toMatchObject({ exitCode: 0, problems: [] });
  expect(resolved.stderr).toContain('acme.history.yaml: merge conflict resolved');
  expect(readFileSync(join(folder, history), 'utf8')).toBe(
    `# kept\n\n${update('2026-08-09', 8)}${update('2026-07-09', 3)}${earlier}`,
  );
  expect(await runGenerate(placesIn(folder), plainStyle)).toMatchObject({ exitCode: 0 });
});

function git(folder: string, ...args: readonly string[]): void {
  const settings = ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...settings, ...args], { cwd: folder, stdio: 'ignore' });
}

test('generate repairs the lists that two branches changed', async () => {
  const folder = temporaryFolder({ [path]: acme });
  const places = placesIn(folder);
  const settings = { package: '@acme/models' };
  await runGenerate({ ...places, settings }, plainStyle);
  git(folder, 'init');
  const commit = (name: string) => {
    git(folder, 'add', '--all');
    git(folder, 'commit', '-m', name);
  };
  commit('start');
  git(folder, 'switch', '-c', 'other');
  const addModel = async (name: string) => {
    const text = zenith.replaceAll('Zenith', name).replaceAll('zenith', name.toLowerCase());
    writeFileSync(join(folder, `models/image-generation/${name.toLowerCase()}.yaml`), text);
    await runGenerate(places, plainStyle);
    commit(name);
  };
  await addModel('Orbit');
  git(folder, 'switch', 'main');
  await addModel('Zenith');
  expect(() => {
    git(folder, 'merge', 'other');
  }).toThrow();
  expect(contents(folder)['generated/manifest.json']).toContain('<<<<<<<');
  expect(await runGenerate(places, plainStyle)).toMatchObject({ exitCode: 0 });
  expect(await isInStep(folder)).toBe(true);
  expect(Object.values(contents(join(folder, 'generated'))).join('')).not.toContain('<<<<<<<');
  for (const name of ['orbit', 'zenith', 'acme']) {
    expect(readFileSync(join(folder, 'generated/docs/index.md'), 'utf8').toLowerCase()).toContain(
      name,
    );
  }
  expect(existsSync(join(folder, 'generated/package.json'))).toBe(true);
});

test.each([
  [
    'saved HTML',
    '<!DOCTYPE html><html><body>Model ID: model_acme</body></html>',
    'which a browser saves',
  ],
  [
    'copied text with tabs',
    'Acme Edit\n\nModel ID: model_acme-edit\n\nParameter\tType\tRequired\n\nimage\tfile\tYes\n',
    'copied from a browser',
  ],
  [
    'copied text with a cell per line',
    'Acme Edit\nModel ID: model_acme-edit\nParameter\nType\nRequired\nimage\nfile\nYes\n',
    'copied from a browser',
  ],
])('import explains %s in one sentence', async (_, text, sentence) => {
  const folder = temporaryFolder({ 'page.md': text });
  const { exitCode, problems } = await importIn(folder, 'page.md');
  expect(exitCode).toBe(2);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ code: 'PAGE_NOT_A_REFERENCE_PAGE' });
  expect(problems[0]?.message).toContain(sentence);
});
