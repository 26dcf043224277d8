import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charsetOf, decodeText, replacedCharacters } from '../../generator/report/decode-text.ts';
import { sourceText } from '../../generator/report/source-text.ts';

const text = 'Café number of images\ntwo\n';

function utf16(content: string, isBigEndian: boolean): Buffer {
  const bytes = Buffer.from(`\ufeff${content}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

function decoded(bytes: Uint8Array, charset?: string) {
  const result = decodeText('page.md', bytes, charset);
  return result.ok ? result.value.text : result.problems.map(({ message }) => message);
}

describe('decodeText', () => {
  test('returns UTF-8 without its byte order mark', () => {
    expect(decoded(Buffer.from(text))).toBe(text);
    expect(decoded(Buffer.from(`\ufeff${text}`))).toBe(text);
  });

  test('decodes the declared charset', () => {
    expect(decoded(Buffer.from(text, 'latin1'), 'ISO-8859-1')).toBe(text);
    expect(decoded(utf16(text, false).subarray(2), 'utf-8')).toEqual([
      'The text must be UTF-8 (it is in UTF-16 (little-endian)).',
    ]);
    expect(decoded(Buffer.from(text), 'x-unknown')).toEqual([
      "The text must be UTF-8 (it has the unknown encoding 'x-unknown').",
    ]);
  });

  test.each([
    ['UTF-16 (little-endian)', utf16(text, false)],
    ['UTF-16 (big-endian)', utf16(text, true)],
    ['UTF-16 (little-endian)', utf16(text, false).subarray(2)],
    ['UTF-16 (big-endian)', utf16(text, true).subarray(2)],
    ['UTF-32 (little-endian)', Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0])],
  ])('rejects %s by name', (name, bytes) => {
    expect(decoded(bytes)).toEqual([`The text must be UTF-8 (it is in ${name}).`]);
  });

  test('rejects Windows-1252 at the first byte that is not UTF-8', () => {
    const result = decodeText('page.md', Buffer.from(`two\n${text}`, 'latin1'));
    expect(result).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'INPUT_ENCODING',
          message: expect.stringContaining('Windows-1252') as string,
          location: { file: 'page.md', line: 2, column: 4, lineText: 'Café number of images' },
        },
      ],
    });
  });

  test('reports binary data as such', () => {
    expect(decoded(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10]))).toEqual([
      'The text must be UTF-8 (it is binary data).',
    ]);
  });

  test('never replaces a byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const result = decodeText('page.md', bytes);
        const again = result.ok ? [...Buffer.from(result.value.text)] : [];
        const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
        const isKept = again.join() === [...bytes.subarray(hasMark ? 3 : 0)].join();
        expect(result.ok ? isKept : result.problems[0]?.code === 'INPUT_ENCODING').toBe(true);
      }),
    );
  });
});

test('charsetOf returns the charset of a Content-Type header', () => {
  expect(charsetOf('text/plain; charset="utf-8"; x=1')).toBe('utf-8');
  expect(charsetOf('text/markdown')).toBeUndefined();
});

test('replacedCharacters warns about U+FFFD at its location', () => {
  const [problem] = replacedCharacters(sourceText('a', 'x\ny\ufffd'), 'RECORD_REPLACED_CHARACTER');
  expect(problem).toMatchObject({ severity: 'warning', location: { line: 2, column: 2 } });
  expect(replacedCharacters(sourceText('a', 'x'), 'RECORD_REPLACED_CHARACTER')).toEqual([]);
});
