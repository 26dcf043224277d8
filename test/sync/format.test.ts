import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffSides } from '../../generator/commands/diff-sides.ts';
import { groupProblems } from '../../generator/report/group-problems.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contents, projectOf, syncIn } from './project.ts';

const june = acmePage.replace('2026-04-09', '2026-06-15');

/** A project of ten pages, all of which are replaced by `change`. */
async function tenPages(change: (page: string) => string) {
  let isChanged = false;
  const server = await loopbackServer(({ url = '' }, response) => {
    const name = `Acme${url.slice(1)}`;
    const page = isChanged ? change(june) : acmePage;
    response.end(page.replaceAll('Acme', name).replaceAll('acme', name.toLowerCase()));
  });
  const urls = Array.from({ length: 10 }, (_, index) => `${server}/${index}`);
  const folder = await projectOf(urls);
  isChanged = true;
  return folder;
}

const renamed = (page: string) => page.replace('Allowed Values', 'Options       ');
const unknown = (page: string) => page.replace('| file   |', '| scan   |');
const withoutTable = (page: string) => page.replace(/^\|.*\n/gm, '');

test('sync reports a changed format once, writes nothing, and accepts it with --accept-format', async () => {
  const folder = await tenPages(renamed);
  const before = contents(folder);
  const { exitCode, problems, stdout = '' } = await syncIn(folder);
  expect(exitCode).toBe(2);
  const changed = problems.filter(({ code }) => code.endsWith('_FORMAT_CHANGED'));
  expect(changed.at(-1)?.code).toBe('SYNC_FORMAT_CHANGED');
  expect(changed.map(({ message }) => message).join('\n')).toContain(
    'The format changed on 10 of 10 pages. The columns of a table changed',
  );
  expect(groupProblems(problems).length).toBeLessThan(5);
  expect(stdout).not.toContain('No changes');
  expect(contents(folder)).toEqual(before);

  expect((await syncIn(folder, { acceptFormat: true })).exitCode).toBe(0);
  const after = contents(folder)['models/image-generation/acme3.yaml'] ?? '';
  expect(after).toContain('Options');
});

test('sync reads a name that only the configuration knows', async () => {
  const folder = await tenPages((page) => page.replace('Allowed Values', 'Permitted     '));
  const config = { reference: { columns: { Permitted: 'Allowed Values' as const } } };
  expect((await syncIn(folder, { acceptFormat: true, config })).exitCode).toBe(0);
});

test('sync keeps the definition of a model that could not be read, and never states that nothing changed', async () => {
  const folder = await tenPages(withoutTable);
  const before = contents(folder);
  const { exitCode, problems, stdout = '' } = await syncIn(folder, { acceptFormat: true });
  expect(exitCode).toBe(2);
  expect(groupProblems(problems).length).toBeLessThan(4);
  expect(stdout).not.toContain('No changes');
  for (const [path, text] of Object.entries(contents(folder))) {
    if (!path.endsWith('.yaml') || !path.startsWith('models/image')) continue;
    expect(text.replace('2026-06-15', '2026-04-09')).toBe(before[path]);
  }
});

test('diff of pages reads names that only the configuration knows', async () => {
  const pages = temporaryFolder({
    'old.md': acmePage,
    'new.md': june.replace('Allowed Values', 'Permitted     ').replace('| 4 ', '| 2 '),
  });
  const options = { models: pages, accepted: '', explain: false, format: 'text' as const };
  const sides = [join(pages, 'old.md'), join(pages, 'new.md')] as const;
  const map = { columns: { Permitted: 'Allowed Values' as const } };
  const { stdout } = await diffSides(...sides, { ...options, map }, plainStyle);
  expect(stdout).toContain('amount: max 4 → 2');
});

test('unknown types of many pages are one problem', async () => {
  const folder = await tenPages(unknown);
  const { problems } = await syncIn(folder);
  expect(groupProblems(problems).length).toBeLessThan(4);
});
