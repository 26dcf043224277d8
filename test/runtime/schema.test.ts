import { describe, expect, expectTypeOf, test } from 'vitest';
import * as classic from 'zod';
import * as mini from 'zod/mini';
import { defineModel } from '../../generator/runtime/define-model.ts';
import { InvalidRequestError } from '../../generator/runtime/invalid-request-error.ts';
import { requiredWhen } from '../../generator/runtime/rules.ts';
import * as z from '../../generator/runtime/schema.ts';
import { zodSchema } from '../../generator/runtime/zod.ts';
import { keyframeVideo, photaEdit, type PhotaEditInput } from '../support/sample-models.ts';

const fine = { prompt: 'x', referenceImages: ['asset_1'] };
const wrong = { ...fine, numOutputs: 9 };

describe('the schema of a model', () => {
  test('is a Standard Schema', async () => {
    const { validate, vendor, version } = photaEdit.schema['~standard'];
    expect([vendor, version]).toEqual(['zod', 1]);
    expect(await validate(fine)).toEqual({ value: fine });
    expect(await validate(wrong)).toMatchObject({ issues: [{ path: ['numOutputs'] }] });
  });

  test('parses, or throws the issues of the model', () => {
    expect(photaEdit.schema.parse(fine)).toEqual(fine);
    expect(() => photaEdit.schema.parse(wrong)).toThrow(InvalidRequestError);
    expect(() => photaEdit.schema.parse(wrong)).toThrow('numOutputs  must be at most 4 (got 9)');
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
    expect(larger.safeParse({ edit: fine }).success).toBe(true);
    const { error } = larger.safeParse({ edit: wrong });
    expect(error?.issues).toMatchObject([{ code: 'too_big', path: ['edit', 'numOutputs'] }]);
  });

  test('has the methods and the types of zod/mini', () => {
    const schema = zodSchema(photaEdit);
    expectTypeOf<mini.infer<typeof schema>>().toEqualTypeOf<PhotaEditInput>();
    const single = schema.check(mini.refine(({ numOutputs = 1 }) => numOutputs === 1));
    expect(single.safeParse({ ...fine, numOutputs: 2 }).success).toBe(false);
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
  ])('refuses values that JSON does not have: %#', (mode) => {
    expect(edit.validate({ mode })).toMatchObject({ success: false, issues: [{ path: ['mode'] }] });
  });

  test('refuses values that it can not read', () => {
    const bad = {
      get mode() {
        throw new Error('not now');
      },
    };
    expect(() => edit.validate(bad)).toThrow('not now');
  });

  test('is fast for a text unlike any allowed value', () => {
    const start = performance.now();
    edit.validate({ mode: 'x'.repeat(1_000_000), ['y'.repeat(1_000_000)]: 1 });
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('names the parameters of an item if a name in it is wrong', () => {
    const refused = keyframeVideo.validate({
      video: 'asset_1',
      keyframes: [{ uri: 'a', vidoe: 1 }],
    });
    expect(refused.success ? [] : refused.issues.map(({ message }) => message)).toEqual([
      'is not a parameter; to send it anyway, pass it in `extra`',
    ]);
  });
});
