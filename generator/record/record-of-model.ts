import type { ModelDefinition, Parameter } from '../model/definition.ts';
import type { ApiInput, ApiRecord } from './api-record.ts';
import { decodeInput } from './encode-input.ts';
import { decodeModel } from './encode-model.ts';
import { inputOfRow } from './row.ts';

/** Restores the record that was merged into `model`, as far as it was kept; undefined if there is none. */
export function recordOfModel(model: ModelDefinition): ApiRecord | undefined {
  if (!model.record) return undefined;
  const inputs = recordInputs(model);
  const fields = decodeModel(model, model.record);
  const { name } = fields;
  return {
    id: model.id,
    name: typeof name === 'string' ? name : model.name,
    inputs,
    model: { id: model.id, ...fields, inputs },
  };
}

/** Restores the inputs of the record that was merged into `model`; an empty list if there is none. */
export function recordInputs(model: ModelDefinition): readonly ApiInput[] {
  const inputs = model.parameters.flatMap((parameter) => recordInput(parameter) ?? []);
  const order = model.record?.order;
  return order ? inputs.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name)) : inputs;
}

/** Returns the input of a parameter in the record; undefined if the record does not have it. */
export function recordInput(parameter: Parameter): ApiInput | undefined {
  return parameter.record && decodeInput(inputOfRow(parameter), parameter.record);
}
