/**
 * The schemas of models. Each is an object in the form of a schema of zod's core, so that zod,
 * forms and routers accept it; its checks and the wording of its issues are the SDK's own,
 * independent of the library that runs it. It describes itself as JSON Schema to `z.toJSONSchema`.
 * Nothing of zod runs here: zod's constructor and its helpers would be a third of a bundle.
 */
import { collect, ownProperty, strict, type Check, type Fields } from './checks.js';
import type { ConstraintFields } from './constraint-data.js';
import { didYouMean, makeIssue, mustBe, oneOf, wrongType, type Issue } from './issues.js';
import type { ParameterData } from './parameter-data.js';
import type { JsonSchema, StandardSchema } from './request-schema.js';

export * from './checks.js';

type Parameters = Readonly<Record<string, ParameterData>>;

/** A schema. It returns the value that it accepts, unchanged. */
export interface Schema<Value> {
  /** The Standard Schema interface. */
  readonly '~standard': StandardSchema<Value>;
  /** The members that zod reads. */
  readonly _zod: SchemaInternals<Value>;
}

/** The members of a schema that zod reads. Source: Zod Core, "for library authors". */
interface SchemaInternals<Value> {
  /** For the compiler only: the type of the value. */
  readonly output: Value;
  /** The kind of the schema, and its parts. */
  readonly def: Fields & { readonly type: string };
  /** Returns the issues of a value. Their paths are extended in place. */
  readonly find: (value: unknown) => readonly Issue[];
  /** Adds the issues of a value. */
  readonly run: Run;
  /** An alias of `run`. */
  readonly parse: Run;
  /** Whether the property may be missing. */
  readonly optin?: 'optional';
  /** Returns the schema as JSON Schema, with the facts of its parameters. */
  toJSONSchema: (parameters?: Parameters) => JsonSchema;
  /** The constraints between the properties of an object. */
  terms?: readonly ConstraintFields[];
}

/** A value, and its issues. */
interface Payload {
  readonly value: unknown;
  readonly issues: Issue[];
}

type Run = (payload: Payload) => Payload;

/** A schema of a property that may be missing. */
export interface OptionalSchema<Value> extends Schema<Value | undefined> {
  readonly _zod: SchemaInternals<Value | undefined> & { readonly optin: 'optional' };
}

type Shape = Readonly<Record<string, Schema<unknown>>>;

type ValueOf<Property> = Property extends Schema<infer Value> ? Value : never;

type IsOptional<Property> = Property extends OptionalSchema<unknown> ? true : false;

/** The values of an object with these properties. */
type Output<Properties extends Shape> = {
  [Name in keyof Properties as IsOptional<Properties[Name]> extends true ? never : Name]: ValueOf<
    Properties[Name]
  >;
} & {
  [Name in keyof Properties as IsOptional<Properties[Name]> extends true ? Name : never]?: ValueOf<
    Properties[Name]
  >;
};

/** Creates a schema; `find` returns the issues of a value. */
export function makeSchema<Value>(
  def: SchemaInternals<Value>['def'],
  find: SchemaInternals<Value>['find'],
  toJSONSchema: SchemaInternals<Value>['toJSONSchema'],
  facts: Pick<SchemaInternals<Value>, 'optin'> = {},
): Schema<Value> {
  const run: Run = (payload) => {
    collect([payload.value], find, payload.issues);
    return payload;
  };
  const traits = new Set(['$ZodType']);
  const version = { major: 4, minor: 5, patch: 0 };
  const schema: unknown = {
    _zod: { find, def, traits, version, bag: {}, run, parse: run, toJSONSchema, ...facts },
    '~standard': {
      version: 1,
      vendor: 'zod',
      validate: (value: unknown) => {
        const issues = find(value);
        // Without the value: a server may send the issues as JSON.
        return issues.length > 0
          ? { issues: issues.map(({ code, message, path }) => ({ code, message, path })) }
          : { value };
      },
    },
  };
  // `output` exists for the compiler only.
  return schema as Schema<Value>;
}

/** Returns the issues of a part of a larger value. */
function issuesAt(
  place: string | number,
  { _zod }: Schema<unknown>,
  value: unknown,
): readonly Issue[] {
  const issues = _zod.find(value);
  for (const { path } of issues) path.unshift(place);
  return issues;
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
        ? collect(checks, (check) => check.find(value as Value))
        : [wrongType(type, value)],
    () => Object.assign({ type }, ...checks.map(({ json }) => json)) as JsonSchema,
  );
}

/** Creates a schema of a string. */
export function string(...checks: Check<string>[]): Schema<string> {
  return leaf('string', (value) => typeof value === 'string', checks);
}

