import { describe, expect, expectTypeOf, test } from 'vitest';
import * as classic from 'zod';
import * as mini from 'zod/mini';
import { requiredWhen } from '../../generator/runtime/constraints.ts';
import { defineModel } from '../../generator/runtime/define-model.ts';
import { InvalidRequestError } from '../../generator/runtime/invalid-request-error.ts';
import * as z from '../../generator/runtime/schema.ts';
import { zodSchema } from '../../generator/runtime/zod.ts';
import { keyframeVideo, photaEdit, type PhotaEditInput } from '../support/sample-models.ts';

const valid = { prompt: 'x', referenceImages: ['asset_1'] };
const invalid = { ...valid, numOutputs: 9 };

describe('the schema of a model', () => {
  test('is a Standard Schema', async () => {
    const { validate, vendor, version } = photaEdit.schema['~standard'];
    expect([vendor, version]).toEqual(['zod', 1]);
    expect(await validate(valid)).toEqual({ value: valid });
    expect(await validate(invalid)).toMatchObject({ issues: [{ path: ['numOutputs'] }] });
  });

  test('parses, or throws the issues of the model', () => {
    expect(photaEdit.schema.parse(valid)).toEqual(valid);
    expect(() => photaEdit.schema.parse(invalid)).toThrow(InvalidRequestError);
    expect(() => photaEdit.schema.parse(invalid)).toThrow('numOutputs  must be at most 4 (got 9)');
  });

  test('is created once, on first use', () => {
    expect(photaEdit.schema).toBe(photaEdit.schema);
  });
});

describe('zodSchema', () => {
  test.each([
    ['zod', classic.object({ edit: zodSchema(photaEdit) })],
    ['zod/mini', mini.object({ edit: zodSchema(photaEdit) })],
  ])('returns a part of a larger schema of %s', (_, larger) => {
    expect(larger.safeParse({ edit: valid }).success).toBe(true);
    const { error } = larger.safeParse({ edit: invalid });
    expect(error?.issues).toMatchObject([{ code: 'too_big', path: ['edit', 'numOutputs'] }]);
  });

  test('has the methods and the types of zod/mini', () => {
    const schema = zodSchema(photaEdit);
    expectTypeOf<mini.infer<typeof schema>>().toEqualTypeOf<PhotaEditInput>();
    const single = schema.check(mini.refine(({ numOutputs = 1 }) => numOutputs === 1));
    expect(single.safeParse({ ...valid, numOutputs: 2 }).success).toBe(false);
  });

  test('becomes JSON Schema with its limits', () => {
    const { properties } = mini.toJSONSchema(zodSchema(photaEdit), { unrepresentable: 'any' });
    expect(properties).toMatchObject({
      prompt: { type: 'string' },
      numOutputs: { type: 'number', minimum: 1, maximum: 4 },
      resolution: { enum: ['1K', '4K'] },
    });
  });
});

