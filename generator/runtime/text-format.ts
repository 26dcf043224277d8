/** Formats of strings, shared by the generator and the generated validators. */

const names = {
  'hex-color': 'a hex color',
  'hex-color-with-hash': "a hex color with '#'",
  'hex-color-without-hash': "a hex color without '#'",
  json: 'JSON',
  'json-array': 'a JSON array',
  'json-object': 'a JSON object',
  url: 'a URL',
  'https-url': "a URL that starts with 'https://'",
  'language-code': 'an ISO 639-1 language code',
  'time-mm-ss': 'a time in the form MM:SS',
  'time-hh-mm-ss': 'a time in the form HH:MM:SS',
  date: 'a date in the form YYYY-MM-DD',
  lowercase: 'in lower case',
  alphanumeric: 'letters and digits',
};

/** The format of a string, such as a hex color. */
export type TextFormat = keyof typeof names;

const patterns: Readonly<Partial<Record<TextFormat, string>>> = {
  'hex-color': colorPattern('#?'),
  'hex-color-with-hash': colorPattern('#'),
  'hex-color-without-hash': colorPattern(''),
  url: '^[a-zA-Z][a-zA-Z0-9+.-]*:\\S+$',
  'https-url': '^https://\\S+$',
  'language-code': '^[a-zA-Z]{2}$',
  'time-mm-ss': '^[0-9]{1,3}:[0-5][0-9]$',
  'time-hh-mm-ss': '^[0-9]{1,3}:[0-5][0-9]:[0-5][0-9]$',
  date: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  lowercase: '^[^A-Z]*$',
  alphanumeric: '^[a-zA-Z0-9]*$',
};

/** A color has 3, 4, 6 or 8 hex digits. */
function colorPattern(hash: string): string {
  return `^${hash}([0-9a-fA-F]{3,4}|([0-9a-fA-F]{2}){3,4})$`;
}

/** Returns the regular expression of a format; undefined for JSON. */
export function formatPattern(format: TextFormat): string | undefined {
  return patterns[format];
}

/** Returns whether a string has a format. */
export function hasFormat(text: string, format: TextFormat): boolean {
  const pattern = patterns[format];
  if (pattern !== undefined) return new RegExp(pattern).test(text);
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null;
    return format === 'json' || (isObject && Array.isArray(value) === (format === 'json-array'));
  } catch {
    return false;
  }
}

/** Returns the name of a format: `a hex color without '#'`. */
export function formatName(format: TextFormat): string {
  return names[format];
}
