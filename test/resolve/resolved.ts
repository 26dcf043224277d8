import type { Parameter } from '../../generator/model/definition.ts';
import type { ModelOverlay } from '../../generator/model/overlay.ts';
import type { JsonObject } from '../../generator/model/record.ts';
import type { ResolvedModel } from '../../generator/model/resolved-model.ts';
import type { ApiInput } from '../../generator/record/api-record.ts';
import { mergeRecord } from '../../generator/record/merge-record.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import { omitFields } from '../../generator/text/omit-fields.ts';
import { pageWith, recordOf } from '../record/arbitraries.ts';

export interface ParameterParts {
  readonly rows?: readonly Parameter[];
  readonly inputs?: readonly ApiInput[];
  readonly fields?: JsonObject;
  readonly overlay?: ModelOverlay;
}

export function resolved({
  rows = [],
  inputs,
  fields,
  overlay = {},
}: ParameterParts): ResolvedModel {
  const page = pageWith(rows);
  const definition = inputs ? mergeRecord(page, recordOf(inputs, fields)) : page;
  const [model] = resolveDefinition(definition, { models: { 'model_made-up': overlay } });
  if (!model) throw new Error('no model');
  return model;
}

export function parameter(given: ParameterParts) {
  return resolved(given).parameters[0];
}

export const input = {
  name: 'count',
  type: 'number',
  default: 1,
  min: 1,
  max: 4,
  costImpact: false,
};
export const row: Parameter = omitFields(input, 'costImpact');
