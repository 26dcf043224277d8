import { describe, expect, test } from 'vitest';
import type { ModelOverlay } from '../../generator/model/overlay.ts';
import type { ApiInput } from '../../generator/record/api-record.ts';
import { input, parameter, resolved, row } from './resolved.ts';

describe('resolveModel with an overlay', () => {
  test('prefers the overlay, with provenance', () => {
    const overlay = { parameters: { count: { max: 2, integer: true, label: 'How many' } } };
    expect(
      parameter({ rows: [row], inputs: [{ ...input, label: 'Count' }], overlay }),
    ).toMatchObject({
      max: 2,
      integer: true,
      label: 'How many',
      provenance: { max: 'overlay', integer: 'overlay', label: 'overlay', costImpact: 'record' },
    });
  });

  test('removes limits', () => {
    const overlay = { parameters: { count: { max: null, default: null, integer: false } } };
    const result = parameter({ rows: [row], inputs: [{ ...input, step: 1 }], overlay });
    expect(result).not.toHaveProperty('max');
    expect(result).not.toHaveProperty('default');
    expect(result).not.toHaveProperty('integer');
    expect(result).toMatchObject({ provenance: { max: 'overlay', integer: 'overlay' } });
  });

  test('replaces the conditions under which the record requires a parameter', () => {
    const inputs: ApiInput[] = [
      { name: 'image', type: 'file', required: { always: true, ifDefined: { mask: {} } } },
      { name: 'mask', type: 'file' },
    ];
    const overlay: ModelOverlay = {
      parameters: { image: { required: false } },
      anyOf: [{ parameters: ['image', 'mask'], reason: 'One of both.' }],
    };
    const model = resolved({ inputs, overlay });
    expect(model.parameters[0]).not.toHaveProperty('required');
    expect(model.constraints).toEqual([
      {
        kind: 'anyOf',
        parameters: ['image', 'mask'],
        reason: 'One of both.',
        provenance: 'overlay',
      },
    ]);
  });

  test('reactivates a deprecated parameter', () => {
    const overlay = { parameters: { count: { deprecated: false as const } } };
    const given = { rows: [row], inputs: [{ ...input, name: 'x' }], overlay };
    expect(resolved(given).parameters.find(({ name }) => name === 'count')).not.toHaveProperty(
      'deprecated',
    );
  });

  test('corrects nested parameters and adds facts', () => {
    const inputs = [
      { name: 'layers', type: 'inputs_array', inputs: [{ name: 'a', type: 'number' }] },
    ];
    const overlay: ModelOverlay = {
      parameters: {
        layers: {
          inputs: { a: { max: 3 }, b: { type: 'file' } },
          anyOf: [{ parameters: ['a', 'b'] }],
        },
      },
    };
    expect(parameter({ inputs, overlay })).toMatchObject({
      inputs: [
        { name: 'a', type: 'number', max: 3, provenance: { type: 'record', max: 'overlay' } },
        { name: 'b', type: 'file', provenance: { type: 'overlay' } },
      ],
      constraints: [{ kind: 'anyOf', parameters: ['a', 'b'], provenance: 'overlay' }],
    });
  });

  test('sets names, deprecations and examples', () => {
    const overlay: ModelOverlay = {
      name: 'Better',
      identifier: 'better',
      deprecated: { reason: 'Old.', replacement: 'model_new' },
      examples: [{ name: 'Two', input: { count: 2 } }],
    };
    expect(resolved({ rows: [row], overlay })).toMatchObject({
      ...overlay,
      provenance: { identifier: 'overlay', deprecated: 'overlay', examples: 'overlay' },
    });
  });
});
