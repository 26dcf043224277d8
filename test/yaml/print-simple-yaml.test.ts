import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Document } from 'yaml';
import { printSimpleYaml } from '../../generator/yaml/print-simple-yaml.ts';
import { dialect, printDocument } from '../../generator/yaml/yaml-style.ts';

function printed(value: unknown): string {
  return printDocument(new Document(value, { ...dialect, aliasDuplicateObjects: false }));
}

const piece = fc.constantFrom(
  ...[
    'a',
    'Words',
    'no',
    'True',
    'null',
    'y',
    '1',
    '0x1',
    '1e3',
    '.inf',
    '~',
    '<<',
    '=',
    'é',
    '日本',
    '😀',
  ],
  ...[
    ' ',
    ':',
    ': ',
    '#',
    ' #',
    '-',
    '- ',
    '---',
    '?',
    ',',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\\',
    '`',
    '%',
    '@',
  ],
  ...[
    '&',
    '*',
    '!',
    '|',
    '>',
    '\n',
    '\t',
    '\u200b',
    '\u00a0',
    '\ufeff',
    '\ufffe',
    '\u2028',
    '\\n',
    '…',
  ],
);
const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 0.5, -1.5, 1e21, 1e-7));
const scalar = fc.oneof({ weight: 5, arbitrary: text }, number, fc.boolean(), fc.constant(null));
const key = fc.constantFrom(
  ...[
    'name',
    'description',
    'default',
    'allowedValues',
    'capabilities',
    'tags',
    'presets',
    'models',
  ],
  ...['null', 'y', '1a', 'a b', '__proto__', 'a_b', ''],
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'depth' },
    scalar,
    fc.array(scalar, { maxLength: 6 }),
    fc.array(text, { minLength: 15, maxLength: 25 }),
    fc.array(tie('value'), { maxLength: 3, depthIdentifier: 'depth' }),
    fc.dictionary(key, tie('value'), {
      maxKeys: 4,
      depthIdentifier: 'depth',
      noNullPrototype: true,
    }),
  ),
}));

test('printSimpleYaml prints what the library prints, or leaves the value to it', () => {
  let simple = 0;
  fc.assert(
    fc.property(fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true }), (fields) => {
      const found = printSimpleYaml(fields);
      if (found === undefined) return;
      simple += 1;
      expect(found).toBe(printed(fields));
    }),
    { numRuns: 5000 },
  );
  expect(simple).toBeGreaterThan(100);
});

test.each([
  ['a'],
  [[]],
  [{}],
  [{ a: null }],
  [{ a: 'b\nc' }],
  [{ a: [['b']] }],
  [{ a: {} }],
  [{ a: 1e21 }],
])('printSimpleYaml leaves %j to the library', (other: unknown) => {
  expect(printSimpleYaml(other)).toBeUndefined();
});
