// cspell:ignore avascript
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emitReferencePage,
  pageLinks,
  plainLinksIn,
  publishedPage,
} from '../../generator/emit/docs/reference-page.ts';
import { parseBlocks } from '../../generator/markdown/parse-markdown.ts';
import type { Definition } from '../../generator/model/definition.ts';
import { hostileText } from '../support/any-model.ts';
import { nodesOf, parseMarkdown } from '../support/markdown-tree.ts';
import { corpusPages } from '../support/shared.ts';

describe('publishedPage', () => {
  test.each([
    ['a <script>alert(1)</script> b', 'a \\<script\\>alert(1)\\<\\/script\\> b'],
    ['\\\\<b>', '\\\\\\<b\\>'],
    ['![x](https://evil.example/a.png)', '\\![x](https://evil.example/a.png)'],
    ['![x](data:image/svg+xml,x)', '\\!\\[x](data:image/svg+xml,x)'],
    ['[x](javascript:alert(1))', '\\[x](javascript:alert(1))'],
    ['[x](&#106;avascript:alert(1))', '\\[x](&#106;avascript:alert(1))'],
    ['<javascript:alert(1)>', '\\<javascript:alert(1)>'],
    ['[x][y]\n\n[y]: javascript:alert(1)', '[x][y]\n\n\\[y]: javascript:alert(1)'],
  ])('escapes %j', (page, expected) => {
    expect(publishedPage(page)).toBe(expected);
  });

  test.each(['a \\<b\\> `<img>` <https://a.example/>', '[a](#b) [c](/d) [e](https://f.example)'])(
    'returns %j byte for byte',
    (page) => {
      expect(publishedPage(page)).toBe(page);
    },
  );

  test('returns the real pages byte for byte', () => {
    for (const { name, text } of corpusPages())
      expect(publishedPage(text) === text, name).toBe(true);
  });

  test('leaves no content that runs or loads, for any text', () => {
    const lines = fc.array(hostileText, { maxLength: 4 }).map((found) => found.join('\n'));
    fc.assert(
      fc.property(lines, (page) => {
        const root = parseMarkdown(publishedPage(page));
        expect(nodesOf(root, 'html')).toEqual([]);
        expect(nodesOf(root, 'image')).toEqual([]);
        expect(nodesOf(root, 'link').map(({ url }) => url)).not.toContain('javascript:alert(1)');
      }),
      { numRuns: 1000 },
    );
  });
});

test('plainLinksIn finds the links that the parser finds', () => {
  const part = fc.constantFrom(
    ...['a', 'Dodge', ' ', '    ', '\n', '\n\n', '- ', '> ', '1. ', '## ', '---', '\t', '.', ':'],
    ...['[a](/b)', '[a b](#c-d)', '[ a](/b)', '[a ](/b)', '[ ](/b)', '[*a*](/b)', '[a](/b "c")'],
    ...['\\&', '\\_', '\\.', '[a \\& b](/c)', '& ', '[a & b](/c)', '[\\_](/d)'],
    ...[
      '[',
      ']',
      '(',
      ')',
      '](',
      '!',
      '*',
      '**',
      '_',
      '`',
      '~~~',
      '<',
      '>',
      '&amp;',
      '|',
      '\\',
      '#',
    ],
  );
  let found = 0;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      const links = plainLinksIn(text);
      if (links === undefined) return;
      found += links.length;
      expect(links).toEqual(pageLinks(text, parseBlocks(text)));
    }),
    { numRuns: 5000 },
  );
  expect(found).toBeGreaterThan(100);
});

describe('emitReferencePage', () => {
  const definition: Definition = {
    provider: 'Acme',
    category: 'image generation',
    source: { lastUpdated: '2026-04-09' },
    models: ['Dodge & Burn', 'Acme *2* — Pro'].map((name, index) => ({
      id: `model_${index}`,
      name,
      capabilities: [],
      parameters: [{ name: 'prompt', type: 'string', description: 'See [it](/api/x.md).' }],
    })),
  };
  const links = (page = '') => nodesOf(parseMarkdown(page), 'link').map(({ url }) => url);

  test('points links to the root of the docs to the site of the page, and keeps the page as data', () => {
    const url = 'https://docs.acme.example/models/acme/index.md';
    const source = { ...definition.source, url };
    const [published, data] = emitReferencePage('a/b.yaml', { ...definition, source });
    const [, page] = emitReferencePage('a/b.yaml', definition);
    expect(data).toMatchObject({ path: 'docs/reference/a/b.txt', text: page?.text });
    expect(links(data?.text)).toContain('/api/x.md');
    expect(links(published?.text).filter((link) => link.startsWith('/'))).toEqual([]);
    expect(links(published?.text)).toContain('https://docs.acme.example/api/x.md');
  });

  test('shows links to the root of unknown docs as their text, and keeps the page as data', () => {
    const [published, data] = emitReferencePage('a/b.yaml', definition);
    expect(links(data?.text)).toContain('/api/x.md');
    expect(links(published?.text).filter((link) => link.startsWith('/'))).toEqual([]);
    expect(published?.text).toContain('See it.');
  });

  test('points links to sections to the anchors of GitHub', () => {
    const [published, data] = emitReferencePage('a/b.yaml', definition);
    expect(links(data?.text)).toEqual(expect.arrayContaining(['#dodge-burn', '#acme-2-pro']));
    expect(links(published?.text)).toEqual(
      expect.arrayContaining(['#dodge--burn', '#acme-2--pro']),
    );
  });
});
