import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runImport } from '../../generator/commands/import.ts';
import { runLint } from '../../generator/commands/lint.ts';
import { runRemove } from '../../generator/commands/remove.ts';
import { runWatch } from '../../generator/commands/watch.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme } from '../support/definition-text.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contents, placesIn, syncIn } from '../sync/project.ts';

const cli = join(import.meta.dirname, '../../dist/generator/cli.js');
const definition = 'image-generation/acme.yaml';
const newer = acmePage.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 2 ');

/** A project whose category folder, or whose definition, is a link into `shared`. */
async function linkedProject(kind: 'folder' | 'file'): Promise<string> {
  const folder = temporaryFolder({ 'pages/acme.md': acmePage });
  mkdirSync(join(folder, '.git'));
  await runImport([join(folder, 'pages/acme.md')], { models: join(folder, 'models') }, plainStyle);
  mkdirSync(join(folder, 'shared'));
  const [path, target] =
    kind === 'folder' ? ['image-generation', 'images'] : [definition, 'acme.yaml'];
  renameSync(join(folder, 'models', path), join(folder, 'shared', target));
  symlinkSync(
    join(kind === 'folder' ? '..' : '../..', 'shared', target),
    join(folder, 'models', path),
  );
  return folder;
}

const isLink = (file: string) => lstatSync(file).isSymbolicLink();

describe.each(['folder', 'file'] as const)('with a linked %s of the project', (kind) => {
  const target = kind === 'folder' ? 'shared/images/acme.yaml' : 'shared/acme.yaml';
  const link = kind === 'folder' ? 'models/image-generation' : `models/${definition}`;

  test('generate writes the same output as without the link', async () => {
    const folder = await linkedProject(kind);
    expect(await runGenerate(placesIn(folder), plainStyle)).toMatchObject({ exitCode: 0 });
    const plain = temporaryFolder({
      [`models/${definition}`]: readFileSync(join(folder, target), 'utf8'),
    });
    await runGenerate(placesIn(plain), plainStyle);
    expect(contents(join(folder, 'generated'))).toEqual(contents(join(plain, 'generated')));
  });

  test('import, sync and remove write the target, and keep the link', async () => {
    const folder = await linkedProject(kind);
    const before = readFileSync(join(folder, target), 'utf8');
    writeFileSync(join(folder, 'pages/acme.md'), newer);
    const models = join(folder, 'models');
    await runImport([join(folder, 'pages/acme.md')], { models }, plainStyle);
    expect(isLink(join(folder, link))).toBe(true);
    expect(readFileSync(join(folder, target), 'utf8')).toContain('max: 2');
    writeFileSync(join(folder, target), before);
    const result = await syncIn(folder, { from: join(folder, 'pages') });
    expect(result).toMatchObject({ exitCode: 0 });
    expect(isLink(join(folder, link))).toBe(true);
    expect(readFileSync(join(folder, target), 'utf8')).toContain('max: 2');
    expect(readFileSync(join(models, 'image-generation/acme.history.yaml'), 'utf8')).toContain('4');
    expect(existsSync(join(models, 'image-generation/acme.overlay.yaml'))).toBe(false);
    const removed = await runRemove(
      { ...placesIn(folder), root: folder, pages: ['Acme'], removeOverlays: false },
      plainStyle,
    );
    expect(removed).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(models, definition))).toBe(false);
    // A link to a file is removed; the file, which is not in the models folder, is kept.
    expect(existsSync(join(folder, target))).toBe(kind === 'file');
  });

  test('sync completes an interrupted run in the target', async () => {
    const folder = await linkedProject(kind);
    writeFileSync(join(folder, 'pages/acme.md'), newer);
    const checked = await syncIn(folder, { from: join(folder, 'pages'), mode: 'check' });
    expect(checked).toMatchObject({ exitCode: 4 });
    expect(readFileSync(join(folder, target), 'utf8')).toContain('max: 4');
  });

  test('lint and diff read the target', async () => {
    const folder = await linkedProject(kind);
    const linted = await runLint({ models: join(folder, 'models'), only: [] }, plainStyle);
    expect(linted.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const options = { cwd: folder, encoding: 'utf8' } as const;
    const git = (...args: string[]) => execFileSync('git', args, { ...options, stdio: 'ignore' });
    git('init', '-q');
    git('add', '.');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'first');
    writeFileSync(
      join(folder, target),
      readFileSync(join(folder, target), 'utf8').replace('max: 4', 'max: 3'),
    );
    const { stdout } = spawnSync(process.execPath, [cli, 'diff', 'HEAD'], options);
    expect(stdout).toContain('4 → 3');
  });

  test('watch notices a change of the target', async () => {
    const folder = await linkedProject(kind);
    const results: CommandResult[] = [];
    const end = new AbortController();
    const watching = runWatch(
      placesIn(folder),
      plainStyle,
      (result) => results.push(result),
      end.signal,
    );
    const module = join(folder, 'generated/sdk/models/acme-edit.ts');
    const shows = (text: string) =>
      vi.waitFor(() => {
        expect(readFileSync(module, 'utf8')).toContain(text);
      }, 300_000);
    await shows('z.lte(4)');
    const text = readFileSync(join(folder, target), 'utf8');
    writeFileSync(join(folder, target), text.replace('max: 4', 'max: 3'));
    await shows('z.lte(3)');
    end.abort();
    await watching;
    expect(results.every(({ exitCode }) => exitCode === 0)).toBe(true);
  });
});

