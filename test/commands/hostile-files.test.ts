import { transformSync } from 'esbuild';
import { toString } from 'mdast-util-to-string';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cli } from '../support/corpus-sdk.ts';
import { nodesOf, parseMarkdown } from '../support/markdown-tree.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Strings with a special meaning in an output. Each is in the descriptions of a page. */
const texts = [
  ...['::error::x', '##[group]x', 'GH-1', 'fixes #2', '@user', '{{ 1 + 1 }}', '{% raw %}', '{@x}'],
  ...[
    '<script>globalThis.hacked = 1</script>',
    '<img src=x onerror=alert(1)>',
    '</code>',
    '*/ x()',
  ],
  ...[
    '[a](javascript:alert(1))',
    '![](http://tracker.example/a.png)',
    '<!-- x',
    'import x from "y"',
  ],
  ...["'; x(); '", '${x()}', '$(x)', '{@link javascript:alert(1)}', '@see <b>', 'data:text/html,x'],
];

const section = acmePage.slice(acmePage.indexOf('## Acme Edit'));
const page = acmePage
  .replace(section, texts.map((_, at) => hostileSection(at)).join('\n'))
  .replace(
    '- [Acme Edit](#acme-edit)',
    texts.map((_, at) => `- [Model ${at}](#model-${at})`).join('\n'),
  );

function hostileSection(at: number): string {
  const text = texts[at] ?? '';
  const width = Math.max('The image to edit.'.length, `How ${text} many.`.length);
  return section
    .replaceAll('Acme Edit', `Model ${at}`)
    .replaceAll('acme-edit', `hostile-${at}`)
    .replace('Edits images.', () => `Edits ${text} images.`)
    .replace(/How many\. +\|/, () => `${`How ${text} many.`.padEnd(width)} |`)
    .replace(/The image to edit\. +\|/, `${'The image to edit.'.padEnd(width)} |`)
    .replace(/Description +\|/, `${'Description'.padEnd(width)} |`)
    .replace(/-{18} \|/, `${'-'.repeat(width)} |`);
}

const folder = temporaryFolder({ 'page.md': page }, 'file');

function run(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`;
}

function filesBelow(name: string, extension: RegExp): readonly string[] {
  const root = join(folder, name);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => extension.test(path))
    .map((path) => join(root, path));
}

const read = (file: string): string => readFileSync(file, 'utf8');

beforeAll(() => {
  run('import', 'page.md');
  run('generate', '--out', 'generated');
  run('generate', '--out', 'mdx', '--flavor', 'mdx', '--only', 'docs');
  run('site', '--out', 'site');
});

describe('a page with hostile texts', () => {
  test('is stored byte for byte in a file that is never rendered', () => {
    for (const out of ['generated', 'mdx']) {
      expect(read(join(folder, out, 'docs/reference/image-generation/acme.txt'))).toBe(page);
    }
    expect(read(join(folder, 'site/reference/image-generation/acme.txt'))).toBe(page);
  });

  test.each(['generated/docs', 'site'])(
    'produces Markdown in %s without HTML, images or executable links',
    (name) => {
      const pages = filesBelow(name, /\.md$/).filter((file) => /models|reference/.test(file));
      expect(pages.length).toBeGreaterThan(texts.length);
      for (const file of pages) {
        const root = parseMarkdown(read(file));
        const html = nodesOf(root, 'html').map(({ value }) => value);
        for (const value of html)
          expect(value, file).toMatch(/^(?:<!--[^>]*-->|<a id="[\w-]+">|<\/a>|<br>)+$/);
        expect(nodesOf(root, 'image'), file).toEqual([]);
        for (const { url } of nodesOf(root, 'link')) {
          expect(url, file).toMatch(/^(?:https?:\/\/|[\w./#-]+$)/);
        }
      }
      const all = pages.map((file) => toString(parseMarkdown(read(file)))).join('\n');
      expect(all).toContain('globalThis.hacked');
    },
  );

  test('produces code that compiles, has no side effects and loads no images', async () => {
    for (const file of filesBelow('generated/sdk', /\.ts$/)) {
      const { code } = transformSync(read(file), { loader: 'ts', legalComments: 'none' });
      expect(code, file).not.toMatch(/^\s*x\(\)/m);
      // Comments are rendered by editors; strings are data.
      expect(read(file), file).not.toMatch(/^\s*\*.*(?<!\\)!\[[^\]]*\]\(http/m);
    }
    await import(join(folder, 'generated/sdk/registry.ts'));
    expect(globalThis).not.toHaveProperty('hacked');
  });

  test('produces JSON Schemas that parse', () => {
    for (const file of filesBelow('generated/schema', /\.json$/)) {
      expect(typeof JSON.parse(read(file)), file).toBe('object');
    }
  });

  test('produces a site without foreign scripts, inline handlers or executable links', () => {
    for (const file of filesBelow('site', /\.html$/)) {
      const html = read(file);
      for (const [tag] of html.matchAll(/<script\b[^>]*>/gi)) {
        expect(tag, file).toMatch(/src="[\w./-]*assets\/|type="application\/(?:ld\+)?json"/);
      }
      expect(html.replace(/"[^"]*"/g, ''), file).not.toMatch(/<[a-z][^>]*\son\w+\s*=/i);
      expect(html, file).not.toMatch(/(?:href|src)="(?:javascript|data):/i);
      expect(html, file).not.toMatch(/<img\b[^>]*tracker/i);
    }
  });
});
