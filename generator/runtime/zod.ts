import * as z from 'zod/mini';
import type { ParameterData, RequestSchema, Validation } from './model.js';
import { fileReference, notReferences } from './values.js';

type Parameters = Readonly<Record<string, ParameterData>>;

/**
 * Returns the schema of a model's input with the methods and types of zod/mini, to use in a larger
 * schema, a form or a tool. It reports the same issues as `validate()`, and `z.toJSONSchema` of it
 * has the files, whole numbers, titles, descriptions and defaults of the parameters.
 *
 * @example
 * const Edit = z.object({ user: z.string(), edit: zodSchema(photaEdit) });
 */
export function zodSchema<Input>(model: {
  readonly schema: RequestSchema<Input>;
  readonly parameters: object;
  validate(input: unknown): Validation<Input>;
}): z.ZodMiniType<Input, Input> {
  // Every generated schema is one of zod's core; its type says less so that users load no types of zod.
  const schema = model.schema as unknown as z.core.$ZodType<Input, Input>;
  describe(schema, model.parameters as Parameters);
  report(schema, (input) => model.validate(input));
  return z.lazy(() => schema);
}

const reporting = new WeakSet<object>();

/** Makes the schema report the issues of `validate()` wherever it is used. */
function report(schema: z.core.$ZodType, validate: (input: unknown) => Validation<unknown>): void {
  if (reporting.has(schema)) return;
  reporting.add(schema);
  let isOwn = false;
  const run = schema._zod.run.bind(schema._zod);
  schema._zod.run = (payload, context) => {
    const input: unknown = payload.value;
    // Nothing in these schemas is asynchronous.
    const result = run(payload, context) as z.core.ParsePayload;
    if (isOwn || result.issues.length === 0) return result;
    // `validate` runs this schema too.
    isOwn = true;
    const judged = validate(input);
    isOwn = false;
    // Projects that compile without `strict` narrow by the member, not by the flag.
    if (!('issues' in judged)) return result;
    const raw = result.issues.flatMap((issue): readonly object[] =>
      issue.code === 'unrecognized_keys' ? issue.keys.map(() => issue) : [issue],
    );
    result.issues = judged.issues.map(({ path, message }, at) => {
      const issue: object = { code: 'custom', ...raw[at], path: [...path], message };
      return issue as z.core.$ZodRawIssue;
    });
    return result;
  };
}

interface AnyDefinition {
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly out?: z.core.$ZodType;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
}

/** Adds what `z.toJSONSchema` does not find in the schema: it is data of the model already. */
function describe(schema: z.core.$ZodType, parameters: Parameters): void {
  for (const [name, property] of Object.entries(innermost(schema).shape ?? {})) {
    const { label, description, default: value, inputs, type, integer } = parameters[name] ?? {};
    z.globalRegistry.add(property, {
      ...(label !== undefined && { title: label }),
      ...(description !== undefined && { description }),
      ...(value !== undefined && { default: value }),
    });
    if (inputs) describe(property, inputs);
    const item = leaf(property);
    if (type?.startsWith('file')) item._zod.toJSONSchema = fileSchema;
    if (integer) item._zod.bag['format'] = 'safeint';
  }
}

function fileSchema(): object {
  return { type: 'string', pattern: fileReference.source, not: { enum: notReferences } };
}

/** Returns the definition of an object below `optional`, lists and pipes. */
function innermost(schema: z.core.$ZodType): AnyDefinition {
  return leaf(schema)._zod.def as AnyDefinition;
}

function leaf(schema: z.core.$ZodType): z.core.$ZodType {
  const { innerType, element, out } = schema._zod.def as AnyDefinition;
  const inner = innerType ?? element ?? out;
  return inner ? leaf(inner) : schema;
}
