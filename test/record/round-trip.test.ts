import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDefinition } from '../../generator/definition/format-definition.ts';
import { parseDefinition } from '../../generator/definition/parse-definition.ts';
import type { Definition, ModelDefinition } from '../../generator/definition/types.ts';
import { carryRecords, mergeRecord, withoutRecords } from '../../generator/record/merge-record.ts';
import { readRecords } from '../../generator/record/read-records.ts';
import { recordInputs, recordOfModel } from '../../generator/record/record-of-model.ts';
import { rowOfInput } from '../../generator/record/row.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { hasShared, modelRecords } from '../support/shared.ts';
import { inputs, pageWith, recordOf } from './arbitraries.ts';

/** Written as YAML and read again. */
function stored(definition: Definition): Definition {
  const read = parseDefinition(sourceText('made-up.yaml', formatDefinition(definition)));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.value;
}

function onlyModel(definition: Definition): ModelDefinition {
  const [model] = definition.models;
  if (!model) throw new Error('no model');
  return model;
}

const noPage: Definition = { provider: 'Maker', category: 'images', source: {}, models: [] };

describe('a record in a definition', () => {
  test('comes back from YAML with equal inputs when there is no page', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const definition = stored(mergeRecord(noPage, recordOf(given)));
        expect(recordInputs(onlyModel(definition))).toStrictEqual(given);
      }),
      { numRuns: 150 },
    );
  });

  test('comes back with equal inputs, in their order, beside any page', () => {
    fc.assert(
      fc.property(inputs, inputs, (given, paged) => {
        const page = pageWith(paged.map(rowOfInput));
        const definition = stored(mergeRecord(page, recordOf(given)));
        expect(recordInputs(onlyModel(definition))).toStrictEqual(given);
      }),
      { numRuns: 150 },
    );
  });

  test('leaves the page as it was', () => {
    fc.assert(
      fc.property(inputs, inputs, (given, paged) => {
        const page = pageWith(paged.map(rowOfInput));
        expect(withoutRecords(mergeRecord(page, recordOf(given)))).toEqual(page);
      }),
      { numRuns: 100 },
    );
  });

  test('takes the place of an earlier record without a trace of it', () => {
    fc.assert(
      fc.property(inputs, inputs, inputs, (earlier, given, paged) => {
        const page = pageWith(paged.map(rowOfInput));
        const twice = mergeRecord(mergeRecord(page, recordOf(earlier)), recordOf(given));
        expect(twice).toEqual(mergeRecord(page, recordOf(given)));
      }),
      { numRuns: 50 },
    );
  });

  test('moves over to a page that is read again', () => {
    fc.assert(
      fc.property(inputs, inputs, inputs, (given, before, after) => {
        const record = recordOf(given, { tags: ['new'], updatedAt: '2026-05-01T00:00:00Z' });
        const earlier = mergeRecord(pageWith(before.map(rowOfInput)), record);
        const page = pageWith(after.map(rowOfInput));
        expect(carryRecords(earlier, page)).toEqual(mergeRecord(page, record));
      }),
      { numRuns: 50 },
    );
  });
});

describe.skipIf(!hasShared)('a recorded answer of the API', () => {
  test.each(modelRecords().map((file) => [file.name, file] as const))(
    '%s comes back equal, also its kept facts',
    (_, file) => {
      const read = readRecords(sourceText(file.name, file.text));
      const [record] = read.ok ? read.value : [];
      if (!record) throw new Error(JSON.stringify(read.problems));
      const model = onlyModel(stored(mergeRecord(noPage, record)));
      expect(recordInputs(model)).toEqual(record.model['inputs']);
      expect(record.model).toMatchObject(recordOfModel(model)?.model ?? {});
    },
  );
});
