import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedValue } from '../../generator/diff/witness/find-witness.ts';
import { emitModelPage } from '../../generator/emit/docs/model-page.ts';
import { apiPaths } from '../../generator/emit/json-schema/api-components.ts';
import { emitJsonSchema } from '../../generator/emit/json-schema/json-schema.ts';
import { emitModule } from '../../generator/emit/sdk/emit-module.ts';
import { acceptsBody, shapeOfModel } from '../../generator/model/accepts-value.ts';
import { constraintText } from '../../generator/model/constraint-words.ts';
import { formatTexts } from '../../generator/model/format-text.ts';
import { planParameter } from '../../generator/model/plan-parameter.ts';
import type { Constraint, ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { textFormats } from '../../generator/overlay/schema.ts';
import type { PlannedModel } from '../../generator/plan/types.ts';
import { hasFormat } from '../../generator/runtime/text-format.ts';
import { reservedNames } from '../../generator/typescript/reserved-names.ts';
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

/** Constraints of each kind, and whether JSON Schema has keywords for them. */
const constraintsByKind: Readonly<
  Record<Constraint['kind'], readonly (readonly [Constraint, hasKeywords: boolean])[]>
> = {
  mutuallyExclusive: [[{ kind: 'mutuallyExclusive', parameters: ['size', 'other'] }, true]],
  anyOf: [[{ kind: 'anyOf', parameters: ['size', 'other'] }, true]],
  requires: [[{ kind: 'requires', parameter: 'size', needs: ['other'] }, true]],
  requiresAnyOf: [[{ kind: 'requiresAnyOf', parameter: 'size', needs: ['other', 'prompt'] }, true]],
  requiredWhen: [[{ kind: 'requiredWhen', parameter: 'size', when: whenPro }, true]],
  ignoredWhen: [[{ kind: 'ignoredWhen', parameter: 'size', when: whenPro }, true]],
  ignoredUnless: [[{ kind: 'ignoredUnless', parameter: 'size', when: whenPro }, true]],
  lessThan: [
    [{ kind: 'lessThan', parameter: 'size', than: 'other' }, false],
    [{ kind: 'lessThan', parameter: 'size', than: 'other', orEqual: true }, false],
  ],
  maxSum: [[{ kind: 'maxSum', parameters: ['size', 'tags', 'prompt'], max: 5 }, false]],
  maxProduct: [[{ kind: 'maxProduct', parameters: ['size', 'other'], max: 9 }, false]],
  sameCount: [
    [{ kind: 'sameCount', parameter: 'tags', as: 'names' }, false],
    [{ kind: 'sameCount', parameter: 'tags', as: 'names', offset: -1 }, false],
  ],
  limitedWhen: [
    [{ kind: 'limitedWhen', parameter: 'size', when: whenPro, values: [1, 2] }, true],
    [{ kind: 'limitedWhen', parameter: 'size', when: whenPro, min: 1, max: 3 }, true],
    [{ kind: 'limitedWhen', parameter: 'size', when: { parameter: 'prompt' }, max: 3 }, true],
    [{ kind: 'limitedWhen', parameter: 'loud', when: whenPro, values: [false] }, true],
    [{ kind: 'limitedWhen', parameter: 'prompt', when: whenPro, maxLength: 2 }, true],
    [{ kind: 'limitedWhen', parameter: 'tags', when: whenPro, minItems: 1, maxItems: 2 }, true],
    [{ kind: 'limitedWhen', parameter: 'tags', when: whenPro, values: ['x', 'y'] }, true],
    [{ kind: 'limitedWhen', parameter: 'tags', when: whenPro, maxLength: 2 }, true],
    [{ kind: 'limitedWhen', parameter: 'tags', when: whenPro, values: ['x'], maxItems: 2 }, true],
  ],
};
const kinds = Object.values(constraintsByKind).flat();

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

  test('emitModule imports only names that no model can have', () => {
    const imported = models.flatMap((model) =>
      [...emitModule(model).matchAll(/^import \{ (.*) \} from/gm)].flatMap(([, list = '']) =>
        list.split(', '),
      ),
    );
    const functions = imported.filter((name) => /^[a-z]/.test(name) && !name.startsWith('type '));
    expect(functions).toEqual(expect.arrayContaining(Object.keys(constraintsByKind)));
    expect(functions.filter((name) => !reservedNames.has(name))).toEqual([]);
  });

  test('emitOpenApi names operations of the API as no model can be named', () => {
    const names = Object.values(apiPaths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(names).toContain('getJob');
    expect(names.filter((name) => !reservedNames.has(name))).toEqual([]);
  });
});

describe('each text format', () => {
  test('has a text that it accepts, also for diff', () => {
    for (const textFormat of Object.values(textFormats)) {
      expect(hasFormat(formatTexts[textFormat], textFormat), textFormat).toBe(true);
      const parameter = { name: 'text', type: 'string', textFormat };
      expect(acceptedValue(planParameter(parameter)), textFormat).toBeTypeOf('string');
    }
  });

  const texts = [
    ...['#336699', '336699', '#abc', 'abc', 'red', '', '{}', '[]', '[1]', '1', '{"a":1}'],
    ...['https://acme.test', 'data:,a', 'en', '12:30', '01:02:03', '2026-01-31', '2026-13-01'],
    ...['Capital', 'a b', 'ünï', '12:60', 'https://a b'],
  ];

  test('gets the same verdict from validator and acceptsBody, and from JSON Schema if it has a pattern', async () => {
    const models = Object.values(textFormats).map((textFormat, index) =>
      plannedModel([{ name: 'text', type: 'string', textFormat }], {
        names: { identifier: `form${index}`, inputType: `Form${index}` },
      }),
    );
    const modules = await loadModules(models);
    const ajv = new Ajv2020({ strict: true });
    for (const [index, format] of Object.values(textFormats).entries()) {
      const model = models[index];
      if (!model) throw new Error(format);
      const judge = ajv.compile(JSON.parse(emitJsonSchema(model)) as object);
      const accepted = texts.filter((text) => {
        const isValid = modules[index]?.validate({ text }).success === true;
        expect(acceptsBody(shapeOfModel(model), { text }), text).toBe(isValid);
        const hasPattern = !format.startsWith('json');
        expect(judge({ text }), `${format} ${text}`).toBe(hasPattern ? isValid : true);
        return isValid;
      });
      expect(accepted.length, format).toBeGreaterThan(0);
      expect(accepted.length, format).toBeLessThan(texts.length);
    }
  });
});
