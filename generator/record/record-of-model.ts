import type { ModelDefinition, Parameter } from '../model/definition.ts';
import type { ApiInput, ApiRecord } from './api-record.ts';
import { decodeInput } from './encode-input.ts';
import { decodeModel } from './encode-model.ts';
import { inputOfRow } from './row.ts';

/** Returns the record that was merged into `model`, as far as it was kept; undefined without a record. */
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

/** Returns the inputs of the record that was merged into `model`; none without a record. */
export function recordInputs(model: ModelDefinition): readonly ApiInput[] {
  const inputs = model.parameters.flatMap((parameter) => recordInput(parameter) ?? []);
  const order = model.record?.order;
  return order ? inputs.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name)) : inputs;
}

/** Returns a parameter in the words of the API; undefined if the record does not have it. */
export function recordInput(parameter: Parameter): ApiInput | undefined {
  return parameter.record && decodeInput(inputOfRow(parameter), parameter.record);
}
