import { describe, expect, expectTypeOf, test } from 'vitest';
import { mutuallyExclusive } from '../../generator/runtime/constraints.ts';
import { defineModel, file } from '../../generator/runtime/define-model.ts';
import { InvalidRequestError } from '../../generator/runtime/invalid-request-error.ts';
import type { ModelRequest } from '../../generator/runtime/model.ts';
import * as z from '../../generator/runtime/schema.ts';
import { toolFor } from '../../generator/runtime/tools.ts';
import { rejections, toolProviders } from '../support/provider-rules.ts';
import { photaEdit } from '../support/sample-models.ts';

/** A model with everything that some provider can't express. */
const awkward = defineModel<`model_${string}`, Record<string, unknown>>({
  id: `model_4.${'x'.repeat(80)} é`,
  name: 'Awkward',
  description: 'a'.repeat(2000),
  capabilities: ['txt2img', 'txt2audio'],
  outputKinds: ['image', 'audio'],
  parameters: {
    seconds: { type: 'number', allowedValues: [5, 10], default: 5 },
    style: { type: 'string', allowedValues: ['', 'raw'] },
    'odd name!': { type: 'string', minLength: 1, maxLength: 9 },
    'odd name?': { type: 'string' },
    layers: { type: 'inputs_array' },
    later: { type: 'matrix' },
    voice: { type: 'string', required: true, default: 'Ada' },
    image: { type: 'file' },
    video: { type: 'file' },
    keys: {
      type: 'inputs_array',
      inputs: { at: { type: 'number', required: true }, 'to?': { type: 'number' } },
    },
  },
  schema: () =>
    z.strictObject(
      {
        seconds: z.optional(z.literal([5, 10])),
        style: z.optional(z.literal(['', 'raw'])),
        'odd name!': z.optional(z.string(z.minLength(1), z.maxLength(9))),
        'odd name?': z.optional(z.string()),
        layers: z.optional(z.array(z.record())),
        later: z.optional(z.unknown()),
        voice: z.optional(z.string()),
        image: z.optional(file()),
        video: z.optional(file()),
        keys: z.optional(
          z.array(z.strictObject({ at: z.number(z.stepOf(0.1)), 'to?': z.optional(z.number()) })),
        ),
      },
      mutuallyExclusive('image', 'video'),
    ),
});

describe.each(toolProviders)('toolFor %s', (provider) => {
  test('makes a tool that the provider accepts', () => {
    expect(rejections(provider, toolFor(photaEdit, { provider }))).toEqual([]);
    expect(rejections(provider, toolFor(awkward, { provider }))).toEqual([]);
  });

  test('translates arguments back, from an object and from its JSON', () => {
    const { parse, schema } = toolFor(awkward, { provider });
    const names = Object.keys(schema.properties);
    const textual = provider === 'google' || provider === 'mcp';
    const closed = provider !== 'anthropic';
    const args = {
      seconds: textual ? '10' : 10,
      style: textual ? '(empty)' : '',
      [names[2] ?? '']: 'text',
      layers: closed ? ['{"a":1}'] : [{ a: 1 }],
      later: closed ? '[1]' : [1],
      image: null,
      keys: [{ at: 0.3 }],
    };
    const body = {
      seconds: 10,
      style: '',
      'odd name!': 'text',
      layers: [{ a: 1 }],
      later: [1],
      voice: 'Ada',
      keys: [{ at: 0.3 }],
    };
    expect(parse(args).body).toEqual(body);
    expect(parse(JSON.stringify(args)).body).toEqual(body);
  });

  test('rejects arguments that the model rejects, with the words of the model', () => {
    const { parse } = toolFor(photaEdit, { provider });
    expect(() => parse({ prompt: 'x' })).toThrow('referenceImages  is required');
    expect(() => parse('no JSON')).toThrow(InvalidRequestError);
    expect(() => parse(undefined)).toThrow(InvalidRequestError);
  });
});

test('toolFor makes optional arguments of OpenAI null', () => {
  const { schema, description } = toolFor(photaEdit, { provider: 'openai' });
  expect(schema.required).toEqual(['referenceImages', 'prompt', 'numOutputs', 'resolution']);
  expect(schema.properties['resolution']).toEqual({
    type: ['string', 'null'],
    enum: ['1K', '4K', null],
    description: 'Default: "1K".',
  });
  expect(description).toContain('Set arguments that you do not need to null.');
});

test('toolFor describes the limits that a provider has no keyword for', () => {
  const { properties } = toolFor(awkward, { provider: 'openai' }).schema;
  expect(Object.values(properties)[2]).toMatchObject({
    description: 'At least 1 characters. At most 9 characters.',
  });
  expect(toolFor(awkward, { provider: 'mcp' }).schema.properties['style']).toMatchObject({
    enum: ['(empty)', 'raw'],
    description: '(empty) is an empty string.',
  });
});

test('toolFor keeps the type of the request', () => {
  const tool = toolFor(photaEdit, { provider: 'mcp' });
  expectTypeOf(tool.parse).returns.toExtend<ModelRequest<'model_phota-edit'>>();
});
