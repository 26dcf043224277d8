import type { Json, JsonObject } from '../../generator/model/record.ts';
import { isInput, type ApiInput, type ApiRecord } from '../../generator/record/api-record.ts';
import { isJsonList, isJsonObject } from '../../generator/record/json.ts';

/** A request body that satisfies or violates one constraint of a record. */
export interface RecordCase {
  readonly title: string;
  readonly body: JsonObject;
  readonly valid: boolean;
  /** Whether the types alone must reject it. */
  readonly typed: boolean;
}

/**
 * Returns bodies that satisfy, and bodies that violate, each constraint that a record states, and
 * no other. They follow from the record itself, not from the generator's reading of it.
 */
export function casesOfRecord({ inputs }: ApiRecord): RecordCase[] {
  return [
    { title: 'a minimal body', body: minimal(inputs), valid: true, typed: true },
    ...casesIn(inputs),
  ];
}

function casesIn(inputs: readonly ApiInput[]): RecordCase[] {
  const base = minimal(inputs);
  const unknown = { ...base, noSuchInput: 1 };
  return [
    { title: 'an unknown input', body: unknown, valid: false, typed: true },
    ...inputs.flatMap((input) => [
      ...requiredCases(input, inputs, base),
      ...valueCases(input).map(({ title, value, valid, typed = false }) => ({
        title: `${input.name}: ${title}`,
        body: completed({ ...base, [input.name]: value }, inputs),
        valid,
        typed,
      })),
    ]),
  ];
}

/** All required inputs, and the inputs that those require in turn. */
function minimal(inputs: readonly ApiInput[]): JsonObject {
  const required = inputs.filter((input) => isAlways(input, inputs));
  const entries = required.map((input) => [input.name, sample(input)] as const);
  return completed(Object.fromEntries(entries), inputs);
}

function completed(body: JsonObject, inputs: readonly ApiInput[]): JsonObject {
  const missing = inputs.find(
    (input) => !Object.hasOwn(body, input.name) && isNeeded(input, body, inputs),
  );
  return missing ? completed({ ...body, [missing.name]: sample(missing) }, inputs) : body;
}

function isAlways(input: ApiInput, inputs: readonly ApiInput[]): boolean {
  const { required } = input;
  const names = new Set(inputs.map(({ name }) => name));
  const hidden = Object.keys(rule(input, 'ifNotDefined')).some((name) => !names.has(name));
  return hidden || required === true || (isJsonObject(required) && required['always'] === true);
}

function isNeeded(input: ApiInput, body: JsonObject, inputs: readonly ApiInput[]): boolean {
  const isSet = (name: string) => Object.hasOwn(body, name);
  const names = new Set(inputs.map(({ name }) => name));
  const unless = Object.keys(rule(input, 'ifNotDefined')).filter((name) => names.has(name));
  const values = { ...rule(input, 'when'), ...rule(input, 'conditionalValues') };
  return (
    Object.keys(rule(input, 'ifDefined')).some(isSet) ||
    (unless.length > 0 && !unless.some(isSet)) ||
    Object.entries(values).some(
      ([name, allowed]) =>
        isSet(name) && isJsonList(allowed) && allowed.includes(body[name] ?? null),
    )
  );
}

function rule({ required }: ApiInput, name: string): JsonObject {
  const by = isJsonObject(required) ? required[name] : undefined;
  return isJsonObject(by) ? by : {};
}

function requiredCases(
  input: ApiInput,
  inputs: readonly ApiInput[],
  base: JsonObject,
): RecordCase[] {
  const lacking = (body: JsonObject) =>
    Object.fromEntries(Object.entries(body).filter(([name]) => name !== input.name));
  const siblings = inputs.filter(({ name }) => Object.hasOwn(rule(input, 'ifDefined'), name));
  const values = { ...rule(input, 'when'), ...rule(input, 'conditionalValues') };
  const conditions = inputs.flatMap((sibling) => {
    const allowed = values[sibling.name];
    return isJsonList(allowed) ? allowed.map((value) => [sibling.name, value] as const) : [];
  });
  const isOneOf = inputs.some(({ name }) => Object.hasOwn(rule(input, 'ifNotDefined'), name));
  const always = isAlways(input, inputs);
  return [
    ...(always
      ? // The builder sends the default of a required input, so it may be left out.
        [
          {
            title: `no ${input.name}`,
            body: lacking(base),
            valid: input['default'] !== undefined,
            typed: true,
          },
        ]
      : []),
    ...siblings.map((sibling) => ({
      title: `${sibling.name} without ${input.name}`,
      body: lacking(completed({ ...base, [sibling.name]: sample(sibling) }, inputs)),
      valid: false,
      typed: false,
    })),
    ...conditions.map(([name, value]) => ({
      title: `${name} ${JSON.stringify(value)} without ${input.name}`,
      body: lacking(completed({ ...base, [name]: value }, inputs)),
      valid: false,
      typed: false,
    })),
    ...(isOneOf && !always
      ? [
          {
            title: `none of those for ${input.name}`,
            body: without(base, [input.name, ...Object.keys(rule(input, 'ifNotDefined'))]),
            valid: false,
            typed: false,
          },
        ]
      : []),
  ];
}

