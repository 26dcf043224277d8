import * as z from 'zod/mini';
import type { Model } from './model.js';
import type { Schema } from './schema.js';

export { InvalidRequestError } from './invalid-request-error.js';

/**
 * Returns the schema of a model's input with the methods and types of zod/mini, to use in a larger
 * schema, a form or a tool. It reports the same issues as `validate()`, and `z.toJSONSchema` of it
 * is `model.jsonSchema`.
 *
 * @example
 * ```ts
 * const Edit = z.object({ user: z.string(), edit: zodSchema(photaEdit) });
 * ```
 */
export function zodSchema<Input extends object>(
  model: Pick<Model<string, Input>, 'schema'>,
): z.ZodMiniType<Input, Input> {
  // The declared type of a model's schema is narrower, so that users do not load the types of zod.
  const { _zod } = model.schema as unknown as Schema<Input>;
  const { shape } = _zod.def as unknown as { readonly shape: z.core.$ZodShape };
  return adoptModel(_zod, z.looseObject(shape)) as unknown as z.ZodMiniType<Input, Input>;
}

/**
 * Makes a schema, and every schema that zod derives from it, report the issues and the JSON Schema
 * of the model.
 */
function adoptModel(model: Schema<unknown>['_zod'], schema: z.ZodMiniObject): z.ZodMiniObject {
  const parse: typeof model.parse = (...args) => model.parse(...args);
  const hasChecks = (schema.def.checks ?? []).length > 0;
  const { toJSONSchema } = model;
  Object.assign(schema._zod, { parse, toJSONSchema, ...(!hasChecks && { run: parse }) });
  const clone = schema.clone.bind(schema);
  return Object.assign(schema, {
    clone: (...args: Parameters<typeof clone>) => adoptModel(model, clone(...args)),
  });
}
