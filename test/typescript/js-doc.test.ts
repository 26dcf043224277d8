import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsDocText } from '../../generator/typescript/js-doc.ts';
import { hostileText } from '../support/any-model.ts';
import { nodesOf, parseMarkdown } from '../support/markdown-tree.ts';

describe('jsDocText', () => {
  test.each([
    ['![x](http://evil.example/a.png)', '\\![x](http://evil.example/a.png)'],
    ['a <img src=x> b', 'a \\<img src=x> b'],
    ['`![x](y)` and `<img>`', '`![x](y)` and `<img>`'],
    ['see <https://a.example/>', 'see <https://a.example/>'],
    ['wow! [a](https://a.example/)', 'wow! [a](https://a.example/)'],
    ['1 < 2 and */', '1 < 2 and *\\/'],
  ])('%j → %j', (markdown, expected) => {
    expect(jsDocText(markdown)).toBe(expected);
  });

  test('leaves no images or HTML in any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const root = parseMarkdown(jsDocText(text));
        expect(nodesOf(root, 'image')).toEqual([]);
        expect(nodesOf(root, 'imageReference')).toEqual([]);
        expect(nodesOf(root, 'html')).toEqual([]);
        expect(jsDocText(text)).not.toContain('*/');
      }),
      { numRuns: 1000 },
    );
  });
});
