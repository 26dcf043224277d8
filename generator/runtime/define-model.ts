import type { $ZodType } from 'zod/v4/core';
import { guardFiles, isFileContent, isRemoteFile } from './file-content.js';
import { InvalidRequestError } from './invalid-request-error.js';
import { issuesOf } from './issues.js';
import type { FileInput, Model, ParameterData, RequestOptions, Validation } from './model.js';
import { check, findings, unknown } from './schema.js';
import { isFileReference } from './values.js';

/** The facts of a model that its generated module states. */
export interface ModelSpec {
  readonly id: string;
  readonly name: string;
  readonly capabilities: readonly string[];
  readonly parameters: Readonly<Record<string, ParameterData>>;
  /** A function, so that loading many models builds no schema. */
  readonly schema: () => $ZodType;
}

/** Makes the schema of a file: the id of an asset, a URL, a Blob or a File. */
export function file(): $ZodType<FileInput> {
  const isFile = check<unknown>(({ value: input, issues }) => {
    const isFine =
      typeof input === 'string'
        ? isFileReference(input)
        : isFileContent(input) || isRemoteFile(input);
    if (isFine) return;
    // Before 4.3, zod declares a fixed list of types.
    const expected = 'asset id, URL, Blob or File' as string as 'file';
    issues.push({ code: 'invalid_type', expected, input });
  });
  // The check lets nothing else pass.
  return unknown(isFile) as $ZodType as $ZodType<FileInput>;
}

export function defineModel<
  Id extends string,
  Input extends object,
  Required extends keyof Input = never,
>(spec: ModelSpec): Model<Id, Input, Required> {
  let schema: $ZodType | undefined;
  const schemaOf = (): $ZodType => (schema ??= Object.assign(spec.schema(), { parse }));

  const validate = (input: unknown): Validation<object> => {
    const issues = findings(schemaOf(), input);
    return issues.length === 0
      ? { success: true, data: input as object }
      : { success: false, issues: issuesOf(spec.parameters, issues, input) };
  };
  const parse = (input: unknown): object => {
    const result = validate(input);
    if ('issues' in result) throw new InvalidRequestError(spec.name, spec.id, result.issues);
    return result.data;
  };
  const request = (input: object, { extra }: RequestOptions = {}): object => ({
    modelId: spec.id,
    method: 'POST',
    path: `/generate/custom/${encodeURIComponent(spec.id)}`,
    body: guardFiles({ ...parse(withDefaults(spec.parameters, input)), ...extra }),
  });
  const builderOf = (values: object): object => {
    const builder = Object.create(null) as Record<string, unknown>;
    for (const [name, { setter = name }] of Object.entries(spec.parameters)) {
      builder[setter] = (value: unknown) => builderOf({ ...values, [name]: value });
    }
    builder['build'] = (options?: RequestOptions) => request(values, options);
    return builder;
  };
  const model = {
    ...spec,
    get schema() {
      return schemaOf();
    },
    validate,
    request,
    builder: () => builderOf({}),
  };
  // The generated module says which types these are; a type test holds it to the schema.
  return model as unknown as Model<Id, Input, Required>;
}

/** Returns the input over the defaults of required parameters; an undefined value counts as not given. */
function withDefaults(parameters: ModelSpec['parameters'], input: object): object {
  const defaults = Object.entries(parameters).map(([name, parameter]) => [
    name,
    parameter.required ? parameter.default : undefined,
  ]);
  const given = [...defaults, ...Object.entries({ ...input })].filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(given) as object;
}
