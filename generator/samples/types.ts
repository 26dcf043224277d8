/** Values by parameter, in the order of the table. A map, so that no parameter name is special. */
export type ExampleInput = ReadonlyMap<string, ExampleValue>;

/** A value of an example input. */
export type ExampleValue =
  string | number | boolean | ExampleFile | readonly ExampleValue[] | ExampleInput;

/** A file that the reader provides. */
export interface ExampleFile {
  /** The ID of its asset, once it is uploaded. */
  readonly asset: string;
  readonly fileName: string;
}

/** Returns whether an example value is a file. */
export function isExampleFile(value: ExampleValue): value is ExampleFile {
  return typeof value === 'object' && 'asset' in value;
}

/** Returns whether an example value is a list. */
export function isExampleList(value: ExampleValue): value is readonly ExampleValue[] {
  return Array.isArray(value);
}

/** Returns a JSON value as an example value. */
export function fromJson(value: unknown): ExampleValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map(fromJson);
  return new Map(Object.entries(value ?? {}).map(([name, item]) => [name, fromJson(item)]));
}
