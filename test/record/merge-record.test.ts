import { describe, expect, test } from 'vitest';
import { formatDefinition } from '../../generator/definition/format-definition.ts';
import type { Parameter } from '../../generator/model/definition.ts';
import type { JsonObject } from '../../generator/model/record.ts';
import type { ApiInput } from '../../generator/record/api-record.ts';
import { findDisagreements } from '../../generator/record/disagreements.ts';
import { mergeRecord } from '../../generator/record/merge-record.ts';
import { placeRecords } from '../../generator/record/place-records.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import { omitFields } from '../../generator/text/omit-fields.ts';
import { pageWith, recordOf } from './arbitraries.ts';

const prompt: Parameter = {
  name: 'prompt',
  type: 'string',
  required: true,
  description: 'What to make.',
};
const count: Parameter = { name: 'numOutputs', type: 'number', default: 1, min: 1, max: 4 };
const promptInput: ApiInput = {
  name: 'prompt',
  type: 'string',
  required: { always: true },
  description: 'What to make.',
  maxLength: 500,
  costImpact: false,
};
const countInput: ApiInput = {
  name: 'numOutputs',
  type: 'number',
  default: 1,
  min: 1,
  max: 4,
  step: 1,
  costImpact: true,
};

function parametersOf(page: readonly Parameter[], inputs: readonly ApiInput[]) {
  return mergeRecord(pageWith(page), recordOf(inputs)).models[0]?.parameters;
}

test('resolveDefinition reads prices and times of earlier jobs from a record', () => {
  const performanceStats = {
    variants: [
      { capability: 'txt2img', costPerAssetMinCU: 2, costPerAssetP50CU: 3, costPerAssetMaxCU: 5 },
      { variantKey: 'fast', latencyP50Ms: 1500, latencyP75: 4 },
      { variantKey: 'odd', costPerAssetMinCU: 'free' },
    ],
  };
  const merged = mergeRecord(pageWith([]), recordOf([], { performanceStats }));
  expect(resolveDefinition(merged).map(({ earlierJobs }) => earlierJobs)).toEqual([
    [
      { variant: 'txt2img', minPrice: 2, medianPrice: 3, maxPrice: 5 },
      { variant: 'fast', medianTime: 1.5, upperTime: 4 },
    ],
  ]);
});

describe('mergeRecord', () => {
  test('keeps only the facts of an input that its row lacks', () => {
    expect(parametersOf([prompt, count], [promptInput, countInput])).toEqual([
      { ...prompt, record: { maxLength: 500 } },
      { ...count, record: { step: 1, costImpact: true } },
    ]);
  });

  test('writes a readable definition', () => {
    const definition = mergeRecord(pageWith([prompt, count]), recordOf([promptInput, countInput]));
    expect(formatDefinition(definition).split('models:\n')[1]).toBe(`  - id: model_made-up
    name: Made Up
    capabilities: [txt2img]
    record:
      without: [capabilities]
    parameters:
      - name: prompt
        type: string
        required: true
        description: What to make.
        record:
          maxLength: 500
      - name: numOutputs
        type: number
        default: 1
        min: 1
        max: 4
        record:
          step: 1
          costImpact: true
`);
  });

  test('lists the facts of the row that the record lacks', () => {
    const unbounded = { ...omitFields(countInput, 'max'), name: 'numOutputs', type: 'number' };
    expect(parametersOf([count], [unbounded])).toEqual([
      { ...count, record: { step: 1, costImpact: true, without: ['max'] } },
    ]);
  });

  test('converts the lengths of an array to item counts', () => {
    const files: ApiInput = { name: 'images', type: 'file_array', maxLength: 4, costImpact: false };
    expect(parametersOf([], [files])).toMatchObject([{ record: { maxItems: 4 } }]);
  });

  test('marks parameters that only the record has, in its order', () => {
    const seed: ApiInput = { name: 'seed', type: 'number', costImpact: false };
    expect(parametersOf([prompt, count], [promptInput, seed, countInput])).toMatchObject([
      { name: 'prompt' },
      { name: 'seed', onPage: false, record: {} },
      { name: 'numOutputs' },
    ]);
  });

  test('keeps the order of the record if it differs', () => {
    const definition = mergeRecord(pageWith([prompt, count]), recordOf([countInput, promptInput]));
    expect(definition.models[0]?.record?.order).toEqual(['numOutputs', 'prompt']);
  });

  test('treats typographic quotes of a page as plain ones', () => {
    const row = { ...prompt, description: 'Don’t say “no”.' };
    const input = { ...promptInput, description: `Don't say "no".` };
    expect(parametersOf([row], [input])).toEqual([{ ...row, record: { maxLength: 500 } }]);
  });

  test('keeps unknown fields in `other`', () => {
    const input = { ...promptInput, glow: { warm: true }, step: 'one' };
    expect(parametersOf([prompt], [input])).toEqual([
      { ...prompt, record: { maxLength: 500, other: { glow: { warm: true }, step: 'one' } } },
    ]);
  });
});

