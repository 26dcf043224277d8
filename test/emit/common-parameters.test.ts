import { expect, test } from 'vitest';
import { emitModel } from '../../generator/emit/emit-model.ts';
import { planModel } from '../../generator/plan/plan-model.ts';
import { resolved } from '../resolve/resolved.ts';
import { sampleOf } from '../support/long-form.ts';
import { corpusModels, plannedModel } from '../support/planned-models.ts';
import { hasShared } from '../support/shared.ts';

const seed = { name: 'seed', type: 'number', description: 'The seed.' };
const mode = { name: 'mode', type: 'string', description: 'The mode.' };

test('models with the same parameter get the same object for it', () => {
  const one = resolved({ rows: [seed, mode] });
  const other = resolved({ rows: [mode, { ...seed }] });
  expect(other.parameters[1]).toBe(one.parameters[0]);
  const changed = resolved({ rows: [{ ...seed, max: 9 }] });
  expect(changed.parameters[0]).not.toBe(one.parameters[0]);
});

test.each([[0], [1]])(
  'emitModel describes a constraint in its own model only (order %d)',
  (first) => {
    const { parameters } = resolved({ rows: [seed, mode] });
    const constraint = { kind: 'requires', parameter: 'seed', needs: ['mode'] } as const;
    const models = [
      plannedModel(parameters, { constraints: [constraint] }),
      plannedModel(parameters),
    ];
    const ordered = first === 0 ? models : models.toReversed();
    const texts = ordered.map((model) => JSON.stringify(emitModel(model)));
    const [constrained = '', free = ''] = first === 0 ? texts : texts.toReversed();
    expect(constrained).toContain('`seed` requires `mode`');
    expect(free).not.toContain('requires');
  },
);

test('emitModel names the equal items of two lists separately', () => {
  const list = { type: 'inputs_array', inputs: [{ name: 'text', type: 'string' }] };
  const { parameters } = resolved({
    inputs: [
      { ...list, name: 'shots' },
      { ...list, name: 'scenes' },
    ],
  });
  const { files } = emitModel(plannedModel(parameters));
  const module = files.find(({ path }) => path.endsWith('.ts'))?.text;
  expect(module).toContain('shots?: readonly AcmeEditShotsItem[]');
  expect(module).toContain('scenes?: readonly AcmeEditScenesItem[]');
});

test.skipIf(!hasShared)(
  'emitModel generates a model as if it were the only one with its parameters',
  () => {
    for (const planned of sampleOf(corpusModels(), 4)) {
      const alone = planModel(structuredClone(planned.model), planned.page, planned.names);
      expect(emitModel(planned)).toEqual(emitModel(alone));
    }
  },
);
