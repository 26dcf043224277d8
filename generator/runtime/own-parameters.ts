import * as z from 'zod/mini';

/**
 * The schema of a request that has a parameter named like a member of every object (`constructor`,
 * `toString`): zod would find that member where the parameter is not given.
 */
export function ownParameters<Output>(object: z.core.$ZodType<Output>): z.ZodMiniType<Output> {
  const bare = z.transform((value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.assign(Object.create(null) as object, value)
      : value,
  );
  return z.pipe(bare, object);
}

/** The schema of a request that has a parameter named `__proto__`, which zod's objects pass over. */
export function withProto<Output>(
  proto: z.core.$ZodType,
  object: z.core.$ZodType<Output>,
): z.ZodMiniType<Output> {
  const both = z.unknown().check(({ value, issues }) => {
    const own: unknown = Object.getOwnPropertyDescriptor(Object(value), '__proto__')?.value;
    // A finished issue is a raw one whose message is settled.
    const found = (schema: z.core.$ZodType, of: unknown) =>
      (z.safeParse(schema, of).error?.issues ?? []) as z.core.$ZodRawIssue[];
    issues.push(...found(object, value));
    issues.push(...z.core.util.prefixIssues('__proto__', found(proto, own)));
  });
  // What passes is what the object's schema let pass.
  return both as unknown as z.ZodMiniType<Output>;
}
