/**
 * The schemas of models. They are types of zod's core with their own parse functions, which take a
 * third of the bytes of zod's. Each reports its issues in the words of `validate()`, whichever
 * library runs it, and describes itself as JSON Schema to `z.toJSONSchema`.
 */
import * as core from 'zod/v4/core';
import { strict, type Check, type Fields } from './checks.js';
import { didYouMean, makeIssue, mustBe, oneOf, wrongType, type Issue } from './issues.js';
import type { ParameterData } from './parameter-data.js';
import type { JsonSchema } from './request-schema.js';

export * from './checks.js';

type Parameters = Readonly<Record<string, ParameterData>>;

/** A schema of zod's core. It returns the value that it accepts, unchanged. */
export interface Schema<Value> extends core.$ZodType<Value, Value> {
  _zod: core.$ZodTypeInternals<Value, Value> & {
    toJSONSchema: (parameters: Parameters | undefined) => JsonSchema;
  };
}

/** A schema of a property that may be missing. */
export interface OptionalSchema<Value> extends Schema<Value | undefined> {
  _zod: Schema<Value | undefined>['_zod'] & { optin: 'optional'; optout: 'optional' };
}

type Shape = Readonly<Record<string, Schema<unknown>>>;

type IsOptional<Property> = Property extends { _zod: { optout: 'optional' } } ? true : false;

/** The values of an object with these properties. */
type Output<Properties extends Shape> = {
  [
    Name in keyof Properties as IsOptional<Properties[Name]> extends true ? never : Name
  ]: core.output<Properties[Name]>;
} & {
  [
    Name in keyof Properties as IsOptional<Properties[Name]> extends true ? Name : never
  ]?: core.output<Properties[Name]>;
};

/** Makes a schema; `find` returns the issues of a value. */
export function makeSchema<Value>(
  def: Fields & { readonly type: string },
  find: (value: unknown) => readonly Issue[],
  toJSONSchema: (parameters: Parameters | undefined) => JsonSchema,
): Schema<Value> {
  // The types of zod list its own kinds of schemas.
  const made = new core.$ZodType(def as unknown as core.$ZodTypeDef) as Schema<Value>;
  const run: typeof made._zod.run = (payload) => {
    // One by one: a call with very many arguments would overflow the stack.
    for (const found of find(payload.value)) payload.issues.push(found as core.$ZodRawIssue);
    return payload;
  };
  Object.assign(made._zod, { parse: run, run, toJSONSchema });
  return made;
}

/** Returns the issues of a value, at a place in a larger one. */
export function findIssues(
  { _zod }: core.$ZodType,
  value: unknown,
  ...path: (string | number)[]
): Issue[] {
  // Nothing in these schemas is asynchronous, and all issues are made by them.
  const { issues } = _zod.run({ value, issues: [] }, { async: false }) as core.ParsePayload;
  return (issues as unknown as Issue[]).map((found) => ({
    ...found,
    path: [...path, ...found.path],
  }));
}

function leaf<Value>(
  type: string,
  isOfType: (value: unknown) => boolean,
  checks: readonly Check<Value>[],
): Schema<Value> {
  return makeSchema(
    { type },
    (value) =>
      isOfType(value)
        ? checks.flatMap(({ find }) => find(value as Value))
        : [wrongType(type, value)],
    () => Object.assign({ type }, ...checks.map(({ json }) => json)) as JsonSchema,
  );
}

/** Makes a schema of a text. */
export function string(...checks: Check<string>[]): Schema<string> {
  return leaf('string', (value) => typeof value === 'string', checks);
}

/** Makes a schema of a finite number. */
export function number(...checks: Check<number>[]): Schema<number> {
  return leaf('number', Number.isFinite, checks);
}

/** Makes a schema of `true` and `false`. */
export function boolean(): Schema<boolean> {
  return leaf('boolean', (value) => typeof value === 'boolean', []);
}

/** Makes a schema of any value. */
export function unknown(): Schema<unknown> {
  const find = (value: unknown): Issue[] =>
    value === undefined ? [wrongType('value', value)] : [];
  return makeSchema({ type: 'unknown' }, find, () => ({}));
}

