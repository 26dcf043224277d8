import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../generator/model/record.ts';
import type { ApiInput } from '../../generator/record/api-record.ts';
import { pageWith } from '../record/arbitraries.ts';
import { input, parameter, resolved, row } from './resolved.ts';

describe('resolveModel of a page', () => {
  test('returns its facts without provenance', () => {
    const { models } = pageWith([row]);
    expect(resolved({ rows: [row] })).toEqual({ ...models[0], constraints: [] });
  });
});

describe('resolveModel of a page with a record', () => {
  test('adds the facts that pages lack, with provenance', () => {
    expect(parameter({ rows: [row], inputs: [{ ...input, step: 1, label: 'Count' }] })).toEqual({
      ...row,
      step: 1,
      integer: true,
      label: 'Count',
      costImpact: false,
      provenance: { step: 'record', integer: 'record', label: 'record', costImpact: 'record' },
    });
  });

  test('prefers the record in a contradiction', () => {
    const wins = { ...input, max: 10, required: { always: true } };
    expect(parameter({ rows: [row], inputs: [wins] })).toMatchObject({
      max: 10,
      required: true,
      provenance: { max: 'record', required: 'record' },
    });
  });

  test('removes a limit that the record lacks', () => {
    const silent: ApiInput = { name: 'count', type: 'number', default: 1, min: 1 };
    const result = parameter({ rows: [row], inputs: [silent] });
    expect(result).not.toHaveProperty('max');
    expect(result).toMatchObject({ provenance: { max: 'record' } });
  });

  test('keeps a parameter that the record lacks, and deprecates it', () => {
    const fields = { updatedAt: '2026-08-20T21:54:14.318Z' };
    const { parameters, recordDate } = resolved({
      rows: [row],
      inputs: [{ ...input, name: 'x' }],
      fields,
    });
    expect(recordDate).toBe('2026-08-20');
    expect(parameters.find(({ name }) => name === 'count')).toEqual({
      ...row,
      deprecated: {
        reason:
          "The API's record of this model of 2026-08-20 does not list it: it may be ignored or rejected.",
      },
      provenance: { deprecated: 'record' },
    });
  });

  test('adds a parameter that only the record has', () => {
    expect(parameter({ inputs: [input] })).toMatchObject({
      ...row,
      provenance: { type: 'record', default: 'record', min: 'record', max: 'record' },
    });
  });

  test.each<[string, JsonObject, object]>([
    [
      'lengths of a string',
      { type: 'string', minLength: 2, maxLength: 9 },
      { minLength: 2, maxLength: 9 },
    ],
    ['lengths of a list as item counts', { type: 'string_array', maxLength: 9 }, { maxItems: 9 }],
    [
      'what a file may be',
      { type: 'file', kind: 'image', maxSize: 5, maxDuration: 3 },
      { kind: 'image', maxSize: 5, maxDuration: 3 },
    ],
    ['what a model may be', { type: 'model', modelTypes: ['lora'] }, { modelTypes: ['lora'] }],
    [
      'what the form shows',
      { type: 'string', group: 'G', hint: 'H', placeholder: 'P' },
      { group: 'G', hint: 'H', placeholder: 'P' },
    ],
    [
      'what the input is for',
      { type: 'file', parent: true, maskFrom: 'image', costImpact: true },
      { parent: true, maskFrom: 'image', costImpact: true },
    ],
    [
      'a whole step from a whole least value as whole numbers',
      { type: 'number', min: 16, step: 16 },
      { integer: true },
    ],
  ])('reads %s', (_, fields, expected) => {
    expect(parameter({ inputs: [{ name: 'count', type: 'string', ...fields }] })).toMatchObject(
      expected,
    );
  });

  test.each<[string, JsonObject, string]>([
    ['a step that is not whole', { type: 'number', step: 0.5 }, 'integer'],
    ['a whole step from a broken least value', { type: 'number', min: 0.5, step: 1 }, 'integer'],
    ['an empty default', { type: 'string', default: '' }, 'default'],
    ['a default that is not a plain value', { type: 'string', default: { a: 1 } }, 'default'],
    ['a length on a number', { type: 'number', maxLength: 3 }, 'maxLength'],
    ['no allowed values at all', { type: 'string', allowedValues: [] }, 'allowedValues'],
  ])('ignores %s', (_, fields, field) => {
    expect(
      parameter({ inputs: [{ name: 'count', type: 'string', ...fields }] }),
    ).not.toHaveProperty(field);
  });

  test('keeps an empty default that is an allowed value', () => {
    const choice = { name: 'a', type: 'string', default: '', allowedValues: ['', 'x'] };
    expect(parameter({ inputs: [choice] })).toMatchObject({ default: '' });
  });

  test('keeps the description of the page if both are equal, or else the newer one', () => {
    const written = { ...row, description: 'Don’t use more than `4`.' };
    expect(
      parameter({ rows: [written], inputs: [{ ...input, description: "Don't use more than 4." }] }),
    ).toMatchObject({ description: 'Don’t use more than `4`.' });
    expect(
      parameter({ rows: [written], inputs: [{ ...input, description: 'Up to *10*.' }] }),
    ).toMatchObject({ description: 'Up to \\*10\\*.', provenance: { description: 'record' } });
  });

  test('reads nested inputs with their constraints', () => {
    const nested: ApiInput = {
      name: 'frames',
      type: 'inputs_array',
      maxLength: 5,
      inputs: [
        { name: 'uri', type: 'file', required: { always: true }, kind: 'image' },
        { name: 'at', type: 'number', max: 1, required: { ifDefined: { uri: {} } } },
      ],
    };
    expect(parameter({ inputs: [nested] })).toMatchObject({
      maxItems: 5,
      inputs: [
        { name: 'uri', required: true, kind: 'image', provenance: { kind: 'record' } },
        { name: 'at', max: 1 },
      ],
      constraints: [{ kind: 'requires', parameter: 'uri', needs: ['at'], provenance: 'record' }],
    });
  });

  test('returns a constraint that two inputs state only once', () => {
    const one: ApiInput = { name: 'a', type: 'file', required: { ifNotDefined: { b: {} } } };
    const other: ApiInput = { name: 'b', type: 'file', required: { ifNotDefined: { a: {} } } };
    expect(resolved({ inputs: [one, other] }).constraints).toEqual([
      { kind: 'anyOf', parameters: ['a', 'b'], provenance: 'record' },
    ]);
  });

  test('reads labels, presets, plan and deprecation', () => {
    const fields = {
      accessRestrictions: 50,
      tags: ['deprecated'],
      uiConfig: {
        selects: { mode: { a: 'Plain', b: 'b', gone: 'Gone' }, constructor: { a: 'x' } },
        resolutionComponent: {
          widthInput: 'width',
          heightInput: 'height',
          presets: [{ label: '1:1', width: 8, height: 8 }, { label: 'Auto' }],
        },
      },
    };
    const inputs = [
      { name: 'mode', type: 'string', allowedValues: ['a', 'b'] },
      { name: 'width', type: 'number' },
      { name: 'constructor', type: 'string' },
    ];
    const model = resolved({ inputs, fields });
    expect(model).toMatchObject({
      plan: 'pro',
      deprecated: { reason: 'Scenario marks this model as deprecated.' },
      presets: [
        { label: '1:1', values: { width: 8 } },
        { label: 'Auto', values: {} },
      ],
      provenance: { plan: 'record', deprecated: 'record', presets: 'record' },
    });
    expect(model.parameters[0]).toMatchObject({ valueLabels: { a: 'Plain' } });
    expect(model.parameters[2]).not.toHaveProperty('valueLabels');
  });

  test('keeps the name of the page, from which names in code are derived', () => {
    const fields = { name: 'Made Up 🎉', shortDescription: 'New words.' };
    expect(resolved({ rows: [row], inputs: [input], fields })).toMatchObject({
      name: 'Made Up',
      description: 'New words.',
      provenance: { description: 'record' },
    });
  });
});
