import { brokenLimits, type ValueLimits } from '../model/accepts.ts';
import type { Scalar } from '../model/definition.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';

/** Facts of one parameter that can't all be right. */
export interface ParameterFault {
  readonly kind: 'bounds' | 'default' | 'allowedValues' | 'misplaced';
  readonly fields: readonly (keyof ResolvedParameter)[];
  /** Without the parameter's name: `default 9 is over max 4`. */
  readonly message: string;
}

/** All that does not fit together in a parameter; what it is about stands in `fields`. */
export function parameterFaults(parameter: ResolvedParameter): ParameterFault[] {
  return [
    ...misplaced(parameter),
    ...crossed(parameter, 'min', 'max'),
    ...crossed(parameter, 'minLength', 'maxLength'),
    ...crossed(parameter, 'minItems', 'maxItems'),
    ...repeated(parameter),
    ...(parameter.allowedValues ?? []).flatMap((value) =>
      valueFaults(parameter, value, 'allowedValues', `allowed value ${show(value)}`),
    ),
    ...defaultFaults(parameter),
  ];
}

/** Facts that say nothing on a parameter of another type. */
const places = [
  { types: /^number/, fields: ['min', 'max', 'step', 'integer'] },
  { types: /^string/, fields: ['minLength', 'maxLength'] },
  { types: /_array$/, fields: ['minItems', 'maxItems'] },
  { types: /^file/, fields: ['kind', 'maxSize', 'maxDuration'] },
  { types: /^model/, fields: ['modelTypes'] },
  { types: /^inputs_array$/, fields: ['inputs', 'constraints'] },
] as const satisfies readonly { types: RegExp; fields: readonly (keyof ResolvedParameter)[] }[];

function misplaced(parameter: ResolvedParameter): ParameterFault[] {
  return places
    .filter(({ types }) => !types.test(parameter.type))
    .flatMap(({ fields }): readonly (keyof ResolvedParameter)[] => fields)
    .filter((field) => parameter[field] !== undefined)
    .map((field) => ({
      kind: 'misplaced',
      fields: [field],
      message: `\`${field}\` says nothing on the type \`${parameter.type}\``,
    }));
}

function crossed(
  parameter: ResolvedParameter,
  least: 'min' | 'minLength' | 'minItems',
  most: 'max' | 'maxLength' | 'maxItems',
): ParameterFault[] {
  const [low, high] = [parameter[least], parameter[most]];
  if (low === undefined || high === undefined || low <= high) return [];
  return [
    { kind: 'bounds', fields: [least, most], message: `${least} ${low} is over ${most} ${high}` },
  ];
}

function repeated({ allowedValues = [] }: ResolvedParameter): ParameterFault[] {
  const twice = allowedValues.filter((value, index) => allowedValues.indexOf(value) !== index);
  return [...new Set(twice)].map((value) => ({
    kind: 'allowedValues',
    fields: ['allowedValues'],
    message: `allowed value ${show(value)} stands there twice`,
  }));
}

function defaultFaults(parameter: ResolvedParameter): ParameterFault[] {
  const { default: value, type, minItems, maxItems } = parameter;
  if (value === undefined) return [];
  const isList = typeof value === 'object';
  if (isList !== type.endsWith('_array')) {
    const message = `default is ${isList ? 'a list' : 'no list'}, the type is \`${type}\``;
    return [{ kind: 'default', fields: ['default', 'type'], message }];
  }
  if (!isList) return valueFaults(parameter, value, 'default', `default ${show(value)}`);
  const counts: ParameterFault[] = [
    // An empty list is how pages and records write "none".
    ...(minItems !== undefined && value.length > 0 && value.length < minItems
      ? [fault('default', ['minItems'], `default has fewer items than minItems ${minItems}`)]
      : []),
    ...(maxItems !== undefined && value.length > maxItems
      ? [fault('default', ['maxItems'], `default has more items than maxItems ${maxItems}`)]
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
): ParameterFault[] {
  const expected = scalarTypes.get(parameter.type.replace(/_array$/, ''));
  if (expected !== undefined && typeof value !== expected) {
    return [fault(subject, ['type'], `${words} is no ${expected}`)];
  }
  const found = brokenLimits(value, parameter).map((field) =>
    fault(subject, [field], `${words} ${limitFault(field, parameter)}`),
  );
  const isUnlisted = subject === 'default' && parameter.allowedValues?.includes(value) === false;
  return isUnlisted
    ? [...found, fault(subject, ['allowedValues'], `${words} is not among the allowed values`)]
    : found;
}

function limitFault(field: keyof ValueLimits, parameter: ResolvedParameter): string {
  const limit = String(parameter[field]);
  switch (field) {
    case 'min':
      return `is under min ${limit}`;
    case 'max':
      return `is over max ${limit}`;
    case 'integer':
      return 'is not a whole number';
    case 'step':
      return `is off the step ${limit}`;
    case 'minLength':
      return `is shorter than ${limit}`;
    case 'maxLength':
      return `is longer than ${limit}`;
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
): ParameterFault {
  return { kind: subject, fields: [subject, ...fields], message };
}

function show(value: Scalar): string {
  return typeof value === 'string' ? `\`${value}\`` : String(value);
}
