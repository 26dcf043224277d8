import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { runAdd } from '../../generator/commands/add.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runRemove } from '../../generator/commands/remove.ts';
import { readConfig } from '../../generator/config/read-config.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { discoverPages } from '../../generator/sync/discover-pages.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contents, isInStep, placesIn, syncIn } from './project.ts';

const names = ['Acme', 'Zenith', 'Orbit'];
const paths = names.map((name) => `/gen/image-generation/image-generation-${name.toLowerCase()}`);

function pageOf(name: string): string {
  return acmePage.replaceAll('Acme', name).replaceAll('acme', name.toLowerCase());
}

/** A docs site with an index of every kind. */
async function docsSite() {
  const server = await loopbackServer(({ url = '' }, response) => {
    const index = paths.findIndex((path) => url === `${path}/index.md`);
    if (index >= 0) response.setHeader('etag', '"1"').end(pageOf(names[index] ?? ''));
    else if (url.endsWith('.gz')) response.end(gzipSync(indexes[url.slice(0, -3)] ?? ''));
    else if (url in indexes) {
      // Servers compress some of what they send.
      const isPacked = url.startsWith('/part') || url === '/sitemap.xml';
      if (isPacked) response.setHeader('content-encoding', 'gzip');
      response.end(isPacked ? gzipSync(indexes[url] ?? '') : indexes[url]);
    } else response.writeHead(404).end();
  });
  const urls = paths.map((path) => `${server}${path}/`);
  const indexes: Readonly<Record<string, string>> = {
    '/html': `<base href="/gen/x/"><a href="../image-generation/image-generation-acme/">A</a>
      <a href=../image-generation/image-generation-zenith/>Z</a><a class='x' href='${paths[2]}/?a=1&amp;b=2#top'>O</a><a href="/gen/guide/">G</a>`,
    '/llms.txt': `# Docs\n\n${urls.map((url) => `- [Page](${url}index.md): models`).join('\n')}\n`,
    '/index.md': `[a](gen/image-generation/image-generation-acme/index.md) [z][z] <${urls[2]}>\n\n[z]: ./gen/image-generation/image-generation-zenith\n`,
    '/sitemap.xml': `<?xml version="1.0"?><urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`,
    '/sitemaps.xml': `<sitemapindex><sitemap><loc>${server}/part-1.xml</loc></sitemap><sitemap><loc>${server}/part-2.xml</loc></sitemap></sitemapindex>`,
    '/part-1.xml': `<urlset><url><loc>${urls[0]}</loc></url></urlset>`,
    '/part-2.xml': `<urlset><url><loc>${urls[1]}</loc></url><url><loc>\n  ${urls[2]}\n</loc></url></urlset>`,
    '/packed.xml': `<sitemapindex><sitemap><loc>${server}/part-1.xml.gz</loc></sitemap><sitemap><loc>${server}/part-2.xml.gz</loc></sitemap></sitemapindex>`,
    '/urls.txt': `${urls.join('\n')}\n`,
    '/none': '<a href="/gen/guide/">G</a>',
  };
  return { server, urls };
}

describe('discoverPages', () => {
  test.each([
    ...['html', 'llms.txt', 'index.md', 'urls.txt', 'sitemap.xml', 'sitemap.xml.gz'],
    ...['sitemaps.xml', 'packed.xml', 'packed.xml.gz'],
  ])('finds every page of %s', async (index) => {
    const { server, urls } = await docsSite();
    const found = await discoverPages(`${server}/${index}`, []);
    expect(found.ok && found.value.map(({ url }) => url)).toEqual([urls[0], urls[2], urls[1]]);
  });

  test.each([
    ['damaged', gzipSync('<urlset></urlset>').subarray(0, 20)],
    ['too large', gzipSync('x'.repeat(2000))],
  ])('rejects a gzip file that is %s', async (_, body) => {
    const server = await loopbackServer((_request, response) => response.end(body));
    const found = await discoverPages(`${server}/sitemap.xml.gz`, [], { limits: { size: 1000 } });
    expect(found).toMatchObject({ ok: false, problems: [{ code: 'INPUT_TOO_LARGE' }] });
  });

  test('reports an index without a page', async () => {
    const { server } = await docsSite();
    expect(await discoverPages(`${server}/none`, [])).toMatchObject({
      ok: false,
      problems: [{ code: 'SYNC_NO_LINKS' }],
    });
  });
});

const config = (server: string, more = '') => `index: ${server}/llms.txt\n${more}`;

async function project(more = '') {
  const site = await docsSite();
  const folder = temporaryFolder({
    'package.json': '{ "version": "1.0.0" }',
    'scenario-models.config.yaml': `# ours\n${config(site.server, more)}`,
  });
  const options = () => {
    const settings = readConfig(folder);
    if (!settings.ok) throw new Error('no config');
    return { ...placesIn(folder), root: folder, config: settings.value.config };
  };
  const addIn = (pages: readonly string[], all = false) =>
    runAdd({ ...options(), pages, all }, plainStyle);
  const removeIn = (pages: readonly string[], removeOverlays = false) =>
    runRemove({ ...options(), pages, removeOverlays }, plainStyle);
  return { ...site, folder, addIn, removeIn, options };
}

const definitions = (folder: string) =>
  Object.keys(contents(folder)).filter((path) => /^models\/.*\/\w+\.yaml$/.test(path));

