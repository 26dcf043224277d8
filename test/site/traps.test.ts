import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startSiteServer } from '../../generator/commands/site-server.ts';
import { startMockServer } from '../../generator/dev-server/mock-server.ts';
import { bodySchema } from '../../generator/emit/json-schema/json-schema.ts';
import { emitOpenapi, openapiLines } from '../../generator/emit/json-schema/openapi.ts';
import type { Definition } from '../../generator/model/definition.ts';
import { assignNames } from '../../generator/plan/assign-names.ts';
import type { Proxy } from '../../generator/runtime/proxy.ts';
import { readAssets } from '../../generator/site/assets.ts';
import { formOf, fromHash, inputOf, toHash } from '../../generator/site/browser/playground/form.ts';
import { countFacets, facetsOf } from '../../generator/site/facets.ts';
import { html } from '../../generator/site/html.ts';
import { printSitePage } from '../../generator/site/layout.ts';
import { siteLinks } from '../../generator/site/links.ts';
import { renderMarkdown } from '../../generator/site/markdown.ts';
import { buildSite } from '../support/build-site.ts';
import { plannedModel } from '../support/planned-models.ts';
import { deadLinks } from '../support/site-links.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..');

// The traps that only a browser shows are in browser/traps.test.ts.

/** Renders a description as a model page and as the Markdown of a reference page do. */
async function pagesOf(description: string) {
  const models = [plannedModel([{ name: 'a', type: 'string', description }], { description })];
  const files = await buildSite({ models, definitions: new Map(), assets: readAssets() });
  const page = files.find(({ path }) => path === 'models/acme-edit.html')?.text ?? '';
  const { sections } = renderMarkdown(`${description}\n`, () => undefined);
  return { page, raw: sections.map(({ body }) => body.html).join(''), files };
}

