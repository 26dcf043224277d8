import { expect, test } from 'vitest';
import { countFacets, facetsOf } from '../../generator/site/facets.ts';
import { plannedModel } from '../support/planned-models.ts';

test('facetsOf does not count what the data does not state as no', () => {
  const facets = facetsOf(
    plannedModel([
      { name: 'images', type: 'file_array' },
      { name: 'seed', type: 'number' },
    ]),
  );
  expect(facets.accepts).toEqual(['image', '?']);
  expect(facets.files).toEqual(['1 or more', '?']);
  expect(facets.resolution).toEqual(['?']);
  expect(facets.inputs).toEqual(['list of files', 'seed']);
});

test('facetsOf knows kinds, amounts, sizes and lengths that page, record or overlay state', () => {
  const facets = facetsOf(
    plannedModel(
      [
        { name: 'clips', type: 'file_array', kind: 'video', maxItems: 4, maxDuration: 30 },
        { name: 'mask', type: 'file', kind: 'image', maskFrom: 'clips' },
        { name: 'width', type: 'number', max: 3840 },
        { name: 'duration', type: 'number', max: 12 },
        { name: 'model', type: 'model' },
      ],
      { capabilities: ['video2video'] },
    ),
  );
  expect(facets).toMatchObject({
    returns: ['video'],
    accepts: ['video', 'image'],
    inputs: ['list of files', 'mask', 'trained model'],
    files: ['1 or more', '2 or more', '4 or more'],
    resolution: ['1K', '2K', '4K'],
    duration: ['5 s or more', '10 s or more'],
    fileDuration: ['5 s or more', '10 s or more', '15 s or more', '30 s or more'],
  });
});

test('facetsOf gives a model that returns no video or sound no length', () => {
  expect(facetsOf(plannedModel([])).duration).toEqual([]);
  expect(facetsOf(plannedModel([])).files).toEqual(['None']);
});

test('countFacets counts the models of which a facet is not stated', () => {
  const facets = countFacets([plannedModel([]), plannedModel([])].map(facetsOf));
  expect(facets.find(({ name }) => name === 'resolution')).toMatchObject({ notStated: 2 });
  expect(facets.find(({ name }) => name === 'duration')).toMatchObject({ notStated: 0 });
});
