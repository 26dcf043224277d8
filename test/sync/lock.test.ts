import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { contents, edit, placesIn, projectOf, syncIn } from './project.ts';

const lockPath = 'models/scenario-models.lock.yaml';

function pageOf(name: string): string {
  return acmePage.replaceAll('Acme', name).replaceAll('acme', name.toLowerCase());
}

/** A server of pages with ETags, which counts its responses by status. */
async function taggedServer(names: readonly string[]) {
  const pages = new Map(names.map((name) => [`/${name}`, pageOf(name)]));
  const tags = { prefix: 'v1' };
  const statuses: number[] = [];
  const server = await loopbackServer(({ url = '', headers }, response) => {
    const page = pages.get(url);
    const etag = `"${tags.prefix}-${page?.length}-${page?.includes('| 4 ')}"`;
    const status = page === undefined ? 404 : headers['if-none-match'] === etag ? 304 : 200;
    statuses.push(status);
    response.writeHead(status, { etag }).end(status === 200 ? page : undefined);
  });
  const folder = await projectOf(names.map((name) => `${server}/${name}`));
  statuses.length = 0;
  return { server, folder, pages, tags, statuses };
}

const hundred = Array.from({ length: 100 }, (_, index) => `Maker${index}`);

test('sync of 100 unchanged pages receives 304 a hundred times, and writes nothing', async () => {
  const { folder, statuses } = await taggedServer(hundred);
  const before = contents(folder);
  const entries = before[lockPath]?.split('\n').filter((line) => line.startsWith('  "http')) ?? [];
  expect(entries).toHaveLength(100);
  expect(entries).toEqual(entries.toSorted());
  expect(await syncIn(folder)).toMatchObject({ exitCode: 0, problems: [] });
  expect(statuses).toEqual(hundred.map(() => 304));
  expect(contents(folder)).toEqual(before);
});

test('sync reads a page completely if its definition was edited or removed by hand', async () => {
  const { folder, statuses } = await taggedServer(['Acme', 'Other']);
  const definition = join(folder, 'models/image-generation/acme.yaml');
  const before = contents(folder);
  edit(definition, (text) => text.replace('max: 4', 'max: 9'));
  const result = await syncIn(folder);
  expect(result.stdout).toContain('amount: max 9 → 4');
  expect(statuses.toSorted()).toEqual([200, 304]);
  expect(contents(folder)[lockPath]).toBe(before[lockPath]);

  statuses.length = 0;
  edit(definition, (text) => `# ours\n${text}`);
  await syncIn(folder);
  expect(statuses).toEqual([304, 304]);

  rmSync(definition);
  await syncIn(folder);
  expect(contents(folder)[lockPath]).not.toContain('/Acme');
});

test('sync downloads a page of which only the ETag changed, and writes nothing', async () => {
  const { folder, statuses, tags } = await taggedServer(['Acme']);
  const before = contents(folder);
  tags.prefix = 'v2';
  expect(await syncIn(folder)).toMatchObject({ exitCode: 0, problems: [] });
  expect(statuses).toEqual([200]);
  expect(contents(folder)).toEqual(before);
});

test.each([
  ['conflict markers', '<<<<<<< ours\nreader: "1"\n=======\nreader: "2"\n>>>>>>> theirs\n'],
  ['a missing field', 'pages: {}\n'],
])('sync names a lock with %s, reads every page and writes the lock again', async (_, text) => {
  const { folder, statuses } = await taggedServer(['Acme', 'Other']);
  const before = contents(folder);
  writeFileSync(join(folder, lockPath), text);
  const result = await syncIn(folder);
  expect(result).toMatchObject({
    exitCode: 0,
    problems: [{ code: 'SYNC_LOCK', severity: 'warning', location: { line: 1 } }],
  });
  expect(statuses).toEqual([200, 200]);
  expect(contents(folder)).toEqual(before);
});

test('sync does not trust a lock of another version of the parser', async () => {
  const { folder, statuses } = await taggedServer(['Acme']);
  edit(join(folder, lockPath), (text) => text.replace(/reader: .*/, 'reader: "0.0.1"'));
  await syncIn(folder);
  expect(statuses).toEqual([200]);
  statuses.length = 0;
  await syncIn(folder, { config: { reference: { columns: { Options: 'Allowed Values' } } } });
  expect(statuses).toEqual([200]);
});

test('sync does not lock a page that it rejected', async () => {
  const { folder, pages, statuses } = await taggedServer(['Acme']);
  pages.set(
    '/Acme',
    pageOf('Acme').replace('2026-04-09', '2026-01-01').replace('How many.', 'How many of them.'),
  );
  expect((await syncIn(folder)).exitCode).toBe(2);
  expect((await syncIn(folder)).exitCode).toBe(2);
  expect(statuses).toEqual([200, 200]);
});

test('import stores the URL after redirects, and the lock is of that URL', async () => {
  const server = await loopbackServer(({ url }, response) => {
    if (url === '/old') response.writeHead(301, { location: '/older' }).end();
    else if (url === '/older') response.writeHead(302, { location: '/new' }).end();
    else response.setHeader('etag', '"1"').end(acmePage);
  });
  const folder = await projectOf([`${server}/old`]);
  const after = contents(folder);
  expect(after['models/image-generation/acme.yaml']).toContain(`url: ${server}/new\n`);
  expect(after[lockPath]).toContain(`"${server}/new"`);
  expect(placesIn(folder).models).toContain('models');
});
