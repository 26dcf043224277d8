import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { runInit, type InitOptions } from '../../generator/commands/init.ts';
import { readConfig } from '../../generator/config/read-config.ts';
import { Canceled } from '../../generator/init/questions.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { runCli } from '../support/run-cli.ts';
import { corpusPages, hasShared } from '../support/shared.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contents, isInStep, placesIn, syncIn } from '../sync/project.ts';

/** A docs site of pages with ETags and a sitemap; `statuses` counts its responses. */
async function docsSite(pages: ReadonlyMap<string, string>) {
  const statuses: number[] = [];
  const broken = new Set<string>();
  const server = await loopbackServer(({ url = '', headers }, response) => {
    if (url === '/sitemap.xml') {
      const links = [...pages.keys()].map((path) => `<url><loc>${server}${path}</loc></url>`);
      response.end(`<urlset>${links.join('')}</urlset>`);
      return;
    }
    const page = pages.get(url.replace(/index\.md$/, ''));
    const etag = `"${url}"`;
    const isKnown = page !== undefined && headers['if-none-match'] === etag;
    const status = broken.has(url) ? 403 : page === undefined ? 404 : isKnown ? 304 : 200;
    statuses.push(status);
    response.writeHead(status, { etag }).end(status === 200 ? page : undefined);
  });
  return { server, statuses, broken };
}

function pageOf(name: string): string {
  return acmePage.replaceAll('Acme', name).replaceAll('acme', name.toLowerCase());
}

const small = new Map([
  ['/image-generation/image-generation-acme/', pageOf('Acme')],
  ['/image-generation/image-generation-zenith/', pageOf('Zenith')],
  [
    '/video-generation/video-generation-orbit/',
    pageOf('Orbit').replace('image generation', 'video generation'),
  ],
]);

function initIn(folder: string, server: string, options: Partial<InitOptions> = {}) {
  return runInit(
    { root: folder, ...placesIn(folder), index: `${server}/`, ...options },
    plainStyle,
  );
}

const definitions = (folder: string) =>
  Object.keys(contents(folder)).filter((path) => /^models\/.*\/[\w-]+\.yaml$/.test(path));

