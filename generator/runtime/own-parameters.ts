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
export function withProto<Schema extends z.core.$ZodType>(
  proto: z.core.$ZodType,
  object: Schema,
): z.ZodMiniIntersection<z.ZodMiniUnknown, Schema> {
  const own = z.unknown().check((payload) => {
    const given: unknown = Object.getOwnPropertyDescriptor(
      Object(payload.value),
      '__proto__',
    )?.value;
    const result = z.safeParse(proto, given);
    // A finished issue is a raw one whose message is settled.
    const issues = (result.error?.issues ?? []) as z.core.$ZodRawIssue[];
    payload.issues.push(...z.core.util.prefixIssues('__proto__', issues));
  });
  return z.intersection(own, object);
}
