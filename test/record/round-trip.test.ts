import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDefinition } from '../../generator/definition/format-definition.ts';
import { parseDefinition } from '../../generator/definition/parse-definition.ts';
import type { Definition, ModelDefinition } from '../../generator/model/definition.ts';
import type { Json } from '../../generator/model/record.ts';
import { isJsonList, isJsonObject } from '../../generator/record/json.ts';
import { carryRecords, mergeRecord } from '../../generator/record/merge-record.ts';
import { readRecords } from '../../generator/record/read-records.ts';
import { recordInputs, recordOfModel } from '../../generator/record/record-of-model.ts';
import { rowOfInput } from '../../generator/record/row.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { printPage } from '../../generator/reference/print-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import { omitFields } from '../../generator/text/omit-fields.ts';
import { corpusPages, hasShared, modelRecords } from '../support/shared.ts';
import { inputs, pageWith, recordOf } from './arbitraries.ts';

/** Returns a definition after a round trip through YAML. */
function stored(definition: Definition): Definition {
  const read = parseDefinition(sourceText('made-up.yaml', formatDefinition(definition)));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.value;
}

/** Returns the definition of the page alone, without anything that `mergeRecord` added. */
function withoutRecords(definition: Definition): Definition {
  const models = definition.models
    .filter(({ onPage }) => onPage !== false)
    .map((model) => ({
      ...omitFields(model, 'record'),
      parameters: model.parameters
        .filter(({ onPage }) => onPage !== false)
        .map((row) => omitFields(row, 'record')),
    }));
  return { ...definition, models };
}

function onlyModel(definition: Definition): ModelDefinition {
  const [model] = definition.models;
  if (!model) throw new Error('no model');
  return model;
}

/** Returns the same JSON with the fields of all objects in reverse order. */
function reversed(value: Json): Json {
  if (isJsonList(value)) return value.map(reversed);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

const noPage: Definition = { provider: 'Maker', category: 'images', source: {}, models: [] };

describe('mergeRecord and recordOfModel', () => {
  test('return the inputs of a record without a page', () => {
    fc.assert(
      fc.property(inputs, (apiInputs) => {
        const definition = stored(mergeRecord(noPage, recordOf(apiInputs)));
        expect(recordInputs(onlyModel(definition))).toStrictEqual(apiInputs);
      }),
      { numRuns: 80 },
    );
  });

  test('return the inputs of a record in their order, next to any page', () => {
    fc.assert(
      fc.property(inputs, inputs, (apiInputs, pageInputs) => {
        const page = pageWith(pageInputs.map(rowOfInput));
        const definition = stored(mergeRecord(page, recordOf(apiInputs)));
        expect(recordInputs(onlyModel(definition))).toStrictEqual(apiInputs);
      }),
      { numRuns: 80 },
    );
  });

  test('do not depend on the order of fields in the record', () => {
    fc.assert(
      fc.property(inputs, inputs, (apiInputs, pageInputs) => {
        const page = pageWith(pageInputs.map(rowOfInput));
        const uiConfig = { selects: { a: { x: 'X', y: 'Y' }, b: {} } };
        const reversedInputs = JSON.parse(
          JSON.stringify(apiInputs.map(reversed)),
        ) as typeof apiInputs;
        const once = mergeRecord(page, recordOf(apiInputs, { tags: ['a'], uiConfig }));
        const reversedOrder = mergeRecord(
          page,
          recordOf(reversedInputs, { uiConfig: reversed(uiConfig), tags: ['a'] }),
        );
        expect(formatDefinition(reversedOrder)).toBe(formatDefinition(once));
        expect(JSON.stringify(resolveDefinition(reversedOrder))).toBe(
          JSON.stringify(resolveDefinition(once)),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('keep the page unchanged', () => {
    fc.assert(
      fc.property(inputs, inputs, (apiInputs, pageInputs) => {
        const page = pageWith(pageInputs.map(rowOfInput));
        expect(withoutRecords(mergeRecord(page, recordOf(apiInputs)))).toEqual(page);
      }),
      { numRuns: 40 },
    );
  });

  test('replace an earlier record completely', () => {
    fc.assert(
      fc.property(inputs, inputs, inputs, (earlier, apiInputs, pageInputs) => {
        const page = pageWith(pageInputs.map(rowOfInput));
        const twice = mergeRecord(mergeRecord(page, recordOf(earlier)), recordOf(apiInputs));
        expect(twice).toEqual(mergeRecord(page, recordOf(apiInputs)));
      }),
      { numRuns: 40 },
    );
  });

  test('keep a record when its page is imported again', () => {
    fc.assert(
      fc.property(inputs, inputs, inputs, (apiInputs, before, after) => {
        const record = recordOf(apiInputs, { tags: ['new'], updatedAt: '2026-05-01T00:00:00Z' });
        const earlier = mergeRecord(pageWith(before.map(rowOfInput)), record);
        const page = pageWith(after.map(rowOfInput));
        expect(carryRecords(earlier, page)).toEqual(mergeRecord(page, record));
      }),
      { numRuns: 40 },
    );
  });
});

describe.skipIf(!hasShared)('mergeRecord of a recorded response', () => {
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

describe.skipIf(!hasShared)('printPage of a real page with a record', () => {
  const records = modelRecords().flatMap(({ name, text }) => {
    const read = readRecords(sourceText(name, text));
    return read.ok ? read.value : [];
  });
  const pairs = corpusPages().flatMap((page) =>
    records
      .filter(({ id }) => page.text.includes(`\`${id}\``))
      .map((record) => [record.id, page.name, page, record] as const),
  );

  test('has at least four pairs of page and record', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(4);
  });

  test.each(pairs)('prints %s in %s byte for byte', (_, name, page, record) => {
    const parsed = parsePage(sourceText(name, page.text));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const merged = stored(mergeRecord(parsed.value, record));
    expect(printPage(merged)).toBe(page.text);
    const model = merged.models.find(({ id }) => id === record.id);
    expect(model && recordInputs(model)).toStrictEqual(record.model['inputs']);
  });
});
