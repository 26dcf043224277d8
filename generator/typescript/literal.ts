import { invisible } from '../text/invisible.ts';

/** Characters that a reader can't see or that turn the text around; in code they are written as escapes. */
const everyInvisible = new RegExp(invisible.source, 'gu');

/** A text, number or truth value as TypeScript. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return String(value).replace('e+', 'e');
}

/** In single quotes, or in double quotes where that saves escapes. */
export function stringLiteral(text: string): string {
  const singles = text.split("'").length;
  const quote = singles > text.split('"').length ? '"' : "'";
  const body = text
    .replace(quote === '"' ? /["\\]/g : /['\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(everyInvisible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return `${quote}${body}${quote}`;
}

/** A name as the key of an interface. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : stringLiteral(name);
}

/** A name as the key of an object literal, where a plain `__proto__` would set the prototype. */
export function objectKey(name: string): string {
  return name === '__proto__' ? `['__proto__']` : propertyName(name);
}
