import { objectKey, stringLiteral } from '../../typescript/literal.ts';

/** Prints an object as TypeScript, with `expression` in place of the value at `path`. */
export function objectCode(
  fields: Readonly<Record<string, unknown>>,
  [name, ...rest]: readonly string[] = [],
  expression = '',
): string {
  const written = Object.entries(fields).map(([key, value]) => {
    const isMeant = key === name;
    const code =
      isMeant && rest.length === 0 ? expression : valueCode(value, isMeant ? rest : [], expression);
    return `${objectKey(key)}: ${code}`;
  });
  return written.length === 0 ? '{}' : `{ ${written.join(', ')} }`;
}

export function valueCode(value: unknown, path: readonly string[] = [], expression = ''): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) {
    return `[${value.map((item: unknown) => valueCode(item, path, expression)).join(', ')}]`;
  }
  return isFields(value) ? objectCode(value, path, expression) : String(value);
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