test.runIf(hasShared)(
  'two commands set up a project in an empty folder, with all pages tracked and generated, and workflows',
  async () => {
    const pages = new Map(
      corpusPages().map(({ name, text }) => [`/gen/models/models-${basename(name, '.md')}/`, text]),
    );
    const { server, statuses } = await docsSite(pages);
    const folder = temporaryFolder();
    const started = await runCli(folder, 'init', `${server}/`);
    expect(started.output).toContain(`${pages.size} pages of ${server}/sitemap.xml`);
    expect(started.status).toBe(0);
    expect(definitions(folder)).toHaveLength(pages.size);
    const files = contents(folder);
    for (const path of [
      '.github/workflows/scenario-models-sync.yml',
      '.github/workflows/scenario-models-check.yml',
      '.github/workflows/scenario-models-pages.yml',
    ]) {
      expect(parse(files[path] ?? '')).toHaveProperty('jobs');
    }
    expect(files['.gitattributes']).toBe(
      'models/** text eol=lf\ngenerated/** text eol=lf linguist-generated=true\n',
    );
    expect(files['.gitignore']).toBe('node_modules/\ndist/site/\n');
    expect(files['package.json']).toMatch(/"dependencies": \{\s+"zod": /);
    expect(files['package.json']).toMatch(/"devDependencies": \{\s+"scenario-models-cli": /);
    expect(JSON.parse(files['package.json'] ?? '')).toMatchObject({
      private: true,
      scripts: { sync: 'scenario-models sync', generate: 'scenario-models generate' },
    });
    expect(Object.keys(files).filter((path) => path.endsWith('.history.yaml'))).toEqual([]);

    statuses.length = 0;
    const synced = await runCli(folder, 'sync');
    expect(synced).toMatchObject({ status: 0 });
    expect(statuses).toEqual([...pages].map(() => 304));
    expect(contents(folder)).toEqual(files);
  },
  300_000,
);

test('init in a project that is already set up writes nothing and reports it', async () => {
  const { server } = await docsSite(small);
  const folder = temporaryFolder();
  expect(await initIn(folder, server)).toMatchObject({ exitCode: 0, problems: [] });
  const before = contents(folder);
  const again = await initIn(folder, server);
  expect(again).toMatchObject({ exitCode: 0, json: { created: [] } });
  expect(again.stderr).toContain('This project is already set up');
  expect(contents(folder)).toEqual(before);
});

test('init keeps every existing line, name and format of a project', async () => {
  const { server } = await docsSite(small);
  const json =
    '{\n\t"name": "ours",\n\t"scripts": {\n\t\t"check": "tsc",\n\t\t"sync": "scenario-models sync"\n\t},\n\t"dependencies": { "zod": "4.4.0" }\n}\n';
  const folder = temporaryFolder({
    'package.json': json,
    '.gitignore': 'dist\n/node_modules',
    '.gitattributes': '*.png binary\r\n',
    '.github/workflows/scenario-models-check.yml': 'name: ours\n',
  });
  const result = await initIn(folder, server);
  expect(result).toMatchObject({ exitCode: 0, problems: [] });
  expect(result.stderr).toContain('.gitignore: kept');
  expect(result.stderr).not.toContain('Remove the script');
  const after = contents(folder);
  expect(after['.gitignore']).toBe('dist\n/node_modules');
  expect(after['.gitattributes']).toMatch(/^\*\.png binary\r\nmodels\/\*\* text eol=lf\r\n/);
  expect(after['.github/workflows/scenario-models-check.yml']).toBe('name: ours\n');
  expect(after['package.json']).toContain('\n\t"name": "ours"');
  expect(JSON.parse(after['package.json'] ?? '')).toMatchObject({
    scripts: {
      check: 'tsc',
      sync: 'scenario-models sync',
      'models:check': 'scenario-models generate --check',
    },
    dependencies: { zod: '4.4.0' },
  });
});

test('init reports the script of `npm init` that always fails', async () => {
  const { server } = await docsSite(small);
  const scripts = { test: 'echo "Error: no test specified" && exit 1' };
  const folder = temporaryFolder({ 'package.json': JSON.stringify({ scripts }) });
  const { stderr } = await initIn(folder, server);
  expect(stderr).toContain('2. Remove the script `test` of `npm init` from package.json');
});

test.each([
  ['package.json is broken', { 'package.json': '{ "name": ' }, 'INPUT_PACKAGE_JSON'],
  ['a file is instead of .github', { '.github': 'a file' }, 'OUTPUT_WOULD_OVERWRITE'],
  ['a folder is instead of .gitignore', { '.gitignore/x': '' }, 'OUTPUT_WOULD_OVERWRITE'],
])('init writes nothing if %s', async (_, files, code) => {
  const { server } = await docsSite(small);
  const folder = temporaryFolder(files);
  const before = contents(folder);
  const result = await initIn(folder, server);
  expect(result.exitCode).toBe(2);
  expect(result.problems.map((problem) => problem.code)).toContain(code);
  expect(contents(folder)).toEqual(before);
});

test('init reports a page that can’t be read, and sets the project up with the others', async () => {
  const { server, broken } = await docsSite(small);
  broken.add('/image-generation/image-generation-acme/index.md');
  const folder = temporaryFolder();
  const result = await initIn(folder, server);
  expect(result).toMatchObject({ exitCode: 2, problems: [{ code: 'SYNC_STATUS' }] });
  expect(definitions(folder)).toHaveLength(2);
  expect(await isInStep(folder)).toBe(true);
});

test('init writes nothing if no page can be read or selected', async () => {
  const { server } = await docsSite(small);
  const folder = temporaryFolder();
  const settings = { include: { categories: ['sculpture'] } };
  expect(await initIn(folder, server, { settings })).toMatchObject({ exitCode: 2 });
  expect(
    await initIn(folder, server, { index: `${server}/nowhere.xml`, settings: {} }),
  ).toMatchObject({ exitCode: 0 });
  const other = temporaryFolder();
  expect(await initIn(other, 'http://127.0.0.1:9')).toMatchObject({ exitCode: 2 });
  expect(contents(other)).toEqual({});
});

test('init selects pages by flags, and sync respects the selection', async () => {
  const { server } = await docsSite(small);
  const folder = temporaryFolder();
  const settings = { include: { categories: ['video generation'] }, newPages: 'import' as const };
  await initIn(folder, server, { settings });
  expect(definitions(folder)).toEqual(['models/video-generation/orbit.yaml']);
  const config = readConfig(folder);
  expect(config).toMatchObject({
    ok: true,
    value: { config: { ...settings, index: `${server}/sitemap.xml` } },
  });
  const synced = await syncIn(folder, config.ok ? { config: config.value.config } : {});
  expect(synced).toMatchObject({ exitCode: 0, problems: [] });
  expect(definitions(folder)).toHaveLength(1);
});

test('init asks for the index, the categories and new pages, and can be canceled', async () => {
  const { server } = await docsSite(small);
  const folder = temporaryFolder();
  const questions = {
    index: () => Promise.resolve(`${server}/sitemap.xml`),
    pages: () =>
      Promise.resolve({
        newPages: 'import' as const,
        include: { categories: ['image generation'] },
      }),
  };
  const places = { root: folder, ...placesIn(folder) };
  const cancelled = { ...questions, pages: () => Promise.reject(new Canceled()) };
  expect(await runInit({ ...places, questions: cancelled }, plainStyle)).toMatchObject({
    exitCode: 0,
  });
  expect(contents(folder)).toEqual({});
  expect(await runInit({ ...places, questions }, plainStyle)).toMatchObject({ exitCode: 0 });
  expect(definitions(folder)).toHaveLength(2);
  expect(contents(folder)['scenario-models.config.yaml']).toContain('newPages: import');
});

test('init --dry-run lists the files and writes nothing', async () => {
  const { server } = await docsSite(small);
  const folder = temporaryFolder();
  const result = await initIn(folder, server, { mode: 'dry-run' });
  expect(result.stderr).toContain('write  scenario-models.config.yaml\n');
  expect(contents(folder)).toEqual({});
});
