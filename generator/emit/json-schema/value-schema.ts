import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import { plainText } from '../../markdown/markdown-text.ts';
import type { ResolvedParameter, Constraint } from '../../model/resolved-model.ts';
import { assetId } from '../../runtime/file-content.ts';
import { fileLimits, isMultiple, stepInWords } from '../../model/limit-words.ts';
import { textOf } from '../../markdown/blocks.ts';
import { constraintWords } from '../../model/constraint-words.ts';
import { deprecationWords } from '../../model/value-words.ts';
import { sentences } from '../../markdown/sentences.ts';
import { itemType } from '../../model/item-type.ts';
import { constraintSchemas } from './constraint-schema.ts';
import { jsonObject, present, type Json, type JsonEntry } from './json.ts';

/** The keywords of an object that has these parameters and no others. */
export function objectKeywords(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[] = [],
): JsonEntry[] {
  const required = parameters
    .filter(({ optional }) => !optional)
    .map(({ parameter }) => parameter.name);
  const properties = parameters.map((planned): JsonEntry => [
    planned.parameter.name,
    parameterSchema(planned, constraints),
  ]);
  const allOf = constraintSchemas(constraints);
  return [
    ['type', 'object'],
    ['properties', jsonObject(properties)],
    ...present('required', required.length > 0 ? required : undefined),
    ['additionalProperties', false],
    ...present('allOf', allOf.length > 0 ? allOf : undefined),
  ];
}

function parameterSchema(
  { parameter, type }: PlannedParameter,
  constraints: readonly Constraint[],
): Json {
  return jsonObject([
    ...present('title', parameter.label),
    ...present('description', describe(type, parameter, constraints) || undefined),
    ...present('deprecated', parameter.deprecated && true),
    ...valueKeywords(type, parameter),
    ...present('default', parameter.default),
  ]);
}

function valueKeywords(type: ValueType, parameter: ResolvedParameter): JsonEntry[] {
  switch (type.kind) {
    case 'string':
    case 'model':
      return [
        ['type', 'string'],
        ...present('minLength', parameter.minLength),
        ...present('maxLength', parameter.maxLength),
      ];
    case 'number':
      return [
        ['type', parameter.integer ? 'integer' : 'number'],
        ...present('minimum', parameter.min),
        ...present('maximum', parameter.max),
        ...stepKeywords(parameter),
      ];
    case 'boolean':
      return [['type', 'boolean']];
    case 'file':
      return [
        ['type', 'string'],
        ['pattern', assetId.source],
      ];
    case 'literals':
      return literalKeywords(type.values);
    case 'object':
      return type.parameters
        ? objectKeywords(type.parameters, parameter.constraints)
        : [['type', 'object']];
    case 'array':
      return [
        ['type', 'array'],
        ...present('minItems', parameter.minItems),
        ...present('maxItems', parameter.maxItems),
        ['items', jsonObject(valueKeywords(type.item, parameter))],
      ];
    case 'unknown':
      return [];
  }
}

function literalKeywords(values: readonly (string | number | boolean)[]): JsonEntry[] {
  const [type, ...others] = new Set(values.map((value) => typeof value));
  return [
    ...present('type', others.length === 0 ? type : undefined),
    ['enum', [...new Set(values)]],
  ];
}

/** JSON Schema counts steps from 0 only; a few steps from elsewhere are listed, many are told in words. */
function stepKeywords({ step, min = 0, max = Infinity }: ResolvedParameter): JsonEntry[] {
  if (step === undefined) return [];
  if (isMultiple(min, step)) return [['multipleOf', step]];
  const count = Math.floor((max - min) / step + 1e-9) + 1;
  if (count > 100) return [];
  // In binary, 0.7 + 0.1 is not 0.8.
  const values = Array.from({ length: count }, (_, index) => min + index * step);
  return [['enum', values.map((value) => Number(value.toPrecision(12)))]];
}

/** The description, and what no keyword can say. */
function describe(
  type: ValueType,
  parameter: ResolvedParameter,
  constraints: readonly Constraint[],
): string {
  const { name, description = '', hint = '', deprecated, step, min } = parameter;
  const isStepUnsaid = step !== undefined && stepKeywords(parameter).length === 0;
  const ignored = constraints.filter(
    (constraint) =>
      (constraint.kind === 'ignoredWhen' || constraint.kind === 'ignoredUnless') &&
      constraint.parameter === name,
  );
  return textOf(
    sentences(
      deprecated ? deprecationWords(deprecated) : [],
      [plainText(description)],
      [hint],
      isStepUnsaid ? [`Goes ${stepInWords(step, min)}.`] : [],
      [idSentence(type, parameter)],
      ...ignored.map(constraintWords),
    ),
  );
}

/** What the text of a file or model parameter stands for. */
function idSentence(type: ValueType, parameter: ResolvedParameter): string {
  const { kind } = itemType(type);
  if (kind !== 'file' && kind !== 'model') return '';
  const what = kind === 'file' ? 'asset' : 'model';
  const details = [parameter.kind, ...(parameter.modelTypes ?? []), ...fileLimits(parameter)]
    .filter((detail) => detail !== undefined)
    .join(', ');
  const ids =
    type.kind === 'array'
      ? `Ids of ${what}s`
      : `The id of ${what === 'asset' ? 'an' : 'a'} ${what}`;
  return details === '' ? `${ids}.` : `${ids}: ${details}.`;
}
