import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { isLong } from '../support/long-form.ts';
import { hasShared } from '../support/shared.ts';
import { deadLinks } from '../support/site-links.ts';
import { buildCorpusSite, hostileSite } from '../support/site.ts';

describe.skipIf(!hasShared)('buildSite on the real pages', async () => {
  const files = await buildCorpusSite('https://acme.example/models/');
  const textOf = new Map(files.map(({ path, text }) => [path, text]));
  const pages = files.filter(({ path }) => path.endsWith('.html'));

  test.runIf(isLong())('returns the same bytes again', async () => {
    expect(await buildCorpusSite('https://acme.example/models/')).toEqual(files);
  });

  test('has no dead link, script, style or anchor', () => {
    expect(pages.flatMap((page) => deadLinks(page, textOf))).toEqual([]);
  });

  test('has a Markdown page for each page except the comparison and the page for a missing path', () => {
    const twins = pages.filter(({ path }) => textOf.has(path.replace(/\.html$/, '.md')));
    expect(pages.length - twins.length).toBe(2);
  });

  test('shows the code of each page byte for byte', () => {
    const decoded = (markup: string) =>
      markup
        .replace(/<[^>]*>/g, '')
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    let blocks = 0;
    for (const { path, text } of pages) {
      const markdown = textOf.get(path.replace(/\.html$/, '.md'));
      if (markdown === undefined || path.startsWith('reference/')) continue;
      const shown = Array.from(text.matchAll(/<pre[^>]*>([^]*?)<\/pre>/g), ([, code = '']) =>
        decoded(code),
      );
      const written = Array.from(
        markdown.matchAll(/^(```+)(?!`).*\n([^]*?)\n\1$/gm),
        ([, , code]) => code,
      );
      expect(shown, path).toEqual(written);
      blocks += shown.length;
    }
    expect(blocks).toBeGreaterThan(1000);
  });

  test('lists each page that search engines may show in the sitemap', () => {
    const listed = [...(textOf.get('sitemap.xml') ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)];
    const shown = pages.filter(({ text }) => !text.includes('content="noindex"'));
    expect(listed.map(([, url]) => url).sort()).toEqual(
      shown.map(({ path }) => `https://acme.example/models/${path}`).sort(),
    );
  });

  test('has the lists of models for programs, with absolute links', () => {
    const url = 'https://acme.example/models/';
    const entries = JSON.parse(textOf.get('schema/models.json') ?? '') as {
      readonly url: string;
      readonly paths: { readonly docs: string; readonly schema: string };
    }[];
    expect(entries.length).toBeGreaterThan(200);
    for (const { url: page, paths } of entries) {
      expect(page).toBe(`${url}${paths.docs}`);
      expect([textOf.has(paths.docs), textOf.has(paths.schema)]).toEqual([true, true]);
    }
    const openapi = JSON.parse(textOf.get('schema/openapi.json') ?? '') as { paths: object };
    expect(Object.keys(openapi.paths).length).toBeGreaterThan(entries.length);
    for (const list of ['llms.txt', 'llms-full.txt']) {
      const links = Array.from((textOf.get(list) ?? '').matchAll(/\]\(([^)]*)\)/g), ([, to]) => to);
      const dead = links.filter((to = '') => {
        const path = to.startsWith(url) ? decodeURI(to.slice(url.length)) : undefined;
        return path === undefined ? to.startsWith('.') : !textOf.has(path);
      });
      expect(dead).toEqual([]);
    }
  });

  test('links to the lists of models for programs from every page', () => {
    for (const { path, text } of pages) {
      for (const list of ['llms.txt', 'llms-full.txt', 'models.json', 'openapi.json']) {
        expect(text, path).toMatch(new RegExp(`href="[^"]*${list}"`));
      }
    }
  });

  test('keeps reference pages out of search engines', () => {
    const reference = pages.filter(({ path }) => path.startsWith('reference/'));
    expect(reference.length).toBeGreaterThan(0);
    for (const { text } of reference) expect(text).toContain('content="noindex"');
  });

  test('keeps its budgets: 5 kB of scripts and 10 kB of HTML a model page, 60 kB for the search', () => {
    const size = (text: string) => gzipSync(text).length;
    const scripts = (names: RegExp) =>
      files.filter(({ path }) => names.test(path)).reduce((sum, { text }) => sum + size(text), 0);
    const modelPages = pages.filter(({ path }) => path.startsWith('models/'));
    const sizes = modelPages.map(({ text }) => size(text)).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(10_000);
    expect(scripts(/^assets\/(app|theme)\.js$/)).toBeLessThan(5_000);
    expect(scripts(/^assets\/(search|chunk)-.*\.js$|^search\.json$/)).toBeLessThan(60_000);
    expect(scripts(/^assets\/style\.css$/)).toBeLessThan(8_000);
    const playground = files.filter(({ path }) => path.startsWith('assets/playground-'));
    const loaded = new Set(playground.flatMap(({ path }) => withImports(path, textOf)));
    const validator = withImports('validators/phota-edit.js', textOf);
    const ofPlayground = [...loaded, ...validator, 'play/phota-edit.json'].filter(
      (path) => path !== 'assets/app.js',
    );
    const total = ofPlayground.reduce((sum, path) => sum + size(textOf.get(path) ?? ''), 0);
    expect(total).toBeLessThan(40_000);
  });
});