/** Returns the text of markup as a reader sees it. */
function shownText(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

describe('a description that other generators run, publish or hide', () => {
  test.each([
    ['an expression that runs in the build', `{{ [].constructor.constructor('return 1')() }}`],
    ['a snippet of a local file', '<<< /etc/hostname'],
    ['an include of a local file', 'a <!--@include: ../../../../etc/hostname-->'],
    ['an attribute with a handler', 'text {onclick=alert(5)}'],
    ['an expression in code', 'one of `{{ 1+1 }}`'],
    ['a short name of an emoji', 'a :tada: b'],
    ['an expression that throws', '{{ nothing.nothing }}'],
    ['HTML that is not closed', '<div v-html="x">'],
  ])('is text on the site: %s', async (_, text) => {
    const { page, raw } = await pagesOf(text);
    const shown = text.replaceAll('`', '');
    expect(shownText(page)).toContain(shown);
    expect(shownText(raw)).toContain(shown);
    expect(page).not.toMatch(/<(?:div v-html|script>)|onclick="/);
  });

  test('publishes no local file', async () => {
    const secret = join(temporaryFolder({ 'secret.txt': 'the-content-of-a-secret' }), 'secret.txt');
    const { files } = await pagesOf(`<<< ${secret} <!--@include: ${secret}-->`);
    for (const { path, text } of files) expect(text, path).not.toContain('the-content-of-a-secret');
  });
});

describe('a trap of any generator', () => {
  test('images of reference pages are not loaded, and links to the root of their site lead there', () => {
    const files = new Set(['reference/a.html']);
    const options = { page: 'reference/a.html', files };
    const markdown = '![x](https://tracker.example/x.png) [api](/api/index.md) [no](nothing.md)';
    const withOrigin = siteLinks({ ...options, origin: 'https://docs.example' });
    const [section] = renderMarkdown(markdown, withOrigin).sections;
    expect(section?.body.html).not.toContain('<img');
    expect(section?.body.html).toContain('href="https://docs.example/api/index.md"');
    expect(siteLinks(options)('/api/index.md')).toBeUndefined();
    expect(siteLinks(options)('nothing.md')).toBeUndefined();
  });

  test('the anchors of our own pages are elements, and those of others are text', () => {
    const { sections } = renderMarkdown(
      '<a id="some-rule"></a>`some-rule` and <a id="X" onclick="y"></a>',
      () => undefined,
    );
    expect(sections[0]?.body.html).toContain('<a id="some-rule"></a>');
    expect(sections[0]?.body.html).toContain('&#60;a id=&#34;X&#34;');
  });

  test('anchors are those of the printed links, also with an ampersand', () => {
    const { headings } = renderMarkdown('## Dodge & Burn\n\n## Dodge & Burn\n', () => undefined);
    const links = renderMarkdown(
      '[x](#dodge--burn)',
      siteLinks({ page: 'a.html', files: new Set() }),
    );
    expect(links.sections[0]?.body.html).toContain(`#${headings[0]?.anchor ?? ''}`);
    expect(new Set(headings.map(({ anchor }) => anchor)).size).toBe(2);
  });

  test('the comment on the first line is not shown', () => {
    const { sections } = renderMarkdown('<!-- Generated by x -->\n\n# A\n\nb\n', () => undefined);
    expect(shownText(sections.map(({ body }) => body.html).join(''))).toBe('b');
  });

  test('a link of the playground holds no URL and no key of a server', () => {
    const { parameters } = plannedModel([{ name: 'prompt', type: 'string' }]);
    const form = formOf(parameters, { prompt: 'x', key: 'k', secret: 's', url: 'https://x' });
    expect(decodeURIComponent(toHash(parameters, form))).toBe('try={"prompt":"x"}');
  });

  test('the policy of every page allows no evaluation and no script from elsewhere', () => {
    const page = { path: 'a.html', title: 'A', main: html`a` };
    const [, policy = ''] =
      /Content-Security-Policy" content="([^"]*)"/.exec(
        printSitePage(page, { title: 'B', guides: [] }),
      ) ?? [];
    expect(shownText(policy)).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  test('facets are not guessed from names: a size in pixels is not a resolution', () => {
    const sizes = { name: 'size', type: 'string', allowedValues: ['768x1344', '1344x768'] };
    expect(facetsOf(plannedModel([sizes])).resolution).toEqual(['?']);
    const sides = ['width', 'height'].map((name) => ({ name, type: 'number', max: 3840 }));
    expect(facetsOf(plannedModel(sides)).resolution).toContain('4K');
  });

  test('a default is not sent, and a number is kept as it is typed', () => {
    const { parameters } = plannedModel([
      { name: 'steps', type: 'number', default: 4 },
      { name: 'scale', type: 'number' },
    ]);
    expect(inputOf(parameters, new Map())).toEqual({});
    const typed = new Map([['scale', { kind: 'text', text: '1.' } as const]]);
    expect(inputOf(parameters, typed)).toEqual({ scale: 1 });
    expect(typed.get('scale')?.text).toBe('1.');
    const unfinished = new Map([['scale', { kind: 'text', text: '-' } as const]]);
    expect(inputOf(parameters, unfinished)).toEqual({ scale: '-' });
  });

  test('the built site is ignored by git', () => {
    expect(readFileSync(join(root, '.gitignore'), 'utf8').split('\n')).toContain('dist/');
  });

  test('only the scripts of the site know the DOM', () => {
    const main = readFileSync(join(root, 'tsconfig.json'), 'utf8');
    expect(main).not.toMatch(/"dom"/);
    expect(main).toContain('"generator/site/browser"');
  });

  test('every link leads to a file of the site, below any base path', async () => {
    const { files } = await pagesOf('See [it](nothing.md) and [that](../../x.html#y).');
    const textOf = new Map(files.map(({ path, text }) => [path, text]));
    const pages = files.filter(({ path }) => path.endsWith('.html'));
    // The pages of the definitions are missing here.
    const dead = pages.flatMap((html) => deadLinks(html, textOf));
    expect(dead.filter((link) => !link.includes('reference/'))).toEqual([]);
    for (const { path, text } of pages) {
      if (path !== '404.html') expect(text, path).not.toMatch(/\s(?:href|src)="\//);
    }
  });

  test('search engines and the search of the site do not list copies of other sites', async () => {
    const definition: Definition = {
      provider: 'Acme',
      category: 'image generation',
      source: { lastUpdated: '2026-04-09' },
      models: [],
    };
    const files = await buildSite({
      models: [plannedModel([])],
      definitions: new Map([['image-generation/acme.yaml', definition]]),
      assets: readAssets(),
      url: 'https://acme.example/',
    });
    const textOf = new Map(files.map(({ path, text }) => [path, text]));
    const copy = 'reference/image-generation/acme';
    expect(textOf.get(`${copy}.html`)).toContain('<meta name="robots" content="noindex"');
    expect(textOf.get('sitemap.xml')).not.toContain('/reference/');
    expect(textOf.get('search.json')).not.toContain('reference/');
  });

  test('a link of the playground is untrusted: only its own parameters are read, up to a length', () => {
    const { parameters } = plannedModel([
      { name: 'prompt', type: 'string' },
      { name: 'n', type: 'number' },
    ]);
    const read = (json: string) => {
      const form = fromHash(parameters, `#try=${encodeURIComponent(json)}`);
      return form && inputOf(parameters, form);
    };
    expect(read('{"prompt":"a","n":2,"x":1,"__proto__":{"y":1}}')).toEqual({ prompt: 'a', n: 2 });
    expect(read('{"prompt":{"toString":1},"n":[[1]]}')).toEqual({});
    expect(read('[1]')).toBeUndefined();
    expect(read(`{"prompt":"${'a'.repeat(9000)}"}`)).toBeUndefined();
    expect(fromHash(parameters, '#try=%E0%A4%A')).toBeUndefined();
    expect({}).not.toHaveProperty('y');
  });

  test('no script of the playground stores anything', () => {
    const scripts = [...readAssets()].filter(([path]) => /^(?:playground|client)/.test(path));
    expect(scripts.length).toBeGreaterThan(1);
    for (const [path, text] of scripts) {
      expect(text, path).not.toMatch(/localStorage|sessionStorage|indexedDB|\.cookie|caches\./);
    }
  });

  test('a proxy on this computer passes on the calls that a page may not send itself', async () => {
    const folder = temporaryFolder({ 'index.html': '<html data-root="">' });
    const asked: string[] = [];
    const proxy: Proxy = ({ method, url }) => {
      asked.push(`${method} ${new URL(url).pathname}`);
      return Promise.resolve(new Response('{"jobs":[]}'));
    };
    const server = await startSiteServer({ folder, port: 0, reloads: false, proxy });
    onTestFinished(() => server.close());
    expect(await (await fetch(`${server.url}scenario/jobs`)).json()).toEqual({ jobs: [] });
    expect(asked).toEqual(['GET /scenario/jobs']);
    expect(await (await fetch(server.url)).text()).toContain('data-proxy="/scenario"');
  });

  test('a page reads the headers that the client needs from the mock server', async () => {
    const server = await startMockServer({ models: {}, cors: ['http://localhost:5173'] });
    onTestFinished(() => server.close());
    const response = await fetch(`${server.url}/jobs`, {
      headers: { origin: 'http://localhost:5173' },
    });
    const exposed = response.headers.get('access-control-expose-headers')?.split(', ') ?? [];
    const client = join(root, 'generator', 'runtime', 'client');
    const files = readdirSync(client, { recursive: true, encoding: 'utf8' });
    const sources = files
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(client, path), 'utf8'));
    const needed = sources.flatMap((text) =>
      Array.from(text.matchAll(/headers\.get\('([^']+)'\)/g), ([, name = '']) => name),
    );
    expect(needed).toContain('retry-after');
    // Browsers show the type of the content always.
    const hidden = needed.filter((name) => name !== 'content-type' && !exposed.includes(name));
    expect(hidden).toEqual([]);
  });

  test('a limit that nobody states is a value of its filter, and is not counted as no', () => {
    const unknown = facetsOf(plannedModel([{ name: 'images', type: 'file_array' }]));
    expect([unknown.accepts, unknown.files, unknown.resolution]).toEqual([
      ['image', '?'],
      ['1 or more', '?'],
      ['?'],
    ]);
    expect(countFacets([unknown]).find(({ name }) => name === 'resolution')).toMatchObject({
      values: [],
      notStated: 1,
    });
  });

  test('models with the names of combined files and operations have files of their own', () => {
    const reserved = ['OpenAPI', 'Models', 'Index', 'Registry', 'Catalog', 'Con', 'Get Job'];
    const { names } = assignNames(
      reserved.map((name, index) => ({
        ...{ id: `model_${index}`, name, path: 'a.yaml', provider: 'Acme' },
      })),
    );
    const given = [...names.values()];
    const files = given.map(({ fileName }) => fileName);
    const combined = ['openapi', 'models', 'index', 'registry', 'catalog', 'con'];
    expect(files.filter((file) => combined.includes(file))).toEqual([]);
    expect(new Set(files).size).toBe(reserved.length);
    expect(given.map(({ identifier }) => identifier)).not.toContain('getJob');
  });

  test('the OpenAPI description has a path for each model and every schema in one file', () => {
    const models = ['one', 'two'].map((name) =>
      plannedModel([{ name: 'prompt', type: 'string' }], {
        id: `model_${name}`,
        names: { identifier: name, inputType: `${name}Input`, fileName: name },
      }),
    );
    const lines = models.map((model) => openapiLines(model, bodySchema(model)));
    const text = emitOpenapi(lines, '1.0.0');
    const { paths } = JSON.parse(text) as { readonly paths: object };
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/generate/custom/model_one', '/generate/custom/model_two']),
    );
    const references = Array.from(text.matchAll(/"\$ref": ?"([^"]*)"/g), ([, to = '']) => to);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((to) => !to.startsWith('#/'))).toEqual([]);
  });
});
