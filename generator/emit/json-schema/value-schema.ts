import { textOf } from '../../markdown/blocks.ts';
import { plainText } from '../../markdown/markdown-text.ts';
import { sentences } from '../../markdown/sentences.ts';
import { constraintWords } from '../../model/constraint-words.ts';
import { fileLimits, stepInWords } from '../../model/limit-words.ts';
import type { Constraint, ResolvedParameter } from '../../model/resolved-model.ts';
import { itemType } from '../../model/value-type.ts';
import { deprecationWords } from '../../model/value-words.ts';
import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import { colorPattern, formatName } from '../../runtime/text-format.ts';
import { fileReference, isOnStep, notReferences } from '../../runtime/values.ts';
import { constraintKeywords } from './constraint-schema.ts';
import { jsonObject, present, type Json, type JsonEntry } from './json.ts';

/** Returns the keywords of an object that has these parameters and no others. */
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
  return [
    ['type', 'object'],
    ['properties', jsonObject(properties)],
    ...present('required', required.length > 0 ? required : undefined),
    ['additionalProperties', false],
    ...constraintKeywords(constraints),
  ];
}

function parameterSchema(
  { parameter, type, optional }: PlannedParameter,
  constraints: readonly Constraint[],
): Json {
  return jsonObject([
    ...present('title', parameter.label),
    ...present('description', describe(type, parameter, constraints) || undefined),
    ...present('deprecated', parameter.deprecated && true),
    ...valueKeywords(type, parameter),
    ...present('default', optional ? parameter.default : undefined),
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
        ...textFormatKeywords(parameter),
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
        ['pattern', fileReference.source],
        ['not', jsonObject([['enum', notReferences]])],
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

function textFormatKeywords({ textFormat }: ResolvedParameter): JsonEntry[] {
  if (textFormat === undefined) return [];
  const color = colorPattern(textFormat);
  return color ? [['pattern', color]] : [['contentMediaType', 'application/json']];
}

function literalKeywords(values: readonly (string | number | boolean)[]): JsonEntry[] {
  const [type, ...others] = new Set(values.map((value) => typeof value));
  return [
    ...present('type', others.length === 0 ? type : undefined),
    ['enum', [...new Set(values)]],
  ];
}

/**
 * A step as a keyword, if every validator agrees on it: `multipleOf` of a fraction refuses 0.07 for
 * 0.01 in most of them. Other steps are described in words.
 */
function stepKeywords({ step, min = 0, max = Infinity }: ResolvedParameter): JsonEntry[] {
  if (step === undefined || !Number.isInteger(step) || !Number.isInteger(min)) return [];
  if (isOnStep(min, step)) return [['multipleOf', step]];
  const count = Math.floor((max - min) / step) + 1;
  return count > longestEnum
    ? []
    : [['enum', Array.from({ length: count }, (_, index) => min + index * step)]];
}

/** JSON Schema counts steps from 0 only; up to so many steps from elsewhere are listed. */
const longestEnum = 100;

/** Returns the description, with the facts that keywords do not state for every reader. */
function describe(
  type: ValueType,
  parameter: ResolvedParameter,
  constraints: readonly Constraint[],
): string {
  const { name, description = '', hint = '', deprecated, step, min } = parameter;
  const isNumber = itemType(type).kind === 'number';
  const isStepUnsaid = isNumber && step !== undefined && stepKeywords(parameter).length === 0;
  const own = constraints.filter((constraint) =>
    'parameters' in constraint
      ? constraint.parameters.includes(name)
      : constraint.parameter === name,
  );
  return textOf(
    sentences(
      deprecated ? deprecationWords(deprecated) : [],
      [plainText(description)],
      [hint],
      isStepUnsaid ? [`Goes ${stepInWords(step, min)}.`] : [],
      [parameter.textFormat === undefined ? '' : `Must be ${formatName(parameter.textFormat)}.`],
      [idSentence(type, parameter)],
      ...own.map(constraintWords),
    ),
  );
}

/** Says what the text of a file or model parameter identifies, with the limits of the file. */
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
