import { fileAdvice, guardFiles, isFileContent, isRemoteFile } from './file-content.js';
import { InvalidRequestError } from './invalid-request-error.js';
import { toValidationIssue, wrongType } from './issues.js';
import type {
  FileInput,
  JsonSchema,
  Model,
  OutputKind,
  ParameterData,
  ParseResult,
  PresetData,
  RequestOptions,
  Validation,
} from './model.js';
import { asJson, described, isObject, makeSchema, ownProperty, type Schema } from './schema.js';
import { fileReference, isFileReference, notReferences } from './values.js';

type Parameters = Readonly<Record<string, ParameterData>>;

/** The data in the generated module of a model. */
export interface ModelSpec {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly capabilities: readonly string[];
  readonly outputKinds: readonly OutputKind[];
  readonly parameters: Parameters;
  readonly presets?: readonly PresetData[];
  /** A function, so that loading many models builds no schema. */
  readonly schema: () => Schema<object>;
}

/** Creates the schema of a file: the ID of an asset, a URL, a Blob or a File. */
export function file(): Schema<FileInput> {
  const isFile = (value: unknown): boolean =>
    typeof value === 'string'
      ? isFileReference(value)
      : isFileContent(value) || isRemoteFile(value);
  const expected = 'asset ID, URL, Blob or File';
  return makeSchema(
    { type: 'custom' },
    (value) => (isFile(value) ? [] : [wrongType(expected, value, fileAdvice(value))]),
    () => ({ type: 'string', pattern: fileReference.source, not: { enum: notReferences } }),
  );
}

/** Creates a model from the data in its generated module. */
export function defineModel<
  Id extends string,
  Input extends object,
  Required extends keyof Input = never,
  Kinds extends OutputKind = OutputKind,
>(spec: ModelSpec): Model<Id, Input, Required, Kinds> {
  const { id, name, description, deprecated, parameters } = spec;
  let built: Schema<object> | undefined;
  const schemaOf = (): Schema<object> => {
    if (built) return built;
    built = Object.assign(spec.schema(), { parse, safeParse });
    const { toJSONSchema } = built._zod;
    const facts = { label: name, description, deprecated, inputs: parameters };
    built._zod.toJSONSchema = () => asJson(described(facts, toJSONSchema));
    return built;
  };
  const validate = (input: unknown): Validation<object> => {
    const issues = schemaOf()._zod.find(input);
    return issues.length > 0
      ? { success: false, issues: issues.map(toValidationIssue) }
      : { success: true, data: input as object };
  };
  const safeParse = (input: unknown): ParseResult<object> => {
    const result = validate(input);
    return 'issues' in result
      ? { success: false, error: new InvalidRequestError(name, id, result.issues) }
      : result;
  };
  const parse = (input: unknown): object => {
    const { data, error } = safeParse(input);
    if (!data) throw error;
    return data;
  };
  const request = (input: unknown, { extra }: RequestOptions = {}): object => ({
    modelId: id,
    method: 'POST',
    path: `/generate/custom/${encodeURIComponent(id)}`,
    body: guardFiles({ ...parse(withDefaults(parameters, input)), ...extra }),
  });
  const builderOf = (values: object): object => {
    const builder = Object.create(null) as Record<string, unknown>;
    for (const [parameter, { setter = parameter }] of Object.entries(parameters)) {
      builder[setter] = (value: unknown) => builderOf({ ...values, [parameter]: value });
    }
    builder['build'] = (options?: RequestOptions) => request(values, options);
    return builder;
  };
  const model = {
    presets: [],
    ...spec,
    get schema() {
      return schemaOf();
    },
    get constraints() {
      return schemaOf()._zod.terms ?? [];
    },
    get jsonSchema(): JsonSchema {
      const $schema = 'https://json-schema.org/draft/2020-12/schema';
      return { $schema, ...schemaOf()._zod.toJSONSchema() };
    },
    validate,
    request,
    builder: () => builderOf({}),
  };
  // The generated module declares these types; a type test checks that they match the schema.
  return model as unknown as Model<Id, Input, Required, Kinds>;
}

/**
 * Adds the defaults of required parameters to an input and to the items of its lists. Undefined
 * values are not set. A value that is not an object is returned as it is, for the validator to
 * report.
 */
function withDefaults(parameters: Parameters, input: unknown): unknown {
  if (!isObject(input)) return input;
  const entries = new Map<string, unknown>();
  for (const [name, { required, default: value }] of Object.entries(parameters)) {
    if (required && value !== undefined) entries.set(name, value);
  }
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const { inputs } = ownProperty(parameters, name) ?? {};
    const isList = inputs && Array.isArray(value);
    entries.set(name, isList ? value.map((item) => withDefaults(inputs, item)) : value);
  }
  return Object.fromEntries(entries);
}