test.each([
  ['a folder outside of the project', () => temporaryFolder({ 'acme.yaml': acme }), 'outside'],
  ['a hidden folder', (folder: string) => join(folder, '.git'), 'hidden'],
  ['the folder itself', (folder: string) => join(folder, 'models'), 'loop'],
  ['a folder around it', (folder: string) => folder, 'ancestor'],
])('generate, import and sync reject a link to %s', async (_, target, name) => {
  const folder = temporaryFolder({ [`models/${definition}`]: acme, 'acme.md': acmePage });
  mkdirSync(join(folder, '.git'));
  const outside = target(folder);
  const before = readdirSync(outside);
  symlinkSync(outside, join(folder, 'models', name));
  const rejected = { exitCode: 2, problems: [{ code: 'INPUT_MODELS_ENTRY' }] };
  const models = join(folder, 'models');
  expect(await runGenerate(placesIn(folder), plainStyle)).toMatchObject(rejected);
  expect(await runImport([join(folder, 'acme.md')], { models }, plainStyle)).toMatchObject(
    rejected,
  );
  expect(await syncIn(folder, { from: folder })).toMatchObject(rejected);
  expect(readdirSync(outside).filter((entry) => entry !== name)).toEqual(before);
});

test('generate rejects a definition that is a link to another file of the project', async () => {
  const folder = temporaryFolder({ 'secret.txt': 'key: 1', 'models/image-generation/x': '' });
  mkdirSync(join(folder, '.git'));
  symlinkSync('../../secret.txt', join(folder, 'models', definition));
  const result = await runGenerate(placesIn(folder), plainStyle);
  expect(result).toMatchObject({ exitCode: 2, problems: [{ code: 'INPUT_MODELS_ENTRY' }] });
  expect(JSON.stringify(result)).not.toContain('key: 1');
});

test('import reads linked pages of the project once, and omits others', async () => {
  const folder = temporaryFolder({ 'shared/acme.md': acmePage, 'pages/x.txt': '' });
  mkdirSync(join(folder, '.git'));
  const at = (name: string) => join(folder, 'pages', name);
  symlinkSync('../shared', at('linked'));
  symlinkSync('../shared', at('twice'));
  symlinkSync('../shared/acme.md', at('acme.md'));
  symlinkSync('.', at('round'));
  symlinkSync('..', at('around'));
  symlinkSync(temporaryFolder({ 'acme.md': newer }), at('outside'));
  symlinkSync(join(temporaryFolder({ 'acme.md': newer }), 'acme.md'), at('other.md'));
  const result = await runImport([at('.')], { models: join(folder, 'models') }, plainStyle);
  expect(result.json).toMatchObject([{ models: ['model_acme-edit'] }]);
  expect(result.problems.map(({ code, file }) => [code, file?.replace(/^.*\//, '')])).toEqual([
    ['INPUT_LINK', 'other.md'],
    ['INPUT_LINK', 'outside'],
    ['PAGE_NOT_A_REFERENCE_PAGE', 'x.txt'],
  ]);
  unlinkSync(at('outside'));
});
