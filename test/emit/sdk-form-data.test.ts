import { expect, test } from 'vitest';
import type { ConstraintTerms, ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { playgroundData } from '../../generator/site/playground-data.ts';
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

test('a model of the SDK has the constraints of items as data, and checks each item by them', async () => {
  const inner: ResolvedParameter = {
    ...{ name: 'shots', type: 'inputs_array' },
    inputs: parameters.map((parameter) => ({ ...parameter })),
    constraints: [{ kind: 'mutuallyExclusive', parameters: ['a', 'b'], provenance: 'overlay' }],
  };
  const frames: ResolvedParameter = {
    ...{ name: 'frames', type: 'inputs_array', inputs: [...parameters, inner] },
    constraints: [
      { kind: 'anyOf', parameters: ['a', 'prompt'], reason: 'Why', provenance: 'record' },
      { kind: 'requires', parameter: 'mask', needs: ['image'] },
    ],
  };
  const planned = plannedModel([frames, { name: 'plain', type: 'inputs_array', inputs: [inner] }]);
  const [model] = await loadModules([planned]);
  const ofShots = [{ kind: 'mutuallyExclusive', parameters: ['a', 'b'] }];
  expect(model?.parameters).toMatchObject({
    frames: {
      constraints: [
        { kind: 'anyOf', parameters: ['a', 'prompt'] },
        { kind: 'requires', parameter: 'mask', needs: ['image'] },
      ],
      inputs: { shots: { constraints: ofShots } },
    },
    plain: { inputs: { shots: { constraints: ofShots } } },
  });
  expect(model?.parameters).not.toHaveProperty('plain.constraints');
  const result = model?.validate({
    frames: [{ a: 1 }, { mask: 'asset_a' }, { prompt: 'x', shots: [{ a: 1 }, { a: 1, b: 2 }] }],
  });
  const issues = result && 'issues' in result ? result.issues : [];
  expect(issues.map(({ path }) => path.join('.'))).toEqual([
    'frames.1.a',
    'frames.1.image',
    'frames.2.shots.1.b',
  ]);
  // The playground shows each constraint at its level: between the parameters of the same item.
  expect(
    playgroundData(planned).constraints.map(({ scope, parameters: about }) => [scope, about]),
  ).toEqual([
    ['frames.', ['a', 'prompt']],
    ['frames.', ['mask', 'image']],
    ['frames.shots.', ['a', 'b']],
    ['plain.shots.', ['a', 'b']],
  ]);
});

test('constraints about ignored parameters reject nothing', async () => {
  const [model] = await loadModules([
    plannedModel(parameters, { constraints: constraints.slice(6, 8) }),
  ]);
  expect(model?.validate({ b: 1, mask: 'asset_a' })).toMatchObject({ success: true });
});
