import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { parseAllBlocks, parseBlocks } from '../../generator/markdown/parse-markdown.ts';
import { corpusPages } from '../support/shared.ts';

/** The tree without the prototypes and the undefined fields of the parser. */
function treeOf(parse: typeof parseBlocks, markdown: string): unknown {
  return JSON.parse(JSON.stringify(parse(markdown)));
}

const words = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'B1',
        ' ',
        '  ',
        'é',
        '😀',
        ',',
        '.',
        ':',
        '-',
        '=',
        '#',
        '+',
        '>',
        '(',
        ')',
        '"',
        '1.',
      ],
      ...[
        '`',
        '``',
        '`x`',
        '`a b`',
        '` c `',
        '`\\`',
        '\\',
        '\\_',
        '\\|',
        '\\\\',
        '_',
        '*',
        '**',
        '~',
      ],
      ...['[', ']', '[t](u)', '![i](u)', '<', '<b>', '<br>', '<https://a.b>', '&', '&amp;', '!'],
      ...['https://a.b', 'file\\_array', '`"x"`, `1`', '—', '\t', '\u00a0', '|'],
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const row = fc
  .array(words, { minLength: 1, maxLength: 4 })
  .map((cells) => `| ${cells.join(' | ')} |`);

const delimiters = fc
  .array(fc.constantFrom('---', ':-', '-:', ':--:', '-', ' --- ', 'x'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((cells) => `|${cells.map((cell) => ` ${cell} `).join('|')}|`);

const table = fc
  .tuple(row, delimiters, fc.array(row, { maxLength: 3 }))
  .map(([header, line, rows]) => [header, line, ...rows].join('\n'));

const fitting = fc
  .record({
    columns: fc.integer({ min: 1, max: 4 }),
    rows: fc.array(fc.array(words, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ columns, rows: [header = [], ...others] }) =>
    [
      Array.from({ length: columns }, (_, index) => header[index] ?? 'h'),
      Array.from({ length: columns }, () => '---'),
      ...others,
    ]
      .map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n'),
  );

const block = fc.oneof(
  { weight: 4, arbitrary: fitting },
  table,
  row,
  words,
  fc.constantFrom(
    ...['# h', '- i', '  - j', '1. k', '> q', '---', '===', '', ' ', '```', '<!-- c', '-->', '<b>'],
    ...['[a]: b', '    code', '\\', '<script>', '| a |', '- | a |\n  | - |', '> | a |\n> | - |'],
  ),
);

const page = fc
  .array(fc.tuple(block, fc.constantFrom('\n\n', '\n\n', '\n', '\n\n\n', '\r\n')))
  .map((blocks) => blocks.flat().join(''));

test('parseBlocks returns the tree of the complete parser for any blocks and tables', () => {
  fc.assert(
    fc.property(page, (markdown) => {
      expect(treeOf(parseBlocks, markdown)).toEqual(treeOf(parseAllBlocks, markdown));
    }),
    { numRuns: 300 },
  );
});

test('parseBlocks returns the tree of the complete parser for real pages', () => {
  for (const { name, text } of corpusPages()) {
    const isSame = isDeepStrictEqual(treeOf(parseBlocks, text), treeOf(parseAllBlocks, text));
    expect(isSame, name).toBe(true);
  }
});