describe('disagreements of page and record', () => {
  const messages = (page: Parameter, input: ApiInput) =>
    findDisagreements(pageWith([page]), recordOf([input], { capabilities: ['txt2img'] })).map(
      ({ message }) => message,
    );

  test.each<[string, Partial<Parameter>, JsonObject, string]>([
    [
      'a bound',
      { max: 8 },
      {},
      'Made Up: `numOutputs` has max `8` on the page, `4` in the record.',
    ],
    [
      'a default',
      { default: 2 },
      {},
      'Made Up: `numOutputs` has default `2` on the page, `1` in the record.',
    ],
    [
      'a type',
      { type: 'string' },
      {},
      'Made Up: `numOutputs` has type `string` on the page, `number` in the record.',
    ],
    ['required', { required: true }, {}, 'Made Up: `numOutputs` is required only on the page.'],
    [
      'required',
      {},
      { required: { always: true } },
      'Made Up: `numOutputs` is required only in the record.',
    ],
    [
      'allowed values',
      { allowedValues: [1, 2, 3] },
      { allowedValues: [2, 1, 4] },
      'Made Up: `numOutputs` allows `3` only on the page, and `4` only in the record.',
    ],
  ])('%s', (_, row, input, message) => {
    expect(messages({ ...count, ...row }, { ...countInput, ...input })).toEqual([message]);
  });

  test.each<[string, Partial<Parameter>, JsonObject]>([
    ['the order of allowed values', { allowedValues: [1, 2] }, { allowedValues: [2, 1] }],
    [
      'a required rule, for which the page has no word',
      {},
      { required: { ifDefined: { a: 'b' } } },
    ],
    ['wording', { description: 'How many.' }, { description: 'The count.' }],
    ['what the page has no column for', {}, { step: 2, kind: 'image' }],
  ])('do not include %s', (_, row, input) => {
    expect(messages({ ...count, ...row }, { ...countInput, ...input })).toEqual([]);
  });

  test('do not include an empty default, which a page shows as none', () => {
    expect(messages(prompt, { ...promptInput, default: '' })).toEqual([]);
  });

  test('include the parameters that only one of them has', () => {
    expect(messages(prompt, countInput)).toEqual([
      'Made Up: the page has `prompt`, the record does not.',
      'Made Up: the record has `numOutputs`, the page does not.',
    ]);
  });

  test('include the dates and locations of both', () => {
    const place = (file: string) => ({ file, line: 1, column: 1, length: 1, lineText: '' });
    const record = {
      ...recordOf([{ ...countInput, max: 9 }], { updatedAt: '2026-08-20T21:54:14.318Z' }),
      locate: () => place('record.json'),
    };
    const [problem] = findDisagreements(pageWith([count]), record, () => place('phota.yaml'));
    expect(problem).toMatchObject({
      severity: 'warning',
      location: { file: 'phota.yaml' },
      related: [{ file: 'record.json' }],
      why: 'The page was last updated on 2026-04-09, the record was last changed on 2026-08-20.',
    });
  });
});

describe('placeRecords', () => {
  const compliance = { complianceMetadata: { modelProvider: 'Maker' } };

  test('finds the definition of the model', () => {
    const known = [{ definition: pageWith([prompt]) }];
    const { changed, created } = placeRecords(known, [recordOf([promptInput])]);
    expect([...changed.keys()]).toEqual(known);
    expect(created).toEqual([]);
  });

  test('adds an unknown model to the definition of its provider and category', () => {
    const definition = { ...pageWith([prompt]), models: [] };
    const record = recordOf([promptInput], { ...compliance, capabilities: ['img2img'] });
    const { changed } = placeRecords([{ definition }], [record]);
    expect([...changed.values()]).toMatchObject([
      { models: [{ id: 'model_made-up', onPage: false }] },
    ]);
  });

  test.each([
    [['txt2img', 'video2img'], 'image generation'],
    [['txt2video', 'img2video'], 'video generation'],
    [['video2audio', 'video2video'], 'video generation'],
    [['txt2audio'], 'audio generation'],
    [['img23d'], '3d generation'],
    [['controlnet'], 'image generation'],
  ])('creates a new definition: %j is %s', (capabilities, category) => {
    const { created, problems } = placeRecords(
      [],
      [recordOf([promptInput], { ...compliance, capabilities })],
    );
    expect(created).toMatchObject([{ provider: 'Maker', category, source: {} }]);
    expect(created[0]?.models[0]).not.toHaveProperty('onPage');
    expect(problems).toEqual([]);
  });

  test('warns if it derives the provider from the name', () => {
    const { created, problems } = placeRecords([], [recordOf([promptInput])]);
    expect(created).toMatchObject([{ provider: 'Made' }]);
    expect(problems).toMatchObject([{ code: 'RECORD_NO_PROVIDER', severity: 'warning' }]);
  });
});

test('resolveDefinition marks a model that the page of its definition does not have', () => {
  const other = { ...recordOf([promptInput]), id: 'model_other', name: 'Other' };
  const models = resolveDefinition(mergeRecord(pageWith([prompt]), other));
  expect(models.map(({ id, onPage }) => [id, onPage])).toEqual([
    [pageWith([prompt]).models[0]?.id, undefined],
    ['model_other', false],
  ]);
});
