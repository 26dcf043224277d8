import * as z from 'zod/mini';
import type { RequestSchema } from './model.js';

/** The schema with the methods of zod/mini, to put it into a larger schema. */
export function zodSchema<Input>(model: {
  readonly schema: RequestSchema<Input>;
}): z.ZodMiniType<Input> {
  // Every generated schema is one of zod's core; its type says less so that users load no types of zod.
  return z.pipe(z.unknown(), model.schema as unknown as z.core.$ZodType<Input>);
}
