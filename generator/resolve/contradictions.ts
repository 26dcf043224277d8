import { violatedLimits, type ValueLimits } from '../model/accepts-value.ts';
import type { Scalar } from '../model/definition.ts';
import type { LimitField } from '../model/fact.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import type { ParameterLimits } from '../runtime/parameter-data.ts';
import { countOf } from '../text/count-words.ts';

/** A contradiction between facts of one parameter. */
export interface Contradiction {
  readonly kind: 'bounds' | 'default' | 'allowedValues' | 'misplaced';
  readonly fields: readonly (keyof ResolvedParameter)[];
  /** Without the name of the parameter: `default must be at most 4 (got 9)`. */
  readonly message: string;
}

/** Returns all contradictions in a parameter. */
export function contradictionsOf(parameter: ResolvedParameter): Contradiction[] {
  return [
    ...misplaced(parameter),
    ...crossed(parameter, 'min', 'max'),
    ...crossed(parameter, 'minLength', 'maxLength'),
    ...crossed(parameter, 'minItems', 'maxItems'),
    ...crossed(parameter, 'minDuration', 'maxDuration'),
    ...crossed(parameter, 'minWidth', 'maxWidth'),
    ...crossed(parameter, 'minHeight', 'maxHeight'),
    ...crossed(parameter, 'minAspectRatio', 'maxAspectRatio'),
    ...repeated(parameter),
    ...(parameter.allowedValues ?? []).flatMap((value) =>
      valueContradictions(parameter, value, 'allowedValues', `allowed value ${formatValue(value)}`),
    ),
    ...defaultContradictions(parameter),
  ];
}

const [numbers, strings, lists, files] = [/^number/, /^string/, /_array$/, /^file/];

type TypedField =
  keyof ParameterLimits | 'textFormat' | 'kind' | 'modelTypes' | 'inputs' | 'constraints';

/** The types that each fact applies to. */
const applicableTypes: Readonly<Record<TypedField, RegExp>> = {
  min: numbers,
  max: numbers,
  step: numbers,
  integer: numbers,
  minLength: strings,
  maxLength: strings,
  textFormat: strings,
  minItems: lists,
  maxItems: lists,
  kind: files,
  maxSize: files,
  fileFormats: files,
  minDuration: files,
  maxDuration: files,
  minWidth: files,
  maxWidth: files,
  minHeight: files,
  maxHeight: files,
  minAspectRatio: files,
  maxAspectRatio: files,
  modelTypes: /^model/,
  inputs: /^inputs_array$/,
  constraints: /^inputs_array$/,
};

function misplaced(parameter: ResolvedParameter): Contradiction[] {
  return Object.keys(applicableTypes)
    .filter(isTypedField)
    .filter(
      (field) => parameter[field] !== undefined && !applicableTypes[field].test(parameter.type),
    )
    .map((field) => ({
      kind: 'misplaced',
      fields: [field],
      message: `\`${field}\` has no effect on the type \`${parameter.type}\``,
    }));
}

function isTypedField(name: string): name is TypedField {
  return name in applicableTypes;
}

function crossed(
  parameter: ResolvedParameter,
  minField: LimitField,
  maxField: LimitField,
): Contradiction[] {
  const [low, high] = [parameter[minField], parameter[maxField]];
  if (low === undefined || high === undefined || low <= high) return [];
  return [
    {
      kind: 'bounds',
      fields: [minField, maxField],
      message: `${minField} must be at most ${maxField} ${high} (got ${low})`,
    },
  ];
}

function repeated({ allowedValues = [] }: ResolvedParameter): Contradiction[] {
  const duplicates = allowedValues.filter((value, index) => allowedValues.indexOf(value) !== index);
  return [...new Set(duplicates)].map((value) => ({
    kind: 'allowedValues',
    fields: ['allowedValues'],
    message: `allowed value ${formatValue(value)} is listed twice`,
  }));
}

function defaultContradictions(parameter: ResolvedParameter): Contradiction[] {
  const { default: value, type, minItems, maxItems } = parameter;
  if (value === undefined) return [];
  const isList = typeof value === 'object';
  if (isList !== type.endsWith('_array')) {
    const message = `default must be ${isList ? 'one value' : 'a list'} for the type \`${type}\``;
    return [{ kind: 'default', fields: ['default', 'type'], message }];
  }
  if (!isList)
    return valueContradictions(parameter, value, 'default', `default ${formatValue(value)}`);
  const counts: Contradiction[] = [
    // Pages and records write an empty list for "none".
    ...(minItems !== undefined && value.length > 0 && value.length < minItems
      ? [
          contradiction(
            'default',
            ['minItems'],
            `default must have at least ${countOf(minItems, 'item')} (got ${value.length})`,
          ),
        ]
      : []),
    ...(maxItems !== undefined && value.length > maxItems
      ? [
          contradiction(
            'default',
            ['maxItems'],
            `default must have at most ${countOf(maxItems, 'item')} (got ${value.length})`,
          ),
        ]
      : []),
  ];
  return [
    ...counts,
    ...value.flatMap((item) =>
      valueContradictions(parameter, item, 'default', `default item ${formatValue(item)}`),
    ),
  ];
}

type Subject = 'default' | 'allowedValues';

function valueContradictions(
  parameter: ResolvedParameter,
  value: Scalar,
  subject: Subject,
  words: string,
): Contradiction[] {
  const expected = scalarTypes.get(parameter.type.replace(/_array$/, ''));
  if (expected !== undefined && typeof value !== expected) {
    return [contradiction(subject, ['type'], `${words} must be a ${expected}`)];
  }
  const found = violatedLimits(value, parameter).map((field) =>
    contradiction(subject, [field], `${words} ${requirementOf(field, parameter)}`),
  );
  const isUnlisted = subject === 'default' && parameter.allowedValues?.includes(value) === false;
  return isUnlisted
    ? [
        ...found,
        contradiction(subject, ['allowedValues'], `${words} must be one of the allowed values`),
      ]
    : found;
}

function requirementOf(field: keyof ValueLimits, parameter: ResolvedParameter): string {
  const limit = String(parameter[field]);
  switch (field) {
    case 'min':
      return `must be at least ${limit}`;
    case 'max':
      return `must be at most ${limit}`;
    case 'integer':
      return 'must be a whole number';
    case 'step':
      return `must be a multiple of the step ${limit}`;
    case 'minLength':
      return `must have at least ${countOf(Number(limit), 'character')}`;
    case 'maxLength':
      return `must have at most ${countOf(Number(limit), 'character')}`;
  }
}

const scalarTypes: ReadonlyMap<string, string> = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['boolean', 'boolean'],
  ['file', 'string'],
  ['model', 'string'],
]);

function contradiction(
  subject: Subject,
  fields: readonly (keyof ResolvedParameter)[],
  message: string,
): Contradiction {
  return { kind: subject, fields: [subject, ...fields], message };
}

function formatValue(value: Scalar): string {
  return typeof value === 'string' ? `\`${value}\`` : String(value);
}
