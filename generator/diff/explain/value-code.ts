import { objectKey, stringLiteral } from '../../typescript/literal.ts';

/** Prints an object as TypeScript, with `expression` instead of the value at `path`. */
export function objectLiteralCode(
  fields: Readonly<Record<string, unknown>>,
  [name, ...rest]: readonly string[] = [],
  expression = '',
): string {
  const properties = Object.entries(fields).map(([key, value]) => {
    const isOnPath = key === name;
    const code =
      isOnPath && rest.length === 0
        ? expression
        : literalCode(value, isOnPath ? rest : [], expression);
    return `${objectKey(key)}: ${code}`;
  });
  return properties.length === 0 ? '{}' : `{ ${properties.join(', ')} }`;
}

/** Returns a value as TypeScript, with an expression instead of the value at a path. */
export function literalCode(value: unknown, path: readonly string[] = [], expression = ''): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) {
    return `[${value.map((item: unknown) => literalCode(item, path, expression)).join(', ')}]`;
  }
  return isFields(value) ? objectLiteralCode(value, path, expression) : String(value);
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