function without(body: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

interface ValueCase {
  readonly title: string;
  readonly value: Json;
  readonly valid: boolean;
  readonly typed?: boolean;
}

function valueCases(input: ApiInput): ValueCase[] {
  if (!input.type.endsWith('_array')) return scalarCases(input);
  const { maxLength, minLength } = input;
  const item = sampleItem(input);
  const min = typeof minLength === 'number' ? minLength : 1;
  const many = (count: number) => Array.from({ length: Math.max(0, count) }, () => item);
  return [
    { title: 'the least items', value: many(min), valid: true, typed: true },
    { title: 'a bare value instead of a list', value: item, valid: false, typed: true },
    ...(typeof minLength === 'number' && minLength > 0
      ? [{ title: 'too few items', value: many(minLength - 1), valid: false }]
      : []),
    ...(typeof maxLength === 'number'
      ? [
          { title: 'the most items', value: many(maxLength), valid: true, typed: true },
          { title: 'too many items', value: many(maxLength + 1), valid: false },
        ]
      : []),
    ...itemCases(input).map(({ title, value, valid, typed = false }) => ({
      title: `an item that is ${title}`,
      value: [...many(min - 1), value],
      valid,
      typed,
    })),
  ];
}

function itemCases(input: ApiInput): ValueCase[] {
  const inner = input['inputs'];
  if (isJsonList(inner) && inner.every(isInput)) {
    return casesIn(inner).map(({ title, body, valid, typed }) => ({
      title,
      value: body,
      valid,
      typed,
    }));
  }
  return scalarCases(itemOf(input));
}

/** Lengths of a list are not those of its items. */
function itemOf(input: ApiInput): ApiInput {
  const type = input.type.replace(/_array$/, '');
  return { ...without(input, ['minLength', 'maxLength', 'default']), name: input.name, type };
}

function scalarCases(input: ApiInput): ValueCase[] {
  const { allowedValues, type } = input;
  const example = sample(input);
  const wrongTypeCase = {
    title: 'a value of another type',
    value: type === 'boolean' ? 'true' : true,
    valid: false,
    typed: true,
  };
  const usual: ValueCase[] = [
    { title: 'a usual value', value: example, valid: true, typed: true },
    ...(type === 'inputs' ? [] : [wrongTypeCase]),
  ];
  if (isJsonList(allowedValues)) {
    const foreign = type === 'number' ? 987_654 : 'no such value';
    return [
      ...usual,
      ...allowedValues.map((value) => ({
        title: JSON.stringify(value),
        value,
        valid: true,
        typed: true,
      })),
      { title: 'no allowed value', value: foreign, valid: false, typed: true },
    ];
  }
  if (type === 'number') return [...usual, ...numberCases(input)];
  return type === 'string' ? [...usual, ...textCases(input)] : usual;
}

function numberCases({ min, max, step }: ApiInput): ValueCase[] {
  const start = typeof min === 'number' ? min : 0;
  const width = typeof step === 'number' ? step : 1;
  return [
    ...(typeof min === 'number'
      ? [
          { title: 'the least', value: min, valid: true, typed: true },
          { title: 'under the least', value: min - width, valid: false },
        ]
      : []),
    ...(typeof max === 'number'
      ? [{ title: 'over the most', value: max + width, valid: false }]
      : []),
    ...(typeof step === 'number'
      ? [
          { title: 'one step up', value: tidy(start + step), valid: true, typed: true },
          { title: 'half a step up', value: tidy(start + step / 2), valid: false },
        ]
      : []),
  ];
}

/** Rounds a number, as a person would write it: 0.3, not 0.1 + 0.2. */
function tidy(value: number): number {
  return Number(value.toFixed(9));
}

function textCases({ minLength, maxLength }: ApiInput): ValueCase[] {
  return [
    ...(typeof maxLength === 'number'
      ? [
          { title: 'the longest', value: 'x'.repeat(maxLength), valid: true },
          { title: 'too long', value: 'x'.repeat(maxLength + 1), valid: false },
        ]
      : []),
    ...(typeof minLength === 'number' && minLength > 0
      ? [{ title: 'too short', value: 'x'.repeat(minLength - 1), valid: false }]
      : []),
  ];
}

/** A value that satisfies all facts of its input. */
function sample(input: ApiInput): Json {
  if (!input.type.endsWith('_array')) return sampleScalar(input);
  const { minLength } = input;
  const count = typeof minLength === 'number' ? Math.max(1, minLength) : 1;
  return Array.from({ length: count }, () => sampleItem(input));
}

function sampleItem(input: ApiInput): Json {
  const inner = input['inputs'];
  return isJsonList(inner) && inner.every(isInput) ? minimal(inner) : sampleScalar(itemOf(input));
}

function sampleScalar({ type, allowedValues, min, max, minLength }: ApiInput): Json {
  if (isJsonList(allowedValues) && allowedValues[0] !== undefined) return allowedValues[0];
  switch (type) {
    case 'number':
      return typeof min === 'number' ? min : typeof max === 'number' ? max : 0;
    case 'boolean':
      return true;
    case 'inputs':
      return { anything: 1 };
    default:
      return 'x'.repeat(Math.max(1, typeof minLength === 'number' ? minLength : 1));
  }
}
