import {
  compactField,
  isListField,
  isUnsafe,
  isValueField,
  maxListWidth,
  needsQuotes,
} from './yaml-style.ts';

/**
 * Prints a value as YAML in blocks of fields and items, in the bytes of the library in the style of
 * `printDocument`, but ten times as fast. Returns undefined for a value with any other part, such as a text of
 * several lines: the library prints it.
 */
export function printSimpleYaml(value: unknown): string | undefined {
  const lines: string[] = [];
  return isFields(value) && addFields(lines, value, '', '') ? `${lines.join('\n')}\n` : undefined;
}

/** Adds a line for each field, the first after `start`. Returns whether it printed all of them. */
function addFields(lines: string[], fields: object, indent: string, start: string): boolean {
  let before = start;
  for (const [key, value] of Object.entries(fields) as [string, unknown][]) {
    if (!/^[A-Za-z]\w*$/.test(key) || needsQuotes(key) || key === compactField) return false;
    const head = `${before}${key}:`;
    const text = Array.isArray(value) ? listText(key, value) : scalarText(value, isListField(key));
    if (text !== undefined) lines.push(`${head} ${text}`);
    else if (!addBlock(lines, key, value, head, indent)) return false;
    before = indent;
  }
  return true;
}

function addBlock(
  lines: string[],
  key: string,
  value: unknown,
  head: string,
  indent: string,
): boolean {
  const inner = `${indent}  `;
  lines.push(head);
  if (isFields(value)) return addFields(lines, value, inner, inner);
  if (!Array.isArray(value)) return false;
  const isMixed = value.some(isFields) && !value.every(isFields);
  return (
    !isMixed &&
    value.every((item: unknown) => {
      if (isFields(item)) return addFields(lines, item, `${inner}  `, `${inner}- `);
      const text = scalarText(item, isValueField(key));
      if (text !== undefined) lines.push(`${inner}- ${text}`);
      return text !== undefined;
    })
  );
}

/** Returns whether a value is an object with fields. */
function isFields(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0
  );
}

/** Prints a list on one line; undefined if it is a block. */
function listText(key: string, items: readonly unknown[]): string | undefined {
  if (items.length === 0) return '[]';
  if (!isListField(key) || JSON.stringify(items).length > maxListWidth) return undefined;
  const texts = items.map((item) => {
    const text = scalarText(item, isValueField(key));
    return typeof item === 'string' && text === item && /[[\]{},]/.test(item) ? quoted(item) : text;
  });
  return texts.includes(undefined) ? undefined : `[${texts.join(', ')}]`;
}

function scalarText(value: unknown, isQuoted: boolean): string | undefined {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    const text = String(value);
    return /^-?\d[\d.]*$/.test(text) && !Object.is(value, -0) ? text : undefined;
  }
  if (typeof value !== 'string' || isUnsafe(value)) return undefined;
  if (isQuoted || needsQuotes(value)) return JSON.stringify(value);
  return /: | #|[ :]$/.test(value) ? quoted(value) : value;
}

/** Quotes a text as the library does, which avoids escapes. */
function quoted(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}
