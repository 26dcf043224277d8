import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import { plainText } from '../../reference/markdown-text.ts';
import type { ResolvedParameter, Rule } from '../../resolve/types.ts';
import { fileLimits, isMultiple, stepInWords } from '../docs/limits.ts';
import { textOf } from '../docs/markdown.ts';
import { deprecationWords, ruleInWords } from '../docs/rules-in-words.ts';
import { sentences } from '../docs/sentences.ts';
import { itemType } from '../item-type.ts';
import { ruleSchemas } from './rule-schema.ts';
import { jsonObject, present, type Json, type JsonEntry } from './json.ts';

/** The keywords of an object that has these parameters and no others. */
export function objectKeywords(
  parameters: readonly PlannedParameter[],
  rules: readonly Rule[] = [],
): JsonEntry[] {
  const required = parameters
    .filter(({ optional }) => !optional)
    .map(({ parameter }) => parameter.name);
  const properties = parameters.map((planned): JsonEntry => [
    planned.parameter.name,
    parameterSchema(planned, rules),
  ]);
  const allOf = ruleSchemas(rules);
  return [
    ['type', 'object'],
    ['properties', jsonObject(properties)],
    ...present('required', required.length > 0 ? required : undefined),
    ['additionalProperties', false],
    ...present('allOf', allOf.length > 0 ? allOf : undefined),
  ];
}

function parameterSchema({ parameter, type }: PlannedParameter, rules: readonly Rule[]): Json {
  return jsonObject([
    ...present('title', parameter.label),
    ...present('description', describe(type, parameter, rules) || undefined),
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
        ...present('multipleOf', multipleOf(parameter)),
      ];
    case 'boolean':
      return [['type', 'boolean']];
    case 'file':
      return [
        ['type', 'string'],
        ['minLength', 1],
      ];
    case 'literals':
      return literalKeywords(type.values);
    case 'object':
      return type.parameters
        ? objectKeywords(type.parameters, parameter.rules)
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

/** JSON Schema counts steps from 0 only; steps from elsewhere are told in the description. */
function multipleOf({ step, min = 0 }: ResolvedParameter): number | undefined {
  return step !== undefined && isMultiple(min, step) ? step : undefined;
}

/** The description, and what no keyword can say. */
function describe(type: ValueType, parameter: ResolvedParameter, rules: readonly Rule[]): string {
  const { name, description = '', hint = '', deprecated, step, min } = parameter;
  const isSteppedFromMin = step !== undefined && multipleOf(parameter) === undefined;
  const ignored = rules.filter(
    (rule) =>
      (rule.kind === 'ignoredWhen' || rule.kind === 'ignoredUnless') && rule.parameter === name,
  );
  return textOf(
    sentences(
      deprecated ? deprecationWords(deprecated) : [],
      [plainText(description)],
      [hint],
      isSteppedFromMin ? [`Goes ${stepInWords(step, min)}.`] : [],
      [idSentence(type, parameter)],
      ...ignored.map(ruleInWords),
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
