import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDefinition } from '../../generator/definition/format-definition.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { parseYaml } from '../../generator/yaml/parse-yaml.ts';
import { readSimpleYaml } from '../../generator/yaml/simple-yaml.ts';
import { acme } from '../support/definition-text.ts';
import { definitionArbitrary } from '../support/definitions.ts';
import { corpusPages } from '../support/shared.ts';

function fullValue(text: string): { readonly value: unknown } | undefined {
  const parsed = parseYaml(sourceText('a.yaml', text), 'DEFINITION_YAML');
  return parsed.ok ? { value: parsed.value.value } : undefined;
}

/** Strings that have a meaning in YAML. */
const pieces = [
  ...[
    ' ',
    '  ',
    '\n',
    '\n  ',
    '- ',
    ': ',
    ':',
    ' #',
    '#',
    '"',
    "'",
    '\\',
    '\\u0041',
    '[',
    ']',
    '{',
  ],
  ...['}', ', ', ',', '&a ', '*a', '!', '|', '>', '%', '@', '`', '?', '? ', '---', '...', '~', '-'],
  ...['null', 'true', 'False', 'yes', '0', '1', '.5', '1e3', '0x1', '-0', '1_0', '<<', '__proto__'],
  ...[
    '\t',
    '\r',
    '\ufeff',
    '\u2028',
    '\u00a0',
    'é',
    '😀',
    'a',
    'a: 1',
    '- a',
    '[a, b]',
    '[]',
    '""',
  ],
];

const edit = fc.record({
  at: fc.nat(2000),
  length: fc.nat(3),
  piece: fc.constantFrom('', ...pieces),
});

describe('readSimpleYaml', () => {
  test('reads every definition that is printed for a real page', () => {
    for (const { name, text: page } of corpusPages()) {
      const parsed = parsePage(sourceText(name, page));
      if (!parsed.ok) throw new Error(`${name} can't be read`);
      const text = formatDefinition(parsed.value);
      expect(readSimpleYaml(text)).toStrictEqual(fullValue(text));
    }
  });

  test('reads an edited text like the full parser, or not at all', () => {
    const text = fc.oneof(
      fc.constant(acme),
      definitionArbitrary().map((definition) => formatDefinition(definition)),
      fc.array(fc.constantFrom(...pieces)).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 4 }), (start, edits) => {
        const edited = edits.reduce((before, { at, length, piece }) => {
          const place = at % (before.length + 1);
          return before.slice(0, place) + piece + before.slice(place + length);
        }, start);
        const simple = readSimpleYaml(edited);
        if (simple) expect(simple).toStrictEqual(fullValue(edited));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['an alias', 'a: &a 1\nb: *a\n'],
    ['a repeated key', 'a: 1\na: 2\n'],
    ['a text on two lines', 'a: b\n  c\n'],
    ['a comment after a value', 'a: b # c\n'],
    ['a block of text', 'a: |\n  b\n'],
    ['a key that sets the prototype', '__proto__: 1\n'],
    ['a tab', 'a:\tb\n'],
    ['a second document', 'a: 1\n---\na: 2\n'],
  ])('leaves %s to the full parser', (_, text) => {
    expect(readSimpleYaml(text)).toBeUndefined();
  });
});
