import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  parseLine,
  parseLineWithLibrary,
  parseSitePage,
  parseWithLibrary,
} from '../../generator/site/parse-page.ts';
import { readPlainBlocks } from '../../generator/site/plain-blocks.ts';
import { corpusPages, hasShared } from '../support/shared.ts';

const word = fc.constantFrom(
  ...['a', 'B1', ' ', '  ', 'é', '😀', ',', '.', ':', '-', '=', '#', '+', '>', '(', ')', '"', '1.'],
  ...['`', '``', '`x`', '`a b`', '` c `', '`\\`', '\\', '\\_', '\\|', '\\\\', '_', '*', '**', '~'],
  ...['[', ']', '[t](u)', '![i](u)', '[`c`](#d)', '](', '<', '<b>', '<5', '&', '&amp;', '!', '~~'],
  ...[
    '**x**',
    '**x:** ',
    '[t](https://a.b/c%20d)',
    '[t](javascript:a)',
    '[t](//a.b)',
    '<a id="b"></a>',
  ],
  ...[
    'https://a.b',
    '<https://a.b/c>',
    '<https://xn--a-b.c/>',
    'file\\_array',
    'a_b',
    '\u00a0',
    '|',
    '\t',
  ],
);
const words = fc.array(word, { maxLength: 6 }).map((parts) => parts.join(''));
const row = fc
  .array(words, { minLength: 1, maxLength: 3 })
  .map((cells) => `| ${cells.join(' | ')} |`);
const delimiters = fc.constantFrom('| --- |', '| --- | --- |', '|:-:|-|', '---', '| - |');
const marks = fc.constantFrom(
  ...[
    '# ',
    '## ',
    '### ',
    '- ',
    '- ',
    '> ',
    '```',
    '```ts',
    '---',
    '',
    '',
    '  ',
    '* ',
    '1. ',
    '[a]: b',
  ],
);
const line = fc.oneof(
  words,
  row,
  delimiters,
  marks,
  fc.tuple(marks, words).map(([mark, text]) => mark + text),
);
const page = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n\n')), { maxLength: 8 })
  .map((lines) => lines.flat().join(''));

test('parseSitePage returns what the parser returns for any page', () => {
  fc.assert(
    fc.property(page, (markdown) => {
      expect(parseSitePage(markdown)).toEqual(parseWithLibrary(markdown));
    }),
    { numRuns: 4000 },
  );
});

test('parseLine returns what the parser returns for any line', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.constant('\n')), { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      expect(parseLine(text)).toEqual(parseLineWithLibrary(text));
    }),
    { numRuns: 4000 },
  );
});

test.skipIf(!hasShared)(
  'parseSitePage reads the corpus as the parser does, and most of its pages without it',
  () => {
    const bodies = corpusPages().map(({ text }) => text.replace(/^---\n[^]*?\n---\n/, ''));
    let plain = 0;
    for (const body of bodies) {
      expect(parseSitePage(body)).toEqual(parseWithLibrary(body));
      if (readPlainBlocks(body, () => [])) plain += 1;
    }
    expect(plain).toBeGreaterThan(bodies.length * 0.9);
  },
);
