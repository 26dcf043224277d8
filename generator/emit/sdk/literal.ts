/** Characters that a reader can't see or that turn the text around; in code they are written as escapes. */
const invisible = /\p{Control}|\p{Format}|\p{Surrogate}|[\u2028\u2029]/gu;

/** A value as TypeScript. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return objectText(Object.entries(value).map(([name, field]) => [name, literal(field)]));
  }
  return JSON.stringify(value);
}

export function stringLiteral(text: string): string {
  const body = text
    .replace(/['\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(invisible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return `'${body}'`;
}

/** A name as the key of an interface. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : stringLiteral(name);
}

/** A name as the key of an object literal, where a plain `__proto__` would set the prototype. */
export function objectKey(name: string): string {
  return name === '__proto__' ? `['__proto__']` : propertyName(name);
}

/** An object literal of fields whose values are TypeScript already; fields without a value are left out. */
export function objectText(
  fields: readonly (readonly [name: string, value: string | undefined])[],
): string {
  const written = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`${objectKey(name)}: ${value}`],
  );
  return `{ ${written.join(', ')} }`;
}
