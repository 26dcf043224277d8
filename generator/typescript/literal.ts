import { codePointEscape, invisible, isPlainlyVisible } from '../text/invisible.ts';

/** Matches characters that are invisible or change the direction of text. Code contains their escapes. */
const everyInvisible = new RegExp(invisible.source, 'gu');

/** Prints a string, number, boolean or list as TypeScript. */
export function printLiteral(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(printLiteral).join(', ')}]`;
  return String(value).replace('e+', 'e');
}

/** Matches a text that needs no escapes. */
const plain = /^[ !#-&(-[\]-~]*$/;

/** Prints a string in single quotes, or in double quotes if that avoids escapes. */
export function stringLiteral(text: string): string {
  if (plain.test(text)) return `'${text}'`;
  const singles = text.split("'").length;
  const quote = singles > text.split('"').length ? '"' : "'";
  const body = text
    .replace(quote === '"' ? /["\\]/g : /['\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
  const visible = isPlainlyVisible(body) ? body : body.replace(everyInvisible, codePointEscape);
  return `${quote}${visible}${quote}`;
}

/** Returns a name as the key of an interface. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : stringLiteral(name);
}

/** Returns a name as the key of an object literal, in which a plain `__proto__` would set the prototype. */
export function objectKey(name: string): string {
  return name === '__proto__' ? `['__proto__']` : propertyName(name);
}