/** Makes a schema of any object that JSON has. */
export function record(): Schema<Record<string, unknown>> {
  const def = { type: 'record', keyType: string(), valueType: unknown() };
  const find = (value: unknown): Issue[] => (isObject(value) ? [] : [wrongType('object', value)]);
  return makeSchema(def, find, () => ({ type: 'object' }));
}

/** Makes a schema of some values. */
export function literal<const Value extends string | number | boolean>(
  values: readonly Value[],
): Schema<Value> {
  const find = (value: unknown): Issue[] => {
    if ((values as readonly unknown[]).includes(value)) return [];
    if (value === undefined) return [wrongType('value', value)];
    const message = `${mustBe(oneOf(values), value)}${didYouMean(value, values)}`;
    return [makeIssue('invalid_value', message, value, { values })];
  };
  return makeSchema({ type: 'literal', values }, find, () => {
    const [type, ...others] = new Set(values.map((value) => typeof value));
    return { ...(others.length === 0 && { type }), enum: Array.from(new Set(values)) };
  });
}

/** Makes a schema of a list. */
export function array<Item>(
  element: Schema<Item>,
  ...checks: Check<readonly unknown[]>[]
): Schema<Item[]> {
  const find = (value: unknown): readonly Issue[] =>
    Array.isArray(value)
      ? [
          // A hole is an item that is missing.
          ...Array.from(value, (item, at) => findIssues(element, item, at)).flat(),
          ...checks.flatMap((check) => check.find(value)),
        ]
      : [wrongType('array', value)];
  return makeSchema({ type: 'array', element }, find, (parameters) => ({
    type: 'array',
    ...(Object.assign({}, ...checks.map(({ json }) => json)) as JsonSchema),
    items: element._zod.toJSONSchema(parameters),
  }));
}

/** Makes a schema of a value that may be missing. */
export function optional<Value>(innerType: Schema<Value>): OptionalSchema<Value> {
  const made = makeSchema<Value | undefined>(
    { type: 'optional', innerType },
    (value) => (value === undefined ? [] : findIssues(innerType, value)),
    (parameters) => innerType._zod.toJSONSchema(parameters),
  );
  const isOptional = { optin: 'optional', optout: 'optional' } as const;
  Object.assign(made._zod, isOptional);
  return made as OptionalSchema<Value>;
}

/** Makes a schema of an object with these properties and no others. */
export function strictObject<Properties extends Shape>(
  shape: Properties,
  ...checks: Check<Fields>[]
): Schema<Output<Properties>> {
  const names = Object.keys(shape);
  const find = (value: unknown): readonly Issue[] => {
    if (!isObject(value)) return [wrongType('object', value)];
    return [
      ...Object.entries(shape).flatMap(([name, property]) =>
        findIssues(property, ownProperty(value, name), name),
      ),
      ...strict(names).find(value),
      ...checks.flatMap((check) => check.find(value)),
    ];
  };
  const def = { type: 'object', shape, checks: [] };
  return makeSchema(def, find, (parameters = {}) => {
    const needed = names.filter((name) => {
      const data = ownProperty(parameters, name);
      return data ? data.required : !shape[name]?._zod.optin;
    });
    return {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(shape).map(([name, { _zod }]) => [
          name,
          described(ownProperty(parameters, name), (data) => _zod.toJSONSchema(data)),
        ]),
      ),
      ...(needed.length > 0 && { required: needed }),
      additionalProperties: false,
      ...(Object.assign({}, ...checks.map(({ json }) => json)) as JsonSchema),
    };
  });
}

/** Returns the JSON Schema of a property with the facts of its parameter. */
function described(
  {
    label,
    description = '',
    note = '',
    deprecated,
    default: value,
    inputs,
  }: Partial<ParameterData> = {},
  schemaOf: (inputs: Parameters | undefined) => JsonSchema,
): JsonSchema {
  return {
    ...(label !== undefined && { title: label }),
    ...(description + note && { description: description + note }),
    ...(deprecated && { deprecated }),
    ...schemaOf(inputs),
    ...(value !== undefined && { default: value }),
  };
}

/** Returns whether a value is an object that is not a list. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns a property of the object itself: every object inherits `constructor` and others. */
export function ownProperty<Value>(
  of: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.prototype.hasOwnProperty.call(of, name) ? of[name] : undefined;
}
