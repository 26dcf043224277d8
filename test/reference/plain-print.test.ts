import fc from 'fast-check';
import { toMarkdown } from 'mdast-util-to-markdown';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { escapeUnderscores } from '../../generator/markdown/underscores.ts';
import { printFrontMatter } from '../../generator/reference/front-matter.ts';
import {
  linkNode,
  printHeading,
  printLink,
  printUrl,
  textNode,
} from '../../generator/reference/print/print-text.ts';
import { printSentence } from '../../generator/reference/print-page.ts';

const text = fc
  .array(
    fc.constantFrom(
      ...[
        'Ab',
        'c1',
        '2',
        ' ',
        '.',
        ',',
        ':',
        ';',
        '/',
        '(',
        ')',
        "'",
        '’',
        '"',
        '+',
        '%',
        '–',
        '-',
      ],
      ...['http://a', '1.', '#', '!', '&', 'é'],
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join('').replace(/ +/g, ' ').trim())
  .filter((line) => line !== '');

const printed = (node: Parameters<typeof toMarkdown>[0]) =>
  toMarkdown(node, { unsafe: [{ character: '~', inConstruct: 'phrasing' }] }).replace(/\n$/, '');

test('printHeading, printLink and printUrl print plain words as the Markdown printer does', () => {
  const url = fc
    .array(fc.constantFrom('a', 'b_c', '/', '.', '-', '1', '#', '(', '_', '%'), { maxLength: 6 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, url, (words, end) => {
      const heading = printed({ type: 'heading', depth: 2, children: [textNode(words)] });
      expect(printHeading(words)).toBe(escapeUnderscores(heading));
      const link = { type: 'paragraph' as const, children: [linkNode(words, `#${end}`)] };
      expect(printLink(words, `#${end}`)).toBe(escapeUnderscores(printed(link)));
      const web = `https://a.b/${end}`;
      expect(printUrl(web)).toBe(printed(linkNode(web, web)));
    }),
    { numRuns: 500 },
  );
});

test('printSentence and printFrontMatter print plain words as the printers of Markdown and YAML do', () => {
  fc.assert(
    fc.property(text, text, (provider, category) => {
      const sentence = printed({
        type: 'paragraph',
        children: [
          textNode('This reference lists all available '),
          { type: 'strong', children: [textNode(provider)] },
          textNode(
            ` ${category} models and their parameters. Use these parameter names when calling the `,
          ),
          linkNode('Generation API', '/api/postgeneratecustom/index.md'),
          textNode('.'),
        ],
      });
      const definition = { provider, category, source: {}, models: [] };
      expect(printSentence(definition)).toBe(escapeUnderscores(sentence));
      const title = stringify({ title: `${provider} | Scenario Docs` }, { lineWidth: 0 });
      expect(printFrontMatter(provider)).toBe(`---\n${title}---`);
    }),
    { numRuns: 2000 },
  );
});

test('escapeUnderscores escapes text without other syntax as next to a code span', () => {
  const parts = fc.array(
    fc.constantFrom(
      'a',
      'B2',
      '_',
      '__',
      ' ',
      '\\_',
      '\\',
      '\\.',
      '.',
      '*',
      '[b](c)',
      '&amp;',
      '<',
      'é',
      '-',
    ),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(parts, (words) => {
      const line = words.join('').trim();
      fc.pre(line !== '' && !line.endsWith('\\') && !line.includes('<'));
      expect(`${escapeUnderscores(line)} \`c\``).toBe(escapeUnderscores(`${line} \`c\``));
    }),
    { numRuns: 500 },
  );
});
