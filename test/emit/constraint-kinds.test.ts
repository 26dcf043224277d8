import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emitModelPage } from '../../generator/emit/docs/model-page.ts';
import { emitJsonSchema } from '../../generator/emit/json-schema/json-schema.ts';
import { acceptsBody, shapeOfModel } from '../../generator/model/accepts-value.ts';
import { constraintText } from '../../generator/model/constraint-words.ts';
import type { Constraint, ResolvedParameter } from '../../generator/model/resolved-model.ts';
import type { PlannedModel } from '../../generator/plan/types.ts';
import { loadModules } from '../support/load-modules.ts';
import { plannedModel } from '../support/planned-models.ts';

const parameters: readonly ResolvedParameter[] = [
  { name: 'mode', type: 'string', allowedValues: ['standard', 'pro'] },
  { name: 'size', type: 'number' },
  { name: 'other', type: 'number' },
  { name: 'prompt', type: 'string' },
  { name: 'tags', type: 'string_array' },
  { name: 'names', type: 'string_array' },
  { name: 'loud', type: 'boolean' },
];

/** Any body whose values have the types of the parameters. */
const bodies = fc.record(
  {
    mode: fc.constantFrom('standard', 'pro'),
    size: fc.integer({ min: 0, max: 6 }),
    other: fc.integer({ min: 0, max: 6 }),
    prompt: fc.constantFrom('a', 'ab', 'abc', '👩‍🚀'),
    tags: fc.array(fc.constantFrom('x', 'y', 'abc'), { maxLength: 4 }),
    names: fc.array(fc.constantFrom('x', 'y'), { maxLength: 4 }),
    loud: fc.boolean(),
  },
  { requiredKeys: [] },
);

const whenPro = { parameter: 'mode', values: ['pro'] } as const;

/** Each kind of constraint, and whether JSON Schema has keywords for it. */
const kinds: readonly (readonly [Constraint, hasKeywords: boolean])[] = [
  [{ kind: 'mutuallyExclusive', parameters: ['size', 'other'] }, true],
  [{ kind: 'anyOf', parameters: ['size', 'other'] }, true],
  [{ kind: 'requires', parameter: 'size', needs: ['other'] }, true],
  [{ kind: 'requiresAnyOf', parameter: 'size', needs: ['other', 'prompt'] }, true],
  [{ kind: 'requiredWhen', parameter: 'size', when: whenPro }, true],
  [{ kind: 'ignoredWhen', parameter: 'size', when: whenPro }, true],
  [{ kind: 'ignoredUnless', parameter: 'size', when: whenPro }, true],
  [{ kind: 'lessThan', parameter: 'size', than: 'other' }, false],
  [{ kind: 'lessThan', parameter: 'size', than: 'other', orEqual: true }, false],
  [{ kind: 'maxSum', parameters: ['size', 'tags', 'prompt'], max: 5 }, false],
  [{ kind: 'maxProduct', parameters: ['size', 'other'], max: 9 }, false],
  [{ kind: 'sameCount', parameter: 'tags', as: 'names' }, false],
  [{ kind: 'sameCount', parameter: 'tags', as: 'names', offset: -1 }, false],
  [{ kind: 'limitedWhen', parameter: 'size', when: whenPro, values: [1, 2] }, true],
  [{ kind: 'limitedWhen', parameter: 'size', when: whenPro, min: 1, max: 3 }, true],
  [{ kind: 'limitedWhen', parameter: 'size', when: { parameter: 'prompt' }, max: 3 }, true],
  [{ kind: 'limitedWhen', parameter: 'loud', when: whenPro, values: [false] }, true],
  [{ kind: 'limitedWhen', parameter: 'prompt', when: whenPro, maxLength: 2 }, true],
  [{ kind: 'limitedWhen', parameter: 'tags', when: whenPro, minItems: 1, maxItems: 2 }, true],
  [{ kind: 'limitedWhen', parameter: 'tags', when: whenPro, values: ['x', 'y'] }, true],
  [{ kind: 'limitedWhen', parameter: 'tags', when: whenPro, maxLength: 2 }, true],
  [{ kind: 'limitedWhen', parameter: 'tags', when: whenPro, values: ['x'], maxItems: 2 }, true],
];

function modelOf(constraint: Constraint, index: number): PlannedModel {
  const names = { identifier: `model${index}`, inputType: `Input${index}` };
  return plannedModel(parameters, { constraints: [constraint], names });
}

describe('each kind of constraint', () => {
  const models = kinds.map(([constraint], index) => modelOf(constraint, index));
  const ajv = new Ajv2020({ strict: true });

  test('gets the same verdict from validator and acceptsBody, and from JSON Schema if it has keywords', async () => {
    const modules = await loadModules(models);
    for (const [index, model] of models.entries()) {
      const shape = shapeOfModel(model);
      const judge = ajv.compile(JSON.parse(emitJsonSchema(model)) as object);
      const [constraint, hasKeywords] = kinds[index] ?? [];
      const verdicts = new Set<boolean>();
      fc.assert(
        fc.property(bodies, (body) => {
          const isValid = modules[index]?.validate(body).success === true;
          verdicts.add(isValid);
          expect(acceptsBody(shape, body)).toBe(isValid);
          if (hasKeywords) expect(judge(body), JSON.stringify({ body, constraint })).toBe(isValid);
          else if (isValid) expect(judge(body)).toBe(true);
        }),
        { numRuns: 150, seed: index },
      );
      const isIgnored = constraint?.kind.startsWith('ignored') === true;
      expect(verdicts.size, constraint?.kind).toBe(isIgnored ? 1 : 2);
    }
  });

  test('is in the docs in the same words as in the description of the JSON Schema', () => {
    for (const [index, model] of models.entries()) {
      const [constraint] = kinds[index] ?? [];
      if (!constraint) continue;
      const words = constraintText(constraint);
      expect(emitModelPage(model).replace(/[`\\]/g, '').toLowerCase()).toContain(
        words.toLowerCase(),
      );
      expect(emitJsonSchema(model).replaceAll('\\"', '"').toLowerCase()).toContain(
        words.toLowerCase(),
      );
    }
  });
});

describe('each form of a text', () => {
  const forms = [
    ...(['hex-color', 'hex-color-with-hash', 'hex-color-without-hash'] as const),
    ...(['json', 'json-array', 'json-object'] as const),
  ];
  const texts = ['#336699', '336699', '#abc', 'abc', 'red', '', '{}', '[]', '[1]', '1', '{"a":1}'];

  test('gets the same verdict from validator and acceptsBody, and a color from JSON Schema', async () => {
    const models = forms.map((textFormat, index) =>
      plannedModel([{ name: 'text', type: 'string', textFormat }], {
        names: { identifier: `form${index}`, inputType: `Form${index}` },
      }),
    );
    const modules = await loadModules(models);
    const ajv = new Ajv2020({ strict: true });
    for (const [index, model] of models.entries()) {
      const judge = ajv.compile(JSON.parse(emitJsonSchema(model)) as object);
      const accepted = texts.filter((text) => {
        const isValid = modules[index]?.validate({ text }).success === true;
        expect(acceptsBody(shapeOfModel(model), { text }), text).toBe(isValid);
        const isColor = forms[index]?.startsWith('hex') === true;
        expect(judge({ text }), `${forms[index]} ${text}`).toBe(isColor ? isValid : true);
        return isValid;
      });
      expect(accepted.length).toBeGreaterThan(0);
      expect(accepted.length).toBeLessThan(texts.length);
    }
  });
});
