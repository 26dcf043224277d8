import { expect, test } from 'vitest';
import type { ConstraintTerms, ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { loadModules } from '../support/load-modules.ts';
import { plannedModel } from '../support/planned-models.ts';

const parameters: readonly ResolvedParameter[] = [
  { name: 'a', type: 'number', hint: 'Keep it low.', placeholder: '3' },
  { name: 'b', type: 'number' },
  { name: 'list', type: 'string_array' },
  { name: 'other', type: 'string_array' },
  { name: 'image', type: 'file' },
  { name: 'mask', type: 'file', maskFrom: 'image' },
  { name: 'prompt', type: 'string', prompt: true },
];

const constraints: readonly ConstraintTerms[] = [
  { kind: 'mutuallyExclusive', parameters: ['a', 'b'] },
  { kind: 'anyOf', parameters: ['a', 'prompt'] },
  { kind: 'requires', parameter: 'mask', needs: ['image'] },
  { kind: 'requiresAnyOf', parameter: 'mask', needs: ['image', 'prompt'] },
  { kind: 'requiredWhen', parameter: 'a', when: { parameter: 'prompt', values: ['x'] } },
  { kind: 'requiredWhen', parameter: 'a', when: { parameter: 'prompt' } },
  { kind: 'ignoredWhen', parameter: 'b', when: { parameter: 'mask' } },
  { kind: 'ignoredUnless', parameter: 'b', when: { parameter: 'prompt', values: ['x'] } },
  { kind: 'lessThan', parameter: 'a', than: 'b', orEqual: true },
  { kind: 'lessThan', parameter: 'a', than: 'b' },
  { kind: 'limitedWhen', parameter: 'a', when: { parameter: 'b', values: [1] }, max: 4 },
  { kind: 'maxSum', parameters: ['a', 'list'], max: 9 },
  { kind: 'maxProduct', parameters: ['a', 'b'], max: 9 },
  { kind: 'sameCount', parameter: 'list', as: 'other', offset: -1 },
  { kind: 'sameCount', parameter: 'list', as: 'other' },
];

test.each(constraints)('a model of the SDK has the constraint %o as data', async (constraint) => {
  const [model] = await loadModules([
    plannedModel(parameters, { constraints: [{ ...constraint, provenance: 'record' }] }),
  ]);
  expect(model?.constraints).toEqual([constraint]);
});

test('a model of the SDK has all constraints, presets and hints as data', async () => {
  const presets = [{ label: 'Fast', values: { a: 1, b: 2 } }];
  const [model, bare] = await loadModules([
    plannedModel(parameters, { constraints, presets }),
    plannedModel([]),
  ]);
  expect(model?.constraints).toEqual(constraints);
  expect(model?.presets).toEqual(presets);
  expect(model?.parameters).toMatchObject({
    a: { hint: 'Keep it low.', placeholder: '3' },
    mask: { maskFrom: 'image' },
    prompt: { prompt: true },
  });
  expect([bare?.constraints, bare?.presets]).toEqual([[], []]);
});

test('constraints about ignored parameters refuse nothing', async () => {
  const [model] = await loadModules([
    plannedModel(parameters, { constraints: constraints.slice(6, 8) }),
  ]);
  expect(model?.validate({ b: 1, mask: 'asset_a' })).toMatchObject({ success: true });
});
