import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { describe, expect, it, test } from 'vitest';
import { markdownFromText, oneLine, plainText } from '../../generator/markdown/markdown-text.ts';
import { parseInline } from '../../generator/markdown/parse-markdown.ts';
import { escapeUnderscores, unescapeUnderscores } from '../../generator/markdown/underscores.ts';

/** Text with characters that have a meaning in Markdown. */
const marks = fc
  .array(
    fc.constantFrom(
      ...Array.from('\\`*_[]()<>&!~|#-+.:@="\''),
      ' ',
      '\t',
      '1',
      'a',
      'b_c',
      '&amp;',
      '<b>',
      'http://a_b.c',
      '“',
      '\u202e',
      '字',
      '😀',
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
const text = fc.oneof(marks, fc.string({ unit: 'binary' }));
const withoutNul = text.map((value) => value.replaceAll('\0', ''));

describe('plainText', () => {
  it('reads escapes and marks in words as the parser does', () => {
    const part = fc.constantFrom(
      ...[
        '\\[',
        '\\_',
        '\\<',
        '\\',
        '_',
        '<',
        '< ',
        '& ',
        'a',
        'B1',
        ' ',
        '[',
        '*',
        '`',
        'é',
        '.',
        '-',
        '#',
        '<b>',
      ],
    );
    const lines = fc.oneof(
      fc.array(part, { maxLength: 10 }).map((parts) => parts.join('')),
      withoutNul,
    );
    fc.assert(
      fc.property(lines, (markdown) => {
        const line = oneLine(markdown);
        expect(plainText(line)).toBe(toString(parseInline(line)));
      }),
      { numRuns: 10_000 },
    );
  });

  test.each([
    ['Width of the grid', 'Width of the grid'],
    ['a `code` span, *emphasis* and **more**', 'a code span, emphasis and more'],
    [
      '\\<frame>0\\</frame> of file\\_array, \\~15s \\[x]',
      '<frame>0</frame> of file_array, ~15s [x]',
    ],
    ['snake_case stays', 'snake_case stays'],
    ['see <https://a.example/b_c>', 'see https://a.example/b_c'],
    ['see [the list](https://a.example)', 'see the list'],
    ['&lt; or &amp;', '< or &'],
    ['- no list', '- no list'],
    ['# no heading', '# no heading'],
    ['1. no list', '1. no list'],
    ['> no quote', '> no quote'],
    ['[a]: no-definition', '[a]: no-definition'],
    ['', ''],
    ['two\nlines', 'two lines'],
    ['a <b>tag</b>', 'a <b>tag</b>'],
  ])('of %j is %j', (markdown, plain) => {
    expect(plainText(markdown)).toBe(plain);
  });
});

describe('markdownFromText', () => {
  test.each([
    ['plain words, 1–4 images.', 'plain words, 1–4 images.'],
    ['snake_case and _private', 'snake_case and _private'],
    ['_emphasis_ and a_b', '\\_emphasis\\_ and a_b'],
    ['~15s', '\\~15s'],
    ['1. first', '1\\. first'],
    ['# 1', '\\# 1'],
    ['a <tag> & more', 'a \\<tag> & more'],
    ['one\r\ntwo', 'one two'],
  ])('of %j is %j', (plain, markdown) => {
    expect(markdownFromText(plain)).toBe(markdown);
  });

  it('returns Markdown of the same text', () => {
    fc.assert(
      fc.property(withoutNul, (value) => {
        expect(plainText(markdownFromText(value))).toBe(oneLine(value));
      }),
      { numRuns: 200 },
    );
  });

  it('is stable', () => {
    fc.assert(
      fc.property(withoutNul, (value) => {
        const markdown = markdownFromText(value);
        expect(markdownFromText(plainText(markdown))).toBe(markdown);
      }),
    );
  });
});

describe('unescapeUnderscores and escapeUnderscores', () => {
  test.each([
    ['a\\_b', 'a_b'],
    ['\\_private', '_private'],
    ['\\_emphasis\\_ and a\\_b', '\\_emphasis\\_ and a_b'],
    ['`a_b` and a\\_b', '`a_b` and a_b'],
    ['<https://a.example/b_c> and a\\_b', '<https://a.example/b_c> and a_b'],
    ['a\\\\\\_b', 'a\\\\_b'],
    ['**bold\\_word** [text\\_here](to_there)', '**bold_word** [text_here](to_there)'],
  ])('convert %j to %j and back', (page, definition) => {
    expect(unescapeUnderscores(page)).toBe(definition);
    expect(escapeUnderscores(definition)).toBe(page);
  });

  it('keep the meaning of any Markdown, and are stable', () => {
    fc.assert(
      fc.property(text, (markdown) => {
        const readable = unescapeUnderscores(markdown);
        expect(plainText(readable)).toBe(plainText(markdown));
        expect(escapeUnderscores(readable)).toBe(escapeUnderscores(markdown));
        expect(unescapeUnderscores(escapeUnderscores(readable))).toBe(readable);
      }),
      { numRuns: 200 },
    );
  });

  it('unescape words with underscores as the parser of texts with code does', () => {
    const part = fc.constantFrom(
      ...[
        'a',
        'B',
        '1',
        'é',
        ' ',
        '_',
        '__',
        '\\_',
        '\\_\\_',
        '.',
        '\\.',
        ',',
        '-',
        '(',
        '\\(',
        '*',
        '\\',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const words = `x${parts.join('')}x`;
        expect(`${unescapeUnderscores(words)} \`c\``).toBe(unescapeUnderscores(`${words} \`c\``));
      }),
      { numRuns: 1000 },
    );
  });

  it('escape a plain text with underscores in words as the printer does', () => {
    const part = fc.constantFrom('a', '1', 'é', ' ', '_', '__', '.', ',', '-', '(', ':', '/', '"');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const words = oneLine(`x${parts.join('')}x`);
        expect(`${markdownFromText(words)} \\*`).toBe(markdownFromText(`${words} *`));
      }),
      { numRuns: 1000 },
    );
  });
});
