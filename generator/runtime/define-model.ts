import * as z from 'zod/mini';
import { guardFiles, isFileContent } from './file-content.js';
import { InvalidRequestError } from './invalid-request-error.js';
import { issuesOf } from './issues.js';
import type { FileInput, Model, ParameterData, RequestOptions, Validation } from './model.js';

/** What a generated module knows of its model. */
export interface ModelSpec {
  readonly id: string;
  readonly name: string;
  readonly capabilities: readonly string[];
  readonly parameters: Readonly<Record<string, ParameterData>>;
  /** A function, so that loading many models builds no schema. */
  readonly schema: () => z.core.$ZodType;
}

/** A file parameter takes the id of an asset, a Blob or a File. */
export function file(): z.ZodMiniType<FileInput> {
  const schema = z.unknown().check(({ value, issues }) => {
    if (typeof value === 'string' ? value : isFileContent(value)) return;
    issues.push({ code: 'invalid_type', expected: 'an asset id, Blob or File', input: value });
  });
  // The check lets nothing else pass.
  return schema as unknown as z.ZodMiniType<FileInput>;
}

export function defineModel<
  Id extends string,
  Input extends object,
  Required extends keyof Input = never,
>(spec: ModelSpec): Model<Id, Input, Required> {
  let schema: z.core.$ZodType | undefined;
  const schemaOf = () => (schema ??= spec.schema());

  const validate = (input: unknown): Validation<object> => {
    const result = z.safeParse(schemaOf(), input);
    return result.success
      ? { success: true, data: input as object }
      : { success: false, issues: issuesOf(spec.parameters, result.error.issues, input) };
  };
  const request = (input: object, { extra }: RequestOptions = {}): object => {
    const filled = withDefaults(spec.parameters, input);
    const result = validate(filled);
    if (!result.success) throw new InvalidRequestError(spec.name, spec.id, result.issues);
    return {
      modelId: spec.id,
      method: 'POST',
      path: `/generate/custom/${encodeURIComponent(spec.id)}`,
      body: guardFiles({ ...filled, ...extra }),
    };
  };
  const model = {
    ...spec,
    get schema() {
      return schemaOf();
    },
    validate,
    request,
    builder: () => builderOf(spec.parameters, request, {}),
  };
  // The generated module says which types these are; a type test holds it to the schema.
  return model as unknown as Model<Id, Input, Required>;
}

type Send = (input: object, options?: RequestOptions) => object;

function builderOf(parameters: ModelSpec['parameters'], send: Send, values: object): object {
  const builder: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(parameters)) {
    builder[methodOf(name)] = (value: unknown) =>
      builderOf(parameters, send, { ...values, [name]: value });
  }
  builder['build'] = (options?: RequestOptions) => send(values, options);
  return builder;
}

/** See `BuilderName`, which says the same in types. */
function methodOf(name: string): string {
  return /^(build|then|constructor|__proto__)$/.test(name)
    ? `with${name.charAt(0).toUpperCase()}${name.slice(1)}`
    : name;
}

/** What is given, over the defaults of required parameters; an undefined value is not given. */
function withDefaults(parameters: ModelSpec['parameters'], input: object): object {
  const defaults = Object.entries(parameters).map(([name, parameter]) => [
    name,
    parameter.required ? parameter.default : undefined,
  ]);
  const given = [...defaults, ...Object.entries(input)].filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as object;
}
