/** Values by parameter, in the order of the table. A map, so that no parameter name is special. */
export type ExampleInput = ReadonlyMap<string, ExampleValue>;

export type ExampleValue = string | number | boolean | readonly ExampleValue[] | ExampleInput;

export function isList(value: ExampleValue): value is readonly ExampleValue[] {
  return Array.isArray(value);
}

/** A value written by hand, as JSON holds it. */
export function fromJson(value: unknown): ExampleValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map(fromJson);
  return new Map(Object.entries(value ?? {}).map(([name, item]) => [name, fromJson(item)]));
}
