/** Returns a copy of `object` without `fields`. */
export function omitFields<T extends object, Field extends keyof T & string>(
  object: T,
  ...fields: readonly Field[]
): Omit<T, Field> {
  const kept = Object.entries(object).filter(([name]) => !fields.some((field) => field === name));
  // All other fields of T remain.
  return Object.fromEntries(kept) as Omit<T, Field>;
}
