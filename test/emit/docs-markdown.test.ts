import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { foreignMarkdown } from '../../generator/emit/docs/foreign-markdown.ts';
import {
  codeBlock,
  commentBlock,
  fileLink,
  headingBlock,
  inlineCode,
  listBlock,
  paragraphBlock,
  printBlocks,
  quoteBlock,
  strongText,
  tableBlock,
  webLink,
  type Block,
  type Words,
} from '../../generator/markdown/blocks.ts';
import { hostileText } from '../support/any-model.ts';
import { nodesOf, parseMarkdown, tablesOf } from '../support/markdown-tree.ts';

/** Returns the visible text of a block between two others. */
function seen(block: Block): string {
  const root = parseMarkdown(
    printBlocks([paragraphBlock('before'), block, paragraphBlock('after')]),
  );
  const texts = root.children.map((node) => toString(node));
  expect(texts.at(0)).toBe('before');
  expect(texts.at(-1)).toBe('after');
  // A block without words may be omitted.
  expect([2, 3]).toContain(texts.length);
  expect(nodesOf(root, 'html')).toEqual([]);
  return texts.slice(1, -1).join('');
}

/** The text without the characters that can't be seen, as words on one line. */
function visible(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?![\u200c\u200d])[\p{Control}\p{Format}\p{Surrogate}\u2028\u2029]/gu, '')
    .trim();
}

function collapsed(text: string): string {
  return text.replace(/\s/g, '');
}

const blocks: [string, (...words: Words) => Block][] = [
  ['paragraph', paragraphBlock],
  ['heading', (...words) => headingBlock(2, words)],
  ['list', (...words) => listBlock([words])],
  ['quote', quoteBlock],
];

test.each(blocks)('printBlocks prints any text in a %s as text', (_, block) => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(seen(block(text)).trim()).toBe(visible(text));
      const words = ['so ', strongText(`${text}:`), ' it is ', inlineCode('x'), ', ', text];
      expect(collapsed(seen(block(...words)))).toBe(
        collapsed(visible(`so ${text}: it is x, ${text}`)),
      );
    }),
    { numRuns: 80 },
  );
});

test('table keeps its rows and cells, for any text', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hostileText, hostileText), { maxLength: 4 }), (rows) => {
      const page = printBlocks([
        tableBlock(
          ['Name', 'Text', 'Link'],
          rows.map(([first, second]) => [
            [inlineCode(`n${first}`)],
            [foreignMarkdown(first), ' ', second],
            [fileLink('x.md', undefined, second || 'x')],
          ]),
        ),
      ]);
      const root = parseMarkdown(page);
      expect(root.children.map(({ type }) => type)).toEqual(['table']);
      const [cells = []] = tablesOf(root);
      expect(cells.map((row) => row.length)).toEqual([3, ...rows.map(() => 3)]);
      for (const [index, [, other]] of rows.entries()) {
        const [, text, link] = cells[index + 1] ?? [];
        expect(text?.endsWith(visible(other))).toBe(true);
        expect(link).toBe(visible(other || 'x'));
      }
    }),
    { numRuns: 80 },
  );
});

test('table prints names unchanged, except a bar after a backslash, which no cell can contain', () => {
  const names = ['a|b', 'a`b', '`a`', ' a ', '\\', 'a\\|b', '\u202e', '*a*', '<b>'];
  const [cells = []] = tablesOf(
    parseMarkdown(
      printBlocks([
        tableBlock(
          ['Name'],
          names.map((name) => [[inlineCode(name)]]),
        ),
      ]),
    ),
  );
  expect(cells.flat()).toEqual([
    'Name',
    'a|b',
    'a`b',
    '`a`',
    ' a ',
    '\\',
    'a|b',
    '\\u202e',
    '*a*',
    '<b>',
  ]);
});

test('codeBlock contains any code', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const value = `first\n${text.replace(/[\r\0]/g, '')}\nlast`;
      const root = parseMarkdown(printBlocks([codeBlock('ts', value), paragraphBlock('after')]));
      expect(root.children).toHaveLength(2);
      expect(root.children[0]).toMatchObject({ type: 'code', lang: 'ts', value });
    }),
    { numRuns: 80 },
  );
});

test('comment contains any text', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const root = parseMarkdown(printBlocks([commentBlock(text), paragraphBlock('after')]));
      expect(root.children.map(({ type }) => type)).toEqual(['html', 'paragraph']);
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['https://example.com/a b', 'https://example.com/a%20b'],
  ['https://example.com/)](x', 'https://example.com/%29]%28x'],
  ['HTTP://EXAMPLE.com', 'http://example.com/'],
])('webLink links to %s', (text, url) => {
  const [link] = nodesOf(
    parseMarkdown(printBlocks([paragraphBlock(webLink(text, 'here'))])),
    'link',
  );
  expect(link?.url).toBe(url);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'https://', ' java\nscript:x', ''])(
  'the URL %j is not a link',
  (text) => {
    const root = parseMarkdown(printBlocks([paragraphBlock(webLink(text, 'here'))]));
    expect(nodesOf(root, 'link')).toEqual([]);
    expect(toString(root)).toBe('here');
  },
);

test.each([
  ['Keeps `code`, *stress* and **more** of it.', 'Keeps `code`, _stress_ and **more** of it.'],
  ['Shows <b>tags</b> as text.', 'Shows \\<b>tags\\</b> as text.'],
  [
    'Links [here](https://example.com) and [there](/docs/x).',
    'Links [here](https://example.com) and there.',
  ],
  ['Runs [no](javascript:alert\\(1\\)) script.', 'Runs no script.'],
  ['Shows ![no](https://example.com/x.png) image.', 'Shows no image.'],
  ['Hides&#x202e; nothing.', 'Hides nothing.'],
  ['# not a heading', '# not a heading'],
])('foreignMarkdown returns %s', (markdown, expected) => {
  expect(foreignMarkdown(markdown).markdown).toBe(expected);
});

test('foreignMarkdown keeps signs that mark nothing as the parser and printer do', () => {
  const part = fc.constantFrom(
    ...['a', 'B1', 'é', ' ', '_', '__', '!', '![', '[', ']', '<', '> ', '>= ', '& ', '&', '&amp;'],
    ...['~', '*', '`', '\\', '\\~', '.', '(', ')', '-', '#', '"', 'http://a_b.c', '<b>'],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
      const line = `x${parts.join('')}`;
      const parsed = foreignMarkdown(`\\~ ${line}`);
      const { markdown, text } = foreignMarkdown(line);
      expect([`\\~ ${markdown}`, `~ ${text}`]).toEqual([parsed.markdown, parsed.text]);
    }),
    { numRuns: 1000 },
  );
});
