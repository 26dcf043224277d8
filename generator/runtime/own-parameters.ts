import * as core from 'zod/v4/core';
import { check, findings, unknown } from './schema.js';

/**
 * The schema of a request that has a parameter named like a member of every object (`constructor`,
 * `toString`): zod would find that member where the parameter is not given.
 */
export function ownParameters<Output>(object: core.$ZodType<Output>): core.$ZodType<Output> {
  const bare = new core.$ZodTransform({
    type: 'transform',
    transform: (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.assign(Object.create(null) as object, value)
        : value,
  });
  return new core.$ZodPipe({ type: 'pipe', in: bare, out: object }) as core.$ZodType<Output>;
}

/** The schema of a request that has a parameter named `__proto__`, which zod's objects pass over. */
export function withProto<Output>(
  proto: core.$ZodType,
  object: core.$ZodType<Output>,
): core.$ZodType<Output> {
  const both = check<unknown>(({ value, issues }) => {
    const own: unknown = Object.getOwnPropertyDescriptor(Object(value), '__proto__')?.value;
    issues.push(...findings(object, value));
    issues.push(...core.util.prefixIssues('__proto__', [...findings(proto, own)]));
  });
  // Only values that the object's schema accepts pass.
  return unknown(both) as core.$ZodType as core.$ZodType<Output>;
}
