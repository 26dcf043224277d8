import type * as z from 'zod/mini';
import type { RequestSchema } from './model.js';

/** The schema with zod's own types, to put it into a larger schema. */
export function zodSchema<Input>(model: {
  readonly schema: RequestSchema<Input>;
}): z.ZodMiniType<Input> {
  // Every generated schema is a zod schema; its type says less so that users load no types of zod.
  return model.schema as unknown as z.ZodMiniType<Input>;
}