test('add tracks pages by URL or provider, and --all the rest, with output and lock', async () => {
  const { folder, addIn, urls } = await project();
  expect(await addIn([urls[0] ?? ''])).toMatchObject({ exitCode: 0, problems: [] });
  expect(definitions(folder)).toEqual(['models/image-generation/acme.yaml']);
  expect(await addIn(['zenith'])).toMatchObject({ exitCode: 0, problems: [] });
  const again = await addIn([urls[0] ?? '']);
  expect(again.stderr).toContain('image-generation/acme.yaml already tracks its page.');
  expect(await addIn([], true)).toMatchObject({ exitCode: 0, problems: [] });
  expect(definitions(folder)).toHaveLength(3);
  expect(contents(folder)['models/scenario-models.lock.yaml']?.match(/^ {2}"http/gm)).toHaveLength(
    3,
  );
  expect(contents(folder)['generated/sdk/models/orbit-edit.ts']).toBeDefined();
  expect(await isInStep(folder)).toBe(true);
  expect(await addIn(['nobody'])).toMatchObject({
    exitCode: 2,
    problems: [{ code: 'INPUT_UNKNOWN_PAGE' }],
  });
});

test('remove keeps history and overlay, and excludes the page; add restores all of them', async () => {
  const { folder, addIn, removeIn, options, urls } = await project('newPages: import\n');
  await addIn([], true);
  const overlay =
    'models:\n  model_acme-edit:\n    parameters:\n      amount:\n        integer: true\n';
  writeFileSync(join(folder, 'models/image-generation/acme.overlay.yaml'), overlay);
  await runGenerate(placesIn(folder), plainStyle);
  const before = contents(folder);
  const removed = await removeIn(['acme']);
  expect(removed).toMatchObject({ exitCode: 0, problems: [] });
  expect(removed.stdout).toContain('model removed');
  const after = contents(folder);
  expect(definitions(folder)).toHaveLength(2);
  expect(after['models/image-generation/acme.overlay.yaml']).toBeUndefined();
  expect(after['models/image-generation/acme.overlay.yaml.parked']).toBe(overlay);
  expect(after['models/image-generation/acme.history.yaml']).toContain('model-removed');
  expect(after['generated/sdk/models/acme-edit.ts']).toBeUndefined();
  expect(after['scenario-models.config.yaml']).toContain('# ours');
  expect(after['scenario-models.config.yaml']).toContain(`    - ${urls[0]}index.md`);
  expect(await isInStep(folder)).toBe(true);

  // The index still links to the page.
  await syncIn(folder, { config: options().config });
  expect(definitions(folder)).toHaveLength(2);

  expect(await addIn([`${urls[0]}index.md`])).toMatchObject({ exitCode: 0, problems: [] });
  const back = contents(folder);
  expect(back['models/image-generation/acme.yaml']).toBe(
    before['models/image-generation/acme.yaml'],
  );
  expect(back['models/image-generation/acme.overlay.yaml']).toBe(overlay);
  expect(back['scenario-models.config.yaml']).toBe(before['scenario-models.config.yaml']);
  expect(back['models/image-generation/acme.history.yaml']).toContain('model-removed');
  expect(await removeIn(['acme'], true)).toMatchObject({ exitCode: 0 });
  expect(Object.keys(contents(folder)).filter((path) => path.includes('acme.overlay'))).toEqual([]);
});

test('sync imports the pages that are new on the index, or reports them', async () => {
  const reporting = await project();
  await reporting.addIn(['acme']);
  const reported = await syncIn(reporting.folder, { config: reporting.options().config });
  expect(reported).toMatchObject({
    exitCode: 0,
    problems: [{ code: 'SYNC_NEW_PAGES', severity: 'warning' }],
  });
  expect(reported.problems[0]?.message).toContain('Orbit, image generation (1 model)');
  expect(definitions(reporting.folder)).toHaveLength(1);

  const importing = await project('newPages: import\nexclude:\n  pages: [orbit]\n');
  await importing.addIn(['acme']);
  const imported = await syncIn(importing.folder, { config: importing.options().config });
  expect(imported).toMatchObject({ exitCode: 0, problems: [] });
  expect(imported.stdout).toContain('new model');
  expect(definitions(importing.folder)).toHaveLength(2);
  expect(await isInStep(importing.folder)).toBe(true);
});

test("sync fails if the index can't be read, and still updates the pages", async () => {
  const { folder, addIn, server } = await project();
  await addIn(['acme']);
  const result = await syncIn(folder, { config: { index: `${server}/gone` } });
  expect(result).toMatchObject({ exitCode: 2, problems: [{ code: 'INPUT_HTTP_STATUS' }] });
});

test.each([
  ['include:\n  models: [model_orbit-edit]\n', ['orbit']],
  [
    'include:\n  categories: [Image Generation]\nexclude:\n  models: [model_acme-edit]\n',
    ['orbit', 'zenith'],
  ],
  ['include:\n  categories: [video]\n', []],
  ["include:\n  pages: ['**/image-generation-*e*/']\n", ['acme', 'zenith']],
  ['include:\n  pages: [zenith]\n', ['zenith']],
])('add --all follows the selection %j', async (selection, expected) => {
  const { folder, addIn } = await project(selection);
  const { stderr = '' } = await addIn([], true);
  expect(stderr.includes('do not select')).toBe(expected.length < 3);
  const found = definitions(folder).map((path) => path.replace(/^.*\/|\.yaml$/g, ''));
  expect(found).toEqual(expected);
});
