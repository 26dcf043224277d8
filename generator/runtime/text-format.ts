/** Forms of a text. The generator and the generated validators share them. */

const names = {
  'hex-color': 'a hex color',
  'hex-color-with-hash': "a hex color with '#'",
  'hex-color-without-hash': "a hex color without '#'",
  json: 'JSON',
  'json-array': 'a JSON array',
  'json-object': 'a JSON object',
};

/** The form of a text, such as a hex color. */
export type TextFormat = keyof typeof names;

/** Returns the regular expression of a color, which has 3, 4, 6 or 8 hex digits; none for JSON. */
export function colorPattern(format: TextFormat): string | undefined {
  if (format.startsWith('json')) return undefined;
  const hash = format === 'hex-color' ? '#?' : format === 'hex-color-with-hash' ? '#' : '';
  return `^${hash}([0-9a-fA-F]{3,4}|([0-9a-fA-F]{2}){3,4})$`;
}

/** Returns whether a text has a form. */
export function hasFormat(text: string, format: TextFormat): boolean {
  const color = colorPattern(format);
  if (color) return new RegExp(color).test(text);
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null;
    return format === 'json' || (isObject && Array.isArray(value) === (format === 'json-array'));
  } catch {
    return false;
  }
}

/** Returns the name of a form: `a hex color without '#'`. */
export function formatName(format: TextFormat): string {
  return names[format];
}
