import {
  isExampleFile,
  isExampleList,
  type ExampleFile,
  type ExampleValue,
} from '../../samples/types.ts';
import { escapeHidden } from '../../text/invisible.ts';
import { objectKey, stringLiteral } from '../../typescript/literal.ts';

/** The syntax of values in a language. */
export interface Language {
  readonly text: (value: string) => string;
  readonly key: (name: string) => string;
  readonly boolean: (value: boolean) => string;
  /** Prints a file. Default: the ID of its asset. */
  readonly file?: (file: ExampleFile) => string;
  /** The text before and after the items of a list. */
  readonly list: readonly [open: string, close: string];
  /** The text before and after the fields of an object, and between a key and its value. */
  readonly object: readonly [open: string, close: string, between: string];
  readonly indent: string;
  /** The character after the last item of a multiline list. */
  readonly trailingComma: ',' | '';
}

const jsonBrackets = { list: ['[', ']'], object: ['{', '}', ': '] } as const;

/** The syntax of JSON. */
export const jsonLanguage: Language = {
  ...jsonBrackets,
  text: jsonText,
  key: jsonText,
  boolean: String,
  indent: '  ',
  trailingComma: '',
};

/** The syntax of Python. */
export const pythonLanguage: Language = {
  ...jsonBrackets,
  text: pythonText,
  key: pythonText,
  boolean: (value) => (value ? 'True' : 'False'),
  indent: '    ',
  trailingComma: ',',
};

/** The syntax of TypeScript. */
export const typescriptLanguage: Language = {
  ...jsonBrackets,
  text: stringLiteral,
  key: objectKey,
  boolean: String,
  indent: '  ',
  trailingComma: ',',
};

/** The syntax of TypeScript in a program that reads files from disk. */
export const typescriptWithFiles: Language = {
  ...typescriptLanguage,
  file: ({ fileName }) => `await openAsBlob(${stringLiteral(fileName)})`,
};

/** The maximum length of a line of code in the docs. */
export const lineLength = 100;

/**
 * Prints a value in a language, at `level` steps of indentation, after `used` characters of its
 * line.
 */
export function literalText(language: Language, value: ExampleValue, level = 0, used = 0): string {
  if (typeof value === 'string') return language.text(value);
  if (typeof value === 'number') return JSON.stringify(value);
  if (typeof value === 'boolean') return language.boolean(value);
  if (isExampleFile(value)) return language.file?.(value) ?? language.text(value.asset);
  if (!isExampleList(value)) {
    const [open, close, between] = language.object;
    const entries = [...value].map(([name, item]) => {
      const key = `${language.key(name)}${between}`;
      return `${key}${literalText(language, item, level + 1, key.length)}`;
    });
    return severalLines(language, [open, close], entries, level);
  }
  const items = value.map((item) => literalText(language, item, level + 1));
  const [open, close] = language.list;
  const line = `${open}${items.join(', ')}${close}`;
  const fits = level * language.indent.length + used + line.length < lineLength;
  return fits && !line.includes('\n') ? line : severalLines(language, language.list, items, level);
}

function severalLines(
  { indent, trailingComma }: Language,
  [open, close]: readonly [open: string, close: string],
  items: readonly string[],
  level: number,
): string {
  if (items.length === 0) return `${open}${close}`;
  const lines = items.map((item) => `\n${indent.repeat(level + 1)}${item}`).join(',');
  return `${open}${lines}${trailingComma}\n${indent.repeat(level)}${close}`;
}

function jsonText(text: string): string {
  return escapeHidden(JSON.stringify(text));
}

/**
 * Prints a string. A JSON string is also a Python string, except for the escapes of surrogate
 * pairs.
 */
function pythonText(text: string): string {
  return escapeHidden(JSON.stringify(text), (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}