describe('a validator', () => {
  const edit = defineModel<'model_x', { image?: string; mode?: string }>({
    id: 'model_x',
    name: 'X',
    capabilities: [],
    outputKinds: [],
    parameters: { image: { type: 'string' }, mode: { type: 'string', allowedValues: ['edit'] } },
    schema: () =>
      z.strictObject(
        { image: z.optional(z.string()), mode: z.optional(z.literal(['edit'])) },
        requiredWhen('image', 'mode', ['edit']),
      ),
  });
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;

  test.each([
    10n,
    cyclic,
    { toString: 1, valueOf: 1 },
    Symbol('x'),
    Object.create(null) as object,
    ['edit'],
    new Proxy({}, {}),
  ])('rejects values that JSON does not have: %#', (mode) => {
    expect(edit.validate({ mode })).toMatchObject({ success: false, issues: [{ path: ['mode'] }] });
  });

  test("rejects values that it can't read", () => {
    const malformed = {
      get mode() {
        throw new Error('not now');
      },
    };
    expect(() => edit.validate(malformed)).toThrow('not now');
  });

  test('is fast for a text unlike any allowed value', () => {
    const start = performance.now();
    edit.validate({ mode: 'x'.repeat(1_000_000), ['y'.repeat(1_000_000)]: 1 });
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test('names the parameters of an item if a name in it is wrong', () => {
    const rejected = keyframeVideo.validate({
      video: 'asset_1',
      keyframes: [{ uri: 'a', vidoe: 1 }],
    });
    expect(rejected.success ? [] : rejected.issues.map(({ message }) => message)).toEqual([
      'is not a parameter; to send it anyway, pass it in `extra`',
    ]);
  });
});

describe('the issues of a model', () => {
  const input = { prompt: 1, referenceImages: ['./me.jpg'], numOutputs: 9, promt: 'x' };
  const { success, ...verdict } = photaEdit.validate(input);
  const expected = ('issues' in verdict ? verdict.issues : []).map(({ path, message }) => ({
    path,
    message,
  }));
  const short = (issues: readonly { readonly message: string; readonly path?: unknown }[] = []) =>
    issues.map(({ path, message }) => ({ path, message }));

  test('validate names each value, the allowed and the given one', () => {
    expect(success).toBe(false);
    expect(expected).toEqual([
      {
        path: ['referenceImages', 0],
        message:
          "must be an asset ID, URL, Blob or File (got './me.jpg'); a path needs await openAsBlob('./me.jpg')",
      },
      { path: ['prompt'], message: 'must be a string (got 1)' },
      { path: ['numOutputs'], message: 'must be at most 4 (got 9)' },
      { path: ['promt'], message: "is not a parameter; did you mean 'prompt'?" },
    ]);
  });

  test('are the same from ~standard.validate, safeParse, zod and zodSchema', async () => {
    const { issues = [] } = await photaEdit.schema['~standard'].validate(input);
    expect(short(issues)).toEqual(expected);
    expect(short(photaEdit.schema.safeParse(input).error?.issues)).toEqual(expected);
    expect(short(classic.safeParse(photaEdit.schema, input).error?.issues)).toEqual(expected);
    expect(short(zodSchema(photaEdit).safeParse(input).error?.issues)).toEqual(expected);
    const refined = zodSchema(photaEdit).check(mini.refine(() => true));
    expect(short(refined.safeParse(input).error?.issues)).toEqual(expected);
    const nested = classic.object({ edit: photaEdit.schema }).safeParse({ edit: input });
    expect(short(nested.error?.issues)).toEqual(
      expected.map(({ path, message }) => ({ path: ['edit', ...path], message })),
    );
  });

  test('name the option extra for a parameter that is like no other', () => {
    const result = photaEdit.validate({ ...valid, seed: 1 });
    expect('issues' in result && result.issues[0]?.message).toBe(
      'is not a parameter; to send it anyway, pass it in `extra`',
    );
  });
});

describe('request', () => {
  const model = defineModel<'model_x', { mode?: string; keys?: readonly { at?: number }[] }>({
    id: 'model_x',
    name: 'X',
    capabilities: [],
    outputKinds: [],
    parameters: {
      mode: { type: 'string', required: true, default: 'draft' },
      keys: {
        type: 'inputs_array',
        inputs: { at: { type: 'number', required: true, default: 0.5 } },
      },
    },
    schema: () =>
      z.strictObject({
        mode: z.optional(z.string()),
        keys: z.optional(z.array(z.strictObject({ at: z.optional(z.number()) }))),
      }),
  });

  test('fills in required defaults, also in the items of lists', () => {
    expect(model.request({ keys: [{}, { at: 1 }] }).body).toEqual({
      mode: 'draft',
      keys: [{ at: 0.5 }, { at: 1 }],
    });
  });

  test.each(['text', 1, null, undefined, ['a']])('rejects %j instead of an object', (input) => {
    expect(() => model.request(input as never)).toThrow('the request');
  });
});

test('InvalidRequestError is a ScenarioError that every entry point exports', async () => {
  const modules = [
    ...['index', 'registry', 'catalog', 'models/phota-edit', 'runtime/proxy', 'runtime/tools'],
    ...['runtime/zod', 'runtime/client/index', 'runtime/client/node'],
  ];
  const errors = await Promise.all(
    modules.map(async (name) => {
      const path = new URL(`../../generated/sdk/${name}.ts`, import.meta.url).pathname;
      const module = (await import(/* @vite-ignore */ path)) as Record<string, unknown>;
      return module['InvalidRequestError'];
    }),
  );
  expect(new Set(errors).size).toBe(1);
  const { ScenarioError } = await import('../../generated/sdk/runtime/client/index.ts');
  const { photaEdit: generated } = await import('../../generated/sdk/index.ts');
  const { error } = generated.schema.safeParse({});
  expect(error).toBeInstanceOf(ScenarioError);
  expect(error).toMatchObject({ modelId: 'model_phota-edit', submission: 'none' });
});

test('submit asks for build() if it gets a builder', async () => {
  const { ScenarioClient, ValidationError } =
    await import('../../generator/runtime/client/index.ts');
  const scenario = new ScenarioClient({ apiKey: 'any', apiSecret: 'any' });
  const submitted = scenario.submit(photaEdit.builder().prompt('a') as never);
  await expect(submitted).rejects.toThrow(ValidationError);
  await expect(submitted).rejects.toThrow('call build()');
});

test('findModel returns the model of an ID, and checks what it is given', async () => {
  const { findModel, isModelId } = await import('../../generated/sdk/registry.ts');
  const { catalog } = await import('../../generated/sdk/catalog.ts');
  expect(findModel('constructor')).toBeUndefined();
  expect(isModelId('model_phota')).toBe(true);
  expect(findModel('model_phota')?.request({ prompt: 'a' }).body).toEqual({ prompt: 'a' });
  expect(() => findModel('model_phota')?.request(7)).toThrow('must be an object (got 7)');
  expect(catalog.model_phota).toMatchObject({ provider: 'Phota', outputKinds: ['image'] });
});