/** Creates a schema of a finite number. */
export function number(...checks: Check<number>[]): Schema<number> {
  return leaf('number', Number.isFinite, checks);
}

/** Creates a schema of a Boolean. */
export function boolean(): Schema<boolean> {
  return leaf('boolean', (value) => typeof value === 'boolean', []);
}

/** Creates a schema of any value. */
export function unknown(): Schema<unknown> {
  const find = (value: unknown): Issue[] =>
    value === undefined ? [wrongType('value', value)] : [];
  return makeSchema({ type: 'unknown' }, find, () => ({}));
}

/** Creates a schema of any JSON object. */
export function record(): Schema<Record<string, unknown>> {
  const def = { type: 'record', keyType: string(), valueType: unknown() };
  const find = (value: unknown): Issue[] => (isObject(value) ? [] : [wrongType('object', value)]);
  return makeSchema(def, find, () => ({ type: 'object' }));
}

/** Creates a schema of allowed values. */
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

/** Creates a schema of a list. */
export function array<Item>(
  element: Schema<Item>,
  ...checks: Check<readonly unknown[]>[]
): Schema<Item[]> {
  const find = (value: unknown): readonly Issue[] =>
    Array.isArray(value)
      ? collect(
          checks,
          (check) => check.find(value),
          // An empty slot is a missing item.
          collect(Array.from(value.keys()), (at) => issuesAt(at, element, value[at])),
        )
      : [wrongType('array', value)];
  return makeSchema({ type: 'array', element }, find, (parameters) => ({
    type: 'array',
    ...(Object.assign({}, ...checks.map(({ json }) => json)) as JsonSchema),
    items: element._zod.toJSONSchema(parameters),
  }));
}

/** Creates a schema of a value that may be missing. */
export function optional<Value>(innerType: Schema<Value>): OptionalSchema<Value> {
  const isOptional = { optin: 'optional', optout: 'optional' } as const;
  const schema = makeSchema<Value | undefined>(
    { type: 'optional', innerType },
    (value) => (value === undefined ? [] : innerType._zod.find(value)),
    (parameters) => innerType._zod.toJSONSchema(parameters),
    isOptional,
  );
  return schema as OptionalSchema<Value>;
}

/** Creates a schema of an object with these properties and no others. */
export function strictObject<Properties extends Shape>(
  shape: Properties,
  ...checks: Check<Fields>[]
): Schema<Output<Properties>> {
  const properties = Object.entries(shape);
  const names = Object.keys(shape);
  const find = (value: unknown): readonly Issue[] =>
    isObject(value)
      ? collect(
          checks,
          (check) => check.find(value),
          collect(
            Object.keys(value),
            (name) => strict(names, name, value),
            collect(properties, ([name, property]) =>
              issuesAt(name, property, ownProperty(value, name)),
            ),
          ),
        )
      : [wrongType('object', value)];
  const def = { type: 'object', shape, checks: [] };
  const schema = makeSchema<Output<Properties>>(def, find, (parameters = {}) => {
    const needed = names.filter((name) => {
      const data = ownProperty(parameters, name);
      return data ? data.required : !shape[name]?._zod.optin;
    });
    return {
      type: 'object',
      properties: Object.fromEntries(
        properties.map(([name, { _zod }]) => [
          name,
          described(ownProperty(parameters, name), (data) => _zod.toJSONSchema(data)),
        ]),
      ),
      required: needed.length > 0 ? needed : undefined,
      additionalProperties: false,
      ...(Object.assign({}, ...checks.map(({ json }) => json)) as JsonSchema),
    };
  });
  schema._zod.terms = checks.flatMap(({ terms = [] }) => terms);
  return schema;
}

type Undefinable<Type> = { readonly [Name in keyof Type]?: Type[Name] | undefined };

/** Returns the JSON Schema of a property or a model, with its facts. Keywords may be undefined. */
export function described(
  {
    label,
    description = '',
    note = '',
    deprecated,
    default: value,
    inputs,
  }: Undefinable<ParameterData> = {},
  schemaOf: (inputs: Parameters | undefined) => JsonSchema,
): JsonSchema {
  return {
    title: label,
    description: description + note === '' ? undefined : description + note,
    deprecated: deprecated === true ? true : undefined,
    ...schemaOf(inputs),
    default: value,
  };
}

/** Returns a copy of an object, without undefined values. */
export function asJson<Type extends object>(object: Type): Type {
  return JSON.parse(JSON.stringify(object)) as Type;
}

/** Returns whether a value is an object that is not a list. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
