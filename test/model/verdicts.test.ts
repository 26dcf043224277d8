import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { emitModelPage } from '../../generator/emit/docs/model-page.ts';
import { emitJsonSchema } from '../../generator/emit/json-schema/json-schema.ts';
import { acceptsBody, shapeOfModel } from '../../generator/model/accepts-value.ts';
import { parameterTypes, type ParameterType } from '../../generator/model/definition.ts';
import { planParameter } from '../../generator/model/plan-parameter.ts';
import type { Constraint, ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { isFileReference, isOnStep } from '../../generator/runtime/values.ts';
import { resolved } from '../resolve/resolved.ts';
import { loadModules } from '../support/load-modules.ts';
import { plannedModel } from '../support/planned-models.ts';

const names = ['a', 'b', 'c'];
const optional = names.map((name): ResolvedParameter => ({ name, type: 'string' }));
const subsets = Array.from({ length: 8 }, (_, bits) =>
  Object.fromEntries(names.filter((_name, at) => bits & (1 << at)).map((name) => [name, 'x'])),
);

const constraints: readonly Constraint[] = [
  { kind: 'mutuallyExclusive', parameters: names },
  { kind: 'anyOf', parameters: names },
  { kind: 'anyOf', parameters: ['a'] },
  { kind: 'requires', parameter: 'a', needs: ['b', 'c'] },
  { kind: 'requiresAnyOf', parameter: 'a', needs: ['b', 'c'] },
  { kind: 'requiredWhen', parameter: 'b', when: { parameter: 'a' } },
  { kind: 'requiredWhen', parameter: 'b', when: { parameter: 'a', values: ['x'] } },
  { kind: 'ignoredWhen', parameter: 'b', when: { parameter: 'a' } },
];

const values: readonly [parameter: Omit<ResolvedParameter, 'name'>, values: readonly unknown[]][] =
  [
    [{ type: 'number', min: 1, max: 9, integer: true }, [0, 1, 1.5, 9, 10, 1e-10, '1', null]],
    [{ type: 'number', min: 1, max: 33, step: 8 }, [1, 9, 10, 33, 41]],
    [{ type: 'number', step: 64 }, [0, 64, 65, 128]],
    [{ type: 'string', minLength: 1, maxLength: 2 }, ['', 'a', '🙂🙂', '🙂🙂🙂', 1]],
    [{ type: 'string_array', minItems: 1, maxItems: 2 }, [[], ['a'], ['a', 'b', 'c'], 'a']],
    [{ type: 'string', allowedValues: ['1K', '4K'] }, ['1K', '2K', 1]],
    [{ type: 'inputs_array', inputs: [] }, [[{}], [{ any: 1 }], [1], {}]],
    [
      { type: 'file' },
      ['asset_1', 'https://x.test/a.png', 'data:image/png;base64,AA==', 'me.jpg', './me.jpg', ''],
    ],
    [
      { type: 'file' },
      ['file:///me.jpg', 'C:me', ' asset_1', 'asset_1\n', 'undefined', '[object Object]', 'blob:x'],
    ],
  ];

describe('acceptsBody, validator and JSON Schema agree', async () => {
  const models = [
    ...constraints
      .flatMap((a) => [[a], ...constraints.map((b) => [a, b])])
      .map((both) => ({ model: plannedModel(optional, { constraints: both }), bodies: subsets })),
    ...values.map(([parameter, given]) => ({
      model: plannedModel([{ ...parameter, name: 'a' }]),
      bodies: given.map((a) => ({ a })),
    })),
  ].map(({ model, bodies }, index) => {
    const identifier = `m${index}`;
    const inputType = `M${index}Input`;
    return { bodies, model: { ...model, names: { ...model.names, identifier, inputType } } };
  });
  const modules = await loadModules(models.map(({ model }) => model));

  test('on every constraint, alone and combined with every other, and on values at their limits', () => {
    const ajv = new Ajv2020({ strict: true });
    const wrong = models.flatMap(({ model, bodies }, index) => {
      const schema = JSON.parse(emitJsonSchema(model)) as object;
      expect(Object.keys(schema)).not.toContain('allOf');
      const byJsonSchema = ajv.compile(schema);
      return bodies
        .map((body) => ({
          body,
          rules: model.model.constraints,
          judge: acceptsBody(shapeOfModel(model), body),
          validator: modules[index]?.validate(body).success,
          jsonSchema: byJsonSchema(body),
        }))
        .filter(
          (verdict) => verdict.judge !== verdict.validator || verdict.judge !== verdict.jsonSchema,
        );
    });
    expect(wrong).toEqual([]);
  });
});

const valuesByType: Readonly<
  Record<ParameterType, { readonly accepted: unknown; readonly rejected: unknown }>
> = {
  string: { accepted: 'a', rejected: 1 },
  number: { accepted: 1.5, rejected: '1' },
  boolean: { accepted: false, rejected: 'false' },
  file: { accepted: 'asset_1', rejected: './a.png' },
  model: { accepted: 'model_a', rejected: 1 },
  string_array: { accepted: ['a'], rejected: 'a' },
  number_array: { accepted: [1], rejected: ['1'] },
  file_array: { accepted: ['asset_1'], rejected: 'asset_1' },
  model_array: { accepted: ['model_a'], rejected: 'model_a' },
  inputs_array: { accepted: [{ any: 1 }], rejected: {} },
};

describe.each(parameterTypes)('the type %s', async (type) => {
  const { accepted, rejected } = valuesByType[type];
  const model = plannedModel([{ name: 'a', type, required: true }]);
  const [module] = await loadModules([model]);
  const byJsonSchema = new Ajv2020().compile(JSON.parse(emitJsonSchema(model)) as object);

  test.each([
    [true, accepted],
    [false, rejected],
  ])('has a judge, a validator and a JSON Schema that say %s to %j', (expected, a) => {
    expect(acceptsBody(shapeOfModel(model), { a })).toBe(expected);
    expect(module?.validate({ a }).success).toBe(expected);
    expect(byJsonSchema({ a })).toBe(expected);
  });

  test('is in words on the docs page', () => {
    expect(emitModelPage(model)).not.toMatch(new RegExp(`\\| \`${type}\` `));
  });

  test('is read from API records (resolve/record-facts.ts)', () => {
    const [parameter] = resolved({ inputs: [{ name: 'a', type }] }).parameters;
    expect(parameter).toMatchObject({ name: 'a', type });
  });
});

test('isOnStep accepts every decimal step and no number close to one', () => {
  for (const [start, step] of [
    [0, 0.01],
    [0.1, 0.05],
    [0, 0.1],
    [1, 8],
  ] as const) {
    for (let count = 0; count <= 10_000; count++) {
      expect(isOnStep(start + count * step, step, start)).toBe(true);
      expect(isOnStep(Number((start + count * step).toFixed(6)), step, start)).toBe(true);
    }
  }
  expect(isOnStep(0.30000001, 0.1)).toBe(false);
  expect(isOnStep(0.075, 0.01)).toBe(false);
  expect(isOnStep(1e-10, 1)).toBe(false);
});

test('isFileReference rejects strings that are neither an ID nor a URL', () => {
  expect(['asset_1', 'abc-1', 'http://x.test/a b'].map(isFileReference)).toEqual([
    true,
    true,
    false,
  ]);
});

test.each([
  [{ type: 'file_array', default: [] }, false],
  [{ type: 'file', default: './start.png' }, false],
  [{ type: 'number', default: 9, max: 4 }, false],
  [{ type: 'number', default: 0.3, step: 0.1 }, true],
  [{ type: 'string_array', default: ['a'] }, true],
])(
  'planParameter makes a required parameter optional only if its default can be sent: %j',
  (facts, expected) => {
    expect(planParameter({ name: 'a', required: true, ...facts }).optional).toBe(expected);
  },
);
