import fc from 'fast-check';
import { parameterTypes, type Definition } from '../../generator/model/definition.ts';
import type { Json, JsonObject } from '../../generator/model/record.ts';
import { isInput, type ApiInput, type ApiRecord } from '../../generator/record/api-record.ts';

/** Text with characters that Markdown, YAML or JavaScript interpret. */
export const trickyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom(
    "can't",
    'no',
    '1.0',
    '*x*',
    'a_b',
    '“q”',
    '- x',
    '# 1',
    '\u2028',
    'a\nb',
    '',
    '|',
  ),
);

const json: fc.Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 2 })
  // Omits values that JSON can't distinguish or that JavaScript treats specially.
  .map((value): Json => JSON.parse(JSON.stringify(value).replaceAll('__proto__', 'proto')) as Json);

const name = fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,8}$/);
const number = fc.oneof(fc.integer(), fc.constantFrom(0.05, 1e21, -0.5));
const scalar = fc.oneof(trickyText, number, fc.boolean());

/** An input with about half of the fields, some with a value of another type. */
const input: fc.Arbitrary<ApiInput> = fc
  .letrec<{ input: JsonObject }>((tie) => ({
    input: fc.record<JsonObject>(
      {
        name,
        type: fc.oneof(fc.constantFrom(...parameterTypes), fc.constant('hologram')),
        description: trickyText,
        required: fc.constantFrom<Json>(
          { always: true },
          { always: false },
          { ifDefined: { other: { message: 'Both.' } } },
          { when: { mode: ['a'] } },
          true,
        ),
        default: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), json),
        min: number,
        max: number,
        allowedValues: fc.array(scalar, { maxLength: 4 }),
        step: fc.oneof(number, trickyText),
        minLength: fc.nat(9),
        maxLength: fc.nat(99),
        maxItems: fc.nat(9),
        kind: fc.constantFrom('image', '3d'),
        label: trickyText,
        costImpact: fc.oneof(fc.boolean(), fc.constant(null)),
        inputs: fc.oneof(
          { maxDepth: 2 },
          fc.array(fc.constant<Json>({ name: 'uri', type: 'file' }), { maxLength: 2 }),
          fc.array(tie('input'), { maxLength: 2 }),
        ),
        novelty: json,
      },
      { requiredKeys: ['name', 'type'], noNullPrototype: true },
    ),
  }))
  .input.filter(isInput);

/** The inputs of one model, with unique names. */
export const inputs = fc.uniqueArray(input, { selector: ({ name }) => name, maxLength: 5 });

export function recordOf(inputs: readonly ApiInput[], fields: JsonObject = {}): ApiRecord {
  const model = { id: 'model_made-up', name: 'Made Up', ...fields, inputs };
  return { id: 'model_made-up', name: 'Made Up', inputs, model };
}

/** A page with one model, whose rows share some names with `inputs`. */
export function pageWith(parameters: Definition['models'][number]['parameters']): Definition {
  return {
    provider: 'Maker',
    category: 'image generation',
    source: { lastUpdated: '2026-04-09' },
    models: [{ id: 'model_made-up', name: 'Made Up', capabilities: ['txt2img'], parameters }],
  };
}
