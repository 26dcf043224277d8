import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelDefinition } from '../../generator/model/definition.ts';
import { assignNames, type NamedModel } from '../../generator/plan/assign-names.ts';
import { pinNames } from '../../generator/plan/pin-names.ts';

const model = (id: string, name: string, more: Partial<NamedModel> = {}): NamedModel => ({
  id,
  name,
  provider: 'Acme',
  path: 'image-generation/acme.yaml',
  ...more,
});
const identifiers = (models: readonly NamedModel[]) =>
  Object.fromEntries(
    [...assignNames(models).names].map(([id, { identifier }]) => [id, identifier]),
  );

test('assignNames gives models with the same name different names, and warns how to keep them', () => {
  const models = [model('model_b', 'Edit'), model('model_a', 'Edit'), model('model_c', 'edit!')];
  expect(identifiers(models)).toEqual({ model_a: 'edit', model_b: 'acmeEdit', model_c: 'c' });
  expect(assignNames(models).problems).toMatchObject([
    {
      code: 'CATALOG_NAME_TAKEN',
      fix: expect.stringContaining('identifier: acmeEdit') as string,
    },
    { code: 'CATALOG_NAME_TAKEN', fix: expect.stringContaining('identifier: c') as string },
  ]);
});

test('assignNames keeps the `identifier` of a model if another model has the same name', () => {
  const named = model('model_z', 'Edit', { identifier: 'edit' });
  expect(identifiers([model('model_a', 'Edit'), named])).toMatchObject({ model_z: 'edit' });
});

test('assignNames returns unique names, the same for any order of the models', () => {
  const name = fc.constantFrom(
    'Edit',
    'edit',
    'Edit 2',
    'Edit.2',
    'EDIT',
    '2',
    '编辑',
    'Acme Edit',
  );
  const models = fc.uniqueArray(fc.tuple(fc.stringMatching(/^model_[a-e]{1,2}$/), name), {
    selector: ([id]) => id,
  });
  fc.assert(
    fc.property(models, (pairs) => {
      const list = pairs.map(([id, text]) => model(id, text));
      const fileNames = [...assignNames(list).names.values()].map(({ fileName }) => fileName);
      expect(new Set(fileNames).size).toBe(list.length);
      expect(identifiers(list.toReversed())).toEqual(identifiers(list));
    }),
  );
});

const page = (path: string, ...models: readonly (readonly [id: string, name: string])[]) => ({
  path,
  definition: {
    provider: path,
    category: 'image generation',
    source: { lastUpdated: '2026-04-09' },
    models: models.map(([id, name]): ModelDefinition => ({
      id,
      name,
      capabilities: [],
      parameters: [],
    })),
  },
});

test('pinNames keeps the name of a model if a new model gets the same name', () => {
  const before = [page('one', ['model_z', 'Edit'])];
  const [added] = pinNames(before, [page('two', ['model_a', 'Edit'])]);
  expect(added?.definition.models).toMatchObject([{ id: 'model_a', identifier: 'twoEdit' }]);
});

test('pinNames keeps the name in code of a model that its page renames', () => {
  const before = [page('one', ['model_z', 'Edit'])];
  const [renamed] = pinNames(before, [page('one', ['model_z', 'Edit Pro'])]);
  expect(renamed?.definition.models).toMatchObject([{ name: 'Edit Pro', identifier: 'edit' }]);
});

test('pinNames adds nothing if the name in code is derived from the name', () => {
  const incoming = [page('one', ['model_z', 'Edit'])];
  expect(pinNames([], incoming)).toEqual(incoming);
  expect(pinNames(incoming, incoming)).toEqual(incoming);
});