describe('buildSite on hostile text', async () => {
  const pages = (await hostileSite()).filter(({ path }) => path.endsWith('.html'));

  test('prints no element or attribute that its own templates do not have', () => {
    for (const { path, text } of pages) {
      for (const [tag, name = ''] of text.matchAll(/<\/?([a-z][\w-]*)\b[^>]*>/gi)) {
        expect(allowedElements, `${path}: ${tag}`).toContain(name.toLowerCase());
        const attributes = tag.replace(/"[^"]*"/g, '');
        expect(attributes, path).not.toMatch(/\son\w+\s*=/i);
      }
    }
  });

  test('links only to the web and to itself', () => {
    const urls = pages.flatMap(({ text }) =>
      Array.from(text.matchAll(/\s(?:href|src)="([^"]*)"/g), ([, url = '']) => url),
    );
    for (const url of urls) expect(url).not.toMatch(/^(?!https?:)[a-z][a-z\d+.-]*:|^\/\//i);
    // A link to the web is followed only by a reader, and says nothing about the page.
    for (const { text } of pages) {
      expect(text).not.toMatch(/\ssrc="https?:/);
      for (const [tag] of text.matchAll(/<a [^>]*href="https?:[^>]*>/g)) {
        expect(tag).toContain('rel="noopener noreferrer"');
      }
    }
  });
});

const allowedElements = [
  ...['html', 'head', 'meta', 'title', 'link', 'script', 'body', 'header', 'nav', 'main', 'aside'],
  ...['article', 'section', 'div', 'span', 'p', 'h1', 'h2', 'h3', 'ul', 'ol', 'li', 'a', 'strong'],
  ...['em', 'code', 'pre', 'br', 'hr', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ...['details', 'summary', 'form', 'label', 'input', 'fieldset', 'legend', 'small', 'button'],
  ...['kbd', 'svg', 'rect', 'path', 's', 'noscript', 'wbr'],
];

/** Returns a script with those that it imports when it is loaded. */
function withImports(path: string, textOf: ReadonlyMap<string, string>): readonly string[] {
  const text = textOf.get(path) ?? '';
  const imported = Array.from(text.matchAll(/(?:from|import)"(\.\/[^"]+)"/g), ([, url = '']) =>
    posix.join(posix.dirname(path), url),
  );
  return [...new Set([path, ...imported.flatMap((url) => withImports(url, textOf))])];
}
