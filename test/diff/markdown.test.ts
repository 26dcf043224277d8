import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../generator/change-rules/markdown-facts.ts';
import { showHidden } from '../../generator/text/invisible.ts';
import { hostileText } from '../support/any-model.ts';
import { hostilePieces } from '../support/hostile-text.ts';
import { nodesOf, parseMarkdown } from '../support/markdown-tree.ts';

/** The text that GitHub links or replaces in a rendered pull request. */
const linked = /@\w|#\d|\bgh-\d|:[\w+-]+:/i;

describe('escapeMarkdown', () => {
  test.each([
    'fixes #1',
    'Closes GH-12',
    'resolves owner/repo#3',
    '@user',
    'a@b.co',
    'see gh-1',
    ':tada:',
  ])('leaves no link in %j, and shows the same text', (text) => {
    const rendered = toString(parseMarkdown(escapeMarkdown(text)));
    expect(rendered).not.toMatch(linked);
    expect(rendered.replaceAll('\u2060', '')).toBe(text);
  });

  test.each(['http://a.b/c', 'https://github.com/a/b/issues/1', 'www.a.b'])(
    'leaves no autolink in %j',
    (text) => {
      expect(escapeMarkdown(text)).not.toMatch(/:\/\/|www\./i);
      expect(toString(parseMarkdown(escapeMarkdown(text)))).toBe(text);
    },
  );

  test('shows any text unchanged, without markup or links', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, hostilePieces), (text) => {
        const root = parseMarkdown(`x ${escapeMarkdown(text)} x`);
        for (const type of ['html', 'link', 'image', 'inlineCode', 'emphasis', 'strong'] as const) {
          expect(nodesOf(root, type)).toEqual([]);
        }
        const rendered = toString(root);
        expect(rendered).not.toMatch(linked);
        const expected = `x ${showHidden(text)} x`.replace(/\s+/g, ' ');
        expect(rendered.replaceAll('\u2060', '').replace(/\s+/g, ' ')).toBe(expected);
      }),
    );
  });
});
