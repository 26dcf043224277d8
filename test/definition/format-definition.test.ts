import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatDefinition } from '../../generator/definition/format-definition.ts';
import { parseDefinition } from '../../generator/definition/parse-definition.ts';
import type { Definition, Parameter } from '../../generator/model/definition.ts';
import { ProblemError } from '../../generator/report/problem-error.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { isLong } from '../support/long-form.ts';

const definition = (...parameters: Parameter[]): Definition => ({
  provider: 'Acme',
  category: 'image generation',
  source: { lastUpdated: '2026-04-09' },
  models: [{ id: 'model_edit', name: 'Edit', capabilities: ['img2img'], parameters }],
});
const prompt: Parameter = { name: 'prompt', type: 'string', required: true, description: 'Words.' };
const size: Parameter = {
  name: 'size',
  type: 'string',
  default: '1K',
  allowedValues: ['1K', '4K'],
};

test('formatDefinition writes a definition row by row', () => {
  expect(formatDefinition(definition(prompt, size))).toBe(
    `# yaml-language-server: $schema=../../generated/schema/definition.schema.json

provider: Acme
category: image generation
source:
  lastUpdated: "2026-04-09"
models:
  - id: model_edit
    name: Edit
    capabilities: [img2img]
    parameters:
      - name: prompt
        type: string
        required: true
        description: Words.
      - name: size
        type: string
        default: "1K"
        allowedValues: ["1K", "4K"]
`,
  );
});

const tricky = ['no', 'ON', 'y', '~', 'null', '1.0', '16:9', '1e3', '0x1F', '0o17', '012', '1_000'];
const unusual = [
  '',
  '=',
  '<<',
  '- a',
  'a: b',
  'a #b',
  '* x',
  '&x',
  '!x',
  '%x',
  '@x',
  '`x',
  '2026-04-09',
];
const hidden = [
  'a\u202eb',
  'a\u2028b',
  'a\u0085b',
  '\ufeffa',
  'tab\there',
  '😀',
  "it's",
  '"quoted"',
  '\\',
];

test.each(['1.1', '1.2'] as const)(
  'formatDefinition writes strings that YAML %s reads unchanged',
  (version) => {
    const values = [...tricky, ...unusual, ...hidden];
    const texts = values.filter((value) => value !== '');
    const all = definition(
      { name: 'a', type: 'string', allowedValues: values },
      ...texts.map((text) => ({ name: text, type: text, default: text, description: text })),
    );
    expect(parse(formatDefinition(all), { version })).toEqual(all);
  },
);

test.each(['1.1', '1.2'] as const)(
  'formatDefinition writes numbers that YAML %s reads unchanged',
  (version) => {
    const numbers = [0, -50, 0.1, 1e21, 1e-7, 2147483647, 18446744073709552000, -1.5e300];
    const all = definition({ name: 'a', type: 'number', allowedValues: numbers });
    expect(parse(formatDefinition(all), { version })).toEqual(all);
  },
);

test('formatDefinition writes invisible characters as escapes', () => {
  const text = formatDefinition(
    definition({ name: 'a', type: 'string', default: hidden.join('') }),
  );
  expect(text).toMatch(/^[\n\x20-\x7e😀]*$/u);
});

const commented = `# The team's notes.
provider: Acme # since May
category: image generation
source: { lastUpdated: "2026-04-09" }
models:
  # Watch this one.
  - id: model_edit
    name: Edit
    capabilities: [img2img]
    parameters:
      - name: size # in K
        type: string
        default: '1K'
        allowedValues: ['1K', '4K']
      - name: prompt
        type: string
        required: true
        description: Words.
`;

test('formatDefinition keeps a file with the same content unchanged', () => {
  expect(formatDefinition(definition(size, prompt), commented)).toBe(commented);
});

test('formatDefinition keeps comments with their model and parameter', () => {
  const added = definition(prompt, { name: 'seed', type: 'number' }, { ...size, default: '4K' });
  const text = formatDefinition(added, commented);
  expect(text).toContain("# The team's notes.");
  expect(text).toContain('provider: Acme # since May');
  expect(text).toContain('  # Watch this one.\n  - id: model_edit');
  expect(text).toMatch(/name: size # in K\n\s+type: string\n\s+default: "4K"/);
  expect(parse(text)).toEqual(added);
  expect(text.indexOf('name: prompt')).toBeLessThan(text.indexOf('name: seed'));
});

test('formatDefinition writes long lists with one value per line', () => {
  const allowedValues = Array.from({ length: 40 }, (_, index) => `value ${index}`);
  const text = formatDefinition(definition({ name: 'a', type: 'string', allowedValues }));
  expect(text).toContain('        allowedValues:\n          - "value 0"\n          - "value 1"\n');
});

test('formatDefinition prints text that parseDefinition reads as the same definition', () => {
  const written = definition(prompt, size);
  const read = parseDefinition(sourceText('acme.yaml', formatDefinition(written)));
  expect(read).toMatchObject({ ok: true, value: { value: written } });
});

test("formatDefinition rejects a value that a definition can't hold, with the model and the field", () => {
  const write = () => formatDefinition(definition({ ...prompt, description: 'One\nmore.' }));
  expect(write).toThrow(ProblemError);
  expect(write).toThrow(
    'model_edit: `parameters.0.description` must be one line. Nothing was written.',
  );
});

test('formatDefinition throws only a ProblemError, and its output is read as the same definition', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('', 'a\nb', 'a\rb', 'a\u2028b', 'a\0b', '\ud800', '\ufeff', '- [x](y)', '`'),
  );
  const model = fc.record({
    id: text,
    name: text,
    capabilities: fc.array(text, { maxLength: 2 }),
    description: text,
    parameters: fc.array(
      fc.record({ name: text, type: text, description: text, allowedValues: fc.array(text) }),
      { maxLength: 2 },
    ),
  });
  const any = fc.record({
    provider: text,
    category: text,
    source: fc.record({ lastUpdated: text, url: text }),
    models: fc.array(model, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(any, (value) => {
      try {
        const written = formatDefinition(value);
        parseDefinition(sourceText('acme.yaml', written));
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
      }
    }),
    { numRuns: isLong() ? 3000 : 100 },
  );
});
