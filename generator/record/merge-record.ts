import { markdownFromText } from '../markdown/markdown-text.ts';
import type { Definition, ModelDefinition, Parameter } from '../model/definition.ts';
import type { ModelRecord } from '../model/record.ts';
import { omitFields } from '../text/omit-fields.ts';
import type { ApiInput, ApiRecord } from './api-record.ts';
import { encodeInput } from './encode-input.ts';
import { encodeModel } from './encode-model.ts';
import { isJsonList, isWord } from './json.ts';
import { recordOfModel } from './record-of-model.ts';
import { inputOfRow, rowOfInput } from './row.ts';

/**
 * Returns `page`, a page that was read again, with the records that were mergeIntoModel into `earlier`.
 */
export function carryRecords(earlier: Definition, page: Definition): Definition {
  return earlier.models.flatMap((model) => recordOfModel(model) ?? []).reduce(mergeRecord, page);
}

/** Merges a record into the model with its ID, or adds a new model. */
export function mergeRecord(definition: Definition, record: ApiRecord): Definition {
  const page = definition.models.find(({ id }) => id === record.id);
  const hasPage = definition.source.lastUpdated !== undefined;
  const models =
    page === undefined
      ? [...definition.models, modelOfRecord(record, hasPage)]
      : definition.models.map((model) =>
          model === page ? mergeIntoModel(model, record, hasPage) : model,
        );
  return { ...definition, models };
}

/** Returns the model of a record that has no page. */
export function modelOfRecord(record: ApiRecord, hasPage: boolean): ModelDefinition {
  const { shortDescription, capabilities } = record.model;
  const description =
    typeof shortDescription === 'string' ? markdownFromText(shortDescription) : '';
  const page: ModelDefinition = {
    id: record.id,
    name: record.name,
    ...(description !== '' && { description }),
    capabilities: isJsonList(capabilities) ? capabilities.filter(isWord) : [],
    parameters: [],
  };
  return {
    ...page,
    ...(hasPage && { onPage: false }),
    record: encodeModel(page, record),
    parameters: record.inputs.map((input) => parameterOfInput(input, false)),
  };
}

function mergeIntoModel(
  model: ModelDefinition,
  record: ApiRecord,
  hasPage: boolean,
): ModelDefinition {
  if (!hasPage || model.onPage === false) {
    const { identifier } = model;
    const fresh = modelOfRecord(record, hasPage);
    return { ...fresh, ...(identifier !== undefined && { identifier }) };
  }
  const page = pageModel(model);
  const rows = page.parameters.map((row) => withInput(row, record.inputs));
  const parameters = placeInputs(rows, record.inputs);
  const { other, ...fields } = encodeModel(page, record);
  const order = orderOf(parameters, record.inputs);
  const kept: ModelRecord = { ...fields, ...(order && { order }), ...(other && { other }) };
  return { ...page, record: kept, parameters };
}

function pageModel(model: ModelDefinition): ModelDefinition {
  const rows = model.parameters.filter(({ onPage }) => onPage !== false);
  return {
    ...omitFields(model, 'record'),
    parameters: rows.map((row) => omitFields(row, 'record')),
  };
}

function withInput(row: Parameter, inputs: readonly ApiInput[]): Parameter {
  const input = inputs.find(({ name }) => name === row.name);
  return input ? { ...row, record: encodeInput(inputOfRow(row), input) } : row;
}

function parameterOfInput(input: ApiInput, isMarked: boolean): Parameter {
  const row = rowOfInput(input);
  return {
    ...row,
    ...(isMarked && { onPage: false }),
    record: encodeInput(inputOfRow(row), input),
  };
}

/**
 * Inserts each input without a row after the input that precedes it in the record.
 */
function placeInputs(rows: readonly Parameter[], inputs: readonly ApiInput[]): Parameter[] {
  const placed = [...rows];
  let place = 0;
  for (const input of inputs) {
    const at = placed.findIndex(({ name }) => name === input.name);
    if (at !== -1) {
      place = at + 1;
      continue;
    }
    placed.splice(place, 0, parameterOfInput(input, true));
    place += 1;
  }
  return placed;
}

function orderOf(parameters: readonly Parameter[], inputs: readonly ApiInput[]) {
  const listed = parameters.filter(({ record }) => record).map(({ name }) => name);
  const order = inputs.map(({ name }) => name);
  return listed.every((name, index) => name === order[index]) ? undefined : order;
}
