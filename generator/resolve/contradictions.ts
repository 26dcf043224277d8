import { brokenLimits, type ValueLimits } from '../model/accepts-value.ts';
import type { Scalar } from '../model/definition.ts';
import type { LimitField } from '../model/fact.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import { countOf } from '../text/count-words.ts';

/** Facts of one parameter that contradict each other. */
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
      valueFaults(parameter, value, 'allowedValues', `allowed value ${show(value)}`),
    ),
    ...defaultFaults(parameter),
  ];
}

/** Facts without meaning for other types. */
const places = [
  { types: /^number/, fields: ['min', 'max', 'step', 'integer'] },
  { types: /^string/, fields: ['minLength', 'maxLength', 'textFormat'] },
  { types: /_array$/, fields: ['minItems', 'maxItems'] },
  { types: /^file/, fields: ['kind', 'maxSize', 'fileFormats', 'minDuration', 'maxDuration'] },
  { types: /^file/, fields: ['minWidth', 'maxWidth', 'minHeight', 'maxHeight'] },
  { types: /^file/, fields: ['minAspectRatio', 'maxAspectRatio'] },
  { types: /^model/, fields: ['modelTypes'] },
  { types: /^inputs_array$/, fields: ['inputs', 'constraints'] },
] as const satisfies readonly { types: RegExp; fields: readonly (keyof ResolvedParameter)[] }[];

function misplaced(parameter: ResolvedParameter): Contradiction[] {
  return places
    .filter(({ types }) => !types.test(parameter.type))
    .flatMap(({ fields }): readonly (keyof ResolvedParameter)[] => fields)
    .filter((field) => parameter[field] !== undefined)
    .map((field) => ({
      kind: 'misplaced',
      fields: [field],
      message: `\`${field}\` has no effect on the type \`${parameter.type}\``,
    }));
}

function crossed(
  parameter: ResolvedParameter,
  least: LimitField,
  most: LimitField,
): Contradiction[] {
  const [low, high] = [parameter[least], parameter[most]];
  if (low === undefined || high === undefined || low <= high) return [];
  return [
    {
      kind: 'bounds',
      fields: [least, most],
      message: `${least} must be at most ${most} ${high} (got ${low})`,
    },
  ];
}

function repeated({ allowedValues = [] }: ResolvedParameter): Contradiction[] {
  const twice = allowedValues.filter((value, index) => allowedValues.indexOf(value) !== index);
  return [...new Set(twice)].map((value) => ({
    kind: 'allowedValues',
    fields: ['allowedValues'],
    message: `allowed value ${show(value)} is in the list twice`,
  }));
}

function defaultFaults(parameter: ResolvedParameter): Contradiction[] {
  const { default: value, type, minItems, maxItems } = parameter;
  if (value === undefined) return [];
  const isList = typeof value === 'object';
  if (isList !== type.endsWith('_array')) {
    const message = `default must be ${isList ? 'one value' : 'a list'} for the type \`${type}\``;
    return [{ kind: 'default', fields: ['default', 'type'], message }];
  }
  if (!isList) return valueFaults(parameter, value, 'default', `default ${show(value)}`);
  const counts: Contradiction[] = [
    // Pages and records write an empty list for "none".
    ...(minItems !== undefined && value.length > 0 && value.length < minItems
      ? [
          fault(
            'default',
            ['minItems'],
            `default must have at least ${countOf(minItems, 'item')} (got ${value.length})`,
          ),
        ]
      : []),
    ...(maxItems !== undefined && value.length > maxItems
      ? [
          fault(
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
      valueFaults(parameter, item, 'default', `default item ${show(item)}`),
    ),
  ];
}

type Subject = 'default' | 'allowedValues';

function valueFaults(
  parameter: ResolvedParameter,
  value: Scalar,
  subject: Subject,
  words: string,
): Contradiction[] {
  const expected = scalarTypes.get(parameter.type.replace(/_array$/, ''));
  if (expected !== undefined && typeof value !== expected) {
    return [fault(subject, ['type'], `${words} must be a ${expected}`)];
  }
  const found = brokenLimits(value, parameter).map((field) =>
    fault(subject, [field], `${words} ${limitFault(field, parameter)}`),
  );
  const isUnlisted = subject === 'default' && parameter.allowedValues?.includes(value) === false;
  return isUnlisted
    ? [...found, fault(subject, ['allowedValues'], `${words} must be one of the allowed values`)]
    : found;
}

function limitFault(field: keyof ValueLimits, parameter: ResolvedParameter): string {
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

function fault(
  subject: Subject,
  fields: readonly (keyof ResolvedParameter)[],
  message: string,
): Contradiction {
  return { kind: subject, fields: [subject, ...fields], message };
}

function show(value: Scalar): string {
  return typeof value === 'string' ? `\`${value}\`` : String(value);
}
