/** Returns `object` without `fields`. */
export function omitFields<T extends object, Field extends keyof T & string>(
  object: T,
  ...fields: readonly Field[]
): Omit<T, Field> {
  const kept = Object.entries(object).filter(([name]) => !fields.some((field) => field === name));
  // Every other field of T is still there.
  return Object.fromEntries(kept) as Omit<T, Field>;
}
