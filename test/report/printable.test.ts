import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printableJson, printableText } from '../../generator/report/printable.ts';
import { problemsText } from '../../generator/report/report-text.ts';
import { locateSpan, sourceText } from '../../generator/report/source-text.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { invisible, isPlainlyVisible, showHidden } from '../../generator/text/invisible.ts';
import { hostilePieces } from '../support/hostile-text.ts';
import { commandsIn, hiddenIn } from '../support/log-commands.ts';

test('isPlainlyVisible accepts no character that is invisible, or white space but a space', () => {
  const characters = Array.from({ length: 0x11000 }, (_, code) => String.fromCodePoint(code));
  const accepted = characters.filter(isPlainlyVisible);
  expect(accepted.length).toBeGreaterThan(800);
  expect(accepted.filter((each) => invisible.test(each) || /[^\S ]/.test(each))).toEqual([]);
});

describe('visible', () => {
  test.each([
    ['a\nb\tc', 'a\\u{a}b\\u{9}c'],
    ['\u001b[31m', '\\u{1b}[31m'],
    ['\u202e\u{e0041}\ud800', '\\u{202e}\\u{e0041}\\u{d800}'],
    ['👩‍🚀 ß 文', '👩‍🚀 ß 文'],
  ])('%j → %j', (text, expected) => {
    expect(showHidden(text)).toBe(expected);
  });
});

describe('printable', () => {
  test.each([
    ['::error::x', '\\u{3a}:error::x'],
    ['a\n \u00a0::warning::x', 'a\n \u00a0\\u{3a}:warning::x'],
    ['\u001b[31m::error::x', '\u001b[31m\\u{3a}:error::x'],
    ['x ::error::y', 'x ::error::y'],
    ['x ##[error]y', 'x #\\u{23}[error]y'],
    ['##vso[task.run]', '#\\u{23}vso[task.run]'],
    ['## Heading [1]', '## Heading [1]'],
    ['\u001b[8m hidden\r', '\\u{1b}[8m hidden\\u{d}'],
    ['\u001b[32m✔\u001b[39m fine\n', '\u001b[32m✔\u001b[39m fine\n'],
  ])('%j → %j', (text, expected) => {
    expect(printableText(text)).toBe(expected);
  });

  test('leaves no command and no hidden character in any text', () => {
    fc.assert(
      fc.property(hostilePieces, (text) => {
        const output = printableText(text);
        expect(commandsIn(output)).toEqual([]);
        expect(hiddenIn(output)).toEqual([]);
      }),
    );
  });

  test('does not change its own output', () => {
    fc.assert(
      fc.property(hostilePieces, (text) => {
        expect(printableText(printableText(text))).toBe(printableText(text));
      }),
    );
  });
});

test('printableJson leaves no command and no hidden character, and preserves the value', () => {
  fc.assert(
    fc.property(hostilePieces, hostilePieces, (key, text) => {
      const value = { [`k${key}`]: [text] };
      const output = printableJson(value);
      expect(commandsIn(output)).toEqual([]);
      expect(hiddenIn(output)).toEqual([]);
      expect(JSON.parse(output)).toEqual(value);
    }),
  );
});

test('problemsText prints each message, name and source line on one line', () => {
  fc.assert(
    fc.property(hostilePieces, hostilePieces, (text, file) => {
      const source = sourceText(file, text);
      const location = locateSpan(source, 0, 1);
      const output = problemsText(
        [{ code: 'PAGE_DATE', severity: 'error', message: text, why: text, fix: text, location }],
        plainStyle,
      );
      expect(output.split('\n')).toHaveLength(10);
    }),
  );
});

test('problemsText puts the carets below the span in a line with escapes', () => {
  const source = sourceText('a.md', 'x\u202ey\tz wrong');
  const location = locateSpan(source, source.text.indexOf('wrong'), 5);
  const [, , line = '', mark = ''] = problemsText(
    [{ code: 'PAGE_DATE', severity: 'error', message: 'No.', location }],
    plainStyle,
  ).split('\n');
  expect(mark.indexOf('^^^^^')).toBe(line.indexOf('wrong'));
});
