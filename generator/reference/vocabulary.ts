import { parameterTypes } from '../model/definition.ts';
import type { Column } from './columns.ts';

/** The meaning of names on a page that this program does not know: `{ columns: { Gizmo: 'Min' } }`. */
export interface FormatMap {
  readonly columns?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly types?: Readonly<Record<string, string>>;
  readonly words?: Readonly<Record<string, 'none' | 'value'>>;
}

/** The labels of a model's section, with their other names. */
const labelNames = {
  'Model ID': [
    'model id',
    'id',
    'model',
    'model identifier',
    'identifier',
    'api id',
    'api model id',
  ],
  Capabilities: ['capabilities', 'capability', 'supported capabilities', 'model capabilities'],
  'LLM Markdown': [
    'llm markdown',
    'llms markdown',
    'markdown for llms',
    'llm docs',
    'llm reference',
  ],
} as const;

/** A label of a model's section. */
export type Label = keyof typeof labelNames;

/** All labels of a model's section. */
export const labels = keysOf(labelNames);

/** The columns, with their names in headers. `Range` and `Optional` combine or negate others. */
const columnNames = {
  Parameter: [
    'parameter',
    'parameters',
    'parameter name',
    'name',
    'field',
    'key',
    'param',
    'argument',
    'input',
    'property',
  ],
  Type: ['type', 'data type', 'value type'],
  Required: ['required', 'required?', 'is required', 'mandatory', 'req', 'req.', "req'd"],
  Default: ['default', 'defaults', 'default value'],
  Min: ['min', 'min.', 'minimum', 'min value', 'minimum value'],
  Max: ['max', 'max.', 'maximum', 'max value', 'maximum value'],
  'Allowed Values': [
    'allowed values',
    'allowed',
    'options',
    'values',
    'enum',
    'choices',
    'possible values',
    'accepted values',
    'valid values',
    'supported values',
    'enum values',
    'allowed value',
  ],
  Description: ['description', 'desc', 'desc.', 'details', 'notes', 'summary'],
  Range: [
    'range',
    'limits',
    'bounds',
    'min/max',
    'min / max',
    'min-max',
    'min–max',
    'min - max',
    'min – max',
    'value range',
  ],
  Optional: ['optional', 'optional?', 'is optional'],
} as const satisfies Readonly<Record<Column, readonly string[]>> &
  Readonly<Record<string, readonly string[]>>;

/** A column that a page may have: a usual one, or one instead of it. */
export type AnyColumn = keyof typeof columnNames;

/** All columns, including those that combine or negate others. */
export const anyColumns = keysOf(columnNames);

const typeNames: Readonly<Record<string, readonly string[]>> = {
  string: ['text', 'str'],
  number: [
    'integer',
    'int',
    'int32',
    'int64',
    'long',
    'float',
    'double',
    'decimal',
    'num',
    'numeric',
  ],
  boolean: ['bool'],
};

/** Names of a type that do not show whether its values are strings or numbers. */
const choices: ReadonlySet<string> = new Set(['enum', 'select', 'choice', 'option', 'dropdown']);

const labelByName = invert(labelNames);
const columnByName = invert(columnNames);
const typeByName = new Map([
  ...invert(typeNames),
  ...parameterTypes.map((type) => [type, type] as const),
]);

/** Returns the known label for the text of a label; undefined if there is none. */
export function labelOf(text: string, map: FormatMap = {}): Label | undefined {
  const name = normalizeName(text);
  const mapped = mappedName(map.labels, name) ?? name;
  return labelByName.get(normalizeName(mapped));
}

/** Returns the known column for a header; undefined if there is none, or a unit may scale its values. */
export function columnOf(text: string, map: FormatMap = {}): AnyColumn | undefined {
  const name = normalizeName(text);
  const known = columnByName.get(normalizeName(mappedName(map.columns, name) ?? name));
  if (known !== undefined) return known;
  // Two names of one column: `Allowed values / options`.
  const [first, ...others] = name.split(' / ').map((part) => columnByName.get(part));
  return others.length > 0 && others.every((column) => column === first) ? first : undefined;
}

/** Returns whether a header is the usual name of its column. */
export function isUsualHead(text: string): boolean {
  return anyColumns.some((column) => normalizeName(column) === normalizeName(text));
}

/** A type and the remarks next to it: `string (required)`. */
export interface TypeWords {
  /** `choice` if the allowed values decide. */
  readonly type: string;
  readonly isChoice: boolean;
  readonly isList: boolean;
  readonly required?: boolean;
  readonly deprecated?: true;
  /** The values of a type that lists them: `"1K" | "4K"`. */
  readonly values?: readonly string[];
}

/** Returns the values of a list in which each has quotation marks: `"1K" | "4K"`, `['1K', '4K']`. */
export function quotedValues(text: string): readonly string[] | undefined {
  const inner =
    /^(?:\[(.+)\]|\{(.+)\}|(.+))$/s.exec(text.trim())?.slice(1).find(Boolean)?.trim() ?? '';
  const [mark = ''] = inner;
  const close = { '"': '"', "'": "'", '“': '”', '‘': '’' }[mark];
  if (close === undefined || !inner.endsWith(close)) return undefined;
  const separator = inner.includes(`${close} |`) || inner.includes(`${close}|`) ? '|' : ',';
  const items = inner.split(separator).map((item) => item.trim());
  const isQuoted = items.every(
    (item) =>
      item.length > 1 &&
      item.startsWith(mark) &&
      item.endsWith(close) &&
      !item.slice(1, -1).includes(close) &&
      !item.slice(1, -1).includes(mark),
  );
  return isQuoted && items.length > 1 ? items.map((item) => item.slice(1, -1)) : undefined;
}

/** Reads the words of the column Type. Returns undefined for an unknown type. */
export function typeOf(text: string, map: FormatMap = {}): TypeWords | undefined {
  let name = text.trim().toLowerCase();
  const mapped = mappedName(map.types, name);
  if (mapped !== undefined) name = mapped.toLowerCase();
  let required: boolean | undefined;
  let deprecated = false;
  const nullable = /^nullable (.+)|^(.+?)(?: ?\| ?null| or null|\?)$/.exec(name);
  if (nullable) [name, required] = [nullable[1] ?? nullable[2] ?? name, false];
  const quoted = quotedValues(text);
  if (quoted) return { type: 'choice', isChoice: true, isList: false, values: quoted };
  // The words in parentheses say more about a known type: `string (uuid)`, `enum (string)`.
  const [, outer = '', inner = ''] = /^([a-z_]+) \(([a-z0-9 -]+)\)$/.exec(name) ?? [];
  if (choices.has(outer) && typeByName.has(inner)) name = inner;
  else if (inner !== '' && isPlainRemark(outer, inner)) name = outer;
  for (;;) {
    const remark = /(?:\(([a-z]+)\)|, ?([a-z]+))$/.exec(name);
    const word = remark?.[1] ?? remark?.[2];
    if (remark === null || word === undefined) break;
    const before = name.slice(0, remark.index).replace(/(?<![\s,])[\s,]+$/, '');
    if (word === 'required' || word === 'optional') required = word === 'required';
    else if (word === 'deprecated') deprecated = true;
    else if (!['enum', 'integer', 'array', 'list'].includes(word)) return undefined;
    if (word === 'array' || word === 'list') {
      name = `${before}[]`;
      break;
    }
    name = before;
  }
  const list = itemOf(name);
  const item = list ?? name;
  const isChoice = choices.has(item);
  const isInputs = list === 'inputs' || list === 'input';
  const known = isChoice
    ? 'choice'
    : isInputs
      ? 'inputs'
      : typeByName.get(item.replaceAll(/[\s-]/g, '_'));
  if (known === undefined || (list !== undefined && known.endsWith('_array'))) return undefined;
  const type = list === undefined ? known : `${known}_array`;
  if (!isChoice && !typeByName.has(type)) return undefined;
  return {
    type,
    isChoice,
    isList: list !== undefined,
    ...(required !== undefined && { required }),
    ...(deprecated && { deprecated: true }),
  };
}

/** Returns whether a word next to a known type does not change its meaning, such as a format. */
function isPlainRemark(type: string, remark: string): boolean {
  const isOther =
    typeByName.has(remark) ||
    choices.has(remark) ||
    itemOf(remark) !== undefined ||
    /\b(?:required|optional|deprecated|array|list|enum|integer|null|or|of)\b/.test(remark) ||
    // A number of values makes it a list.
    /\b(?:multi|multiple|many|several|more|set|tuple|collection|repeat(?:ed|able)?|plural|each|items?)\b/.test(
      remark,
    ) ||
    (type !== 'number' && /\b\d/.test(remark)) ||
    // A string that names a file may be a file.
    /\b(?:file|image|video|audio|asset|binary|base64|blob|model|ur[li])s?\b/.test(remark);
  return typeByName.has(type) && !isOther;
}

/** Returns the type of the items of a list: `file[]`, `array of files`, `list<file>`. */
function itemOf(name: string): string | undefined {
  const [, before, inner, of] =
    /^(?:([a-z]+)\[\]|(?:(?:array|list) ?)?[<([]([a-z]+)[>)\]]|(?:array|list) of ([a-z]+))$/.exec(
      name,
    ) ?? [];
  const item = before ?? inner ?? of;
  if (item !== undefined) return typeByName.has(item) ? item : item.replace(/s$/, '');
  const [, first] = /^([a-z]+)[ _-](?:array|list)$/.exec(name) ?? [];
  if (first !== undefined) return first;
  return ['files', 'strings', 'numbers', 'models'].includes(name) ? name.slice(0, -1) : undefined;
}

/** Marks of an empty cell in any column. */
const blanks: ReadonlySet<string> = new Set([
  '',
  '-',
  '–',
  '—',
  '−',
  '--',
  '---',
  '‐',
  '‑',
  '‒',
  '―',
  'n/a',
  'n.a.',
  '∅',
  'not applicable',
]);

/** Words for an empty cell that may also be a value. */
const blankWords: ReadonlySet<string> = new Set([
  'none',
  'null',
  'nil',
  'undefined',
  'not set',
  'unset',
]);

const blankPhrases: Readonly<Partial<Record<AnyColumn, readonly string[]>>> = {
  Min: ['no limit', 'unlimited', 'no minimum', '-∞'],
  Max: ['no limit', 'unlimited', 'no maximum', '∞'],
  Range: ['no limit', 'unlimited', 'any'],
  Default: ['no default', 'required'],
  'Allowed Values': ['any', 'any value'],
};

/** Returns whether a text means that a cell is empty: `sure`, or `word` if it may also be a value. */
export function blanknessOf(text: string, column: AnyColumn): 'sure' | 'word' | undefined {
  const word = text
    .replaceAll(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .trim()
    .toLowerCase();
  if (blanks.has(word) || blankPhrases[column]?.includes(word)) return 'sure';
  return blankWords.has(word) ? 'word' : undefined;
}

/** Returns whether the configuration maps a word to no default or to a value. */
export function nothingWordOf(text: string, { words }: FormatMap): 'none' | 'value' | undefined {
  return (
    words &&
    Object.entries(words).find(([word]) => normalizeName(word) === normalizeName(text))?.[1]
  );
}

const yesWords: ReadonlySet<string> = new Set([
  'yes',
  'y',
  'true',
  'required',
  'mandatory',
  '✅',
  '✔',
  '✓',
  '☑',
  ':white_check_mark:',
  ':heavy_check_mark:',
  '[x]',
]);
const noWords: ReadonlySet<string> = new Set([
  'no',
  'n',
  'false',
  'optional',
  'not required',
  '❌',
  '✖',
  '✗',
  '✘',
  '☐',
  ':x:',
  '[ ]',
]);

/** Reads a word of the column Required. `nothing` means No if the page marks other rows with a Yes. */
export function requiredOf(text: string): boolean | 'nothing' | undefined {
  const words = text
    .replaceAll(/\ufe0e|\ufe0f|[\u00ad\u200b\u2060\ufeff]/g, '')
    .trim()
    .toLowerCase()
    .replace(/^(yes|no)\.$/, '$1');
  if (blanks.has(words)) return 'nothing';
  const meanings = new Set(
    (yesWords.has(words) || noWords.has(words) ? [words] : words.split(/\s+/)).map((word) =>
      yesWords.has(word) ? true : noWords.has(word) ? false : undefined,
    ),
  );
  const [meaning] = meanings;
  return meanings.size === 1 ? meaning : undefined;
}

/** The notations of names in code, and what they say about a parameter. */
const nameForms: readonly (readonly [RegExp, { required?: boolean; deprecated?: true }])[] = [
  [/^(.+)\?$/, { required: false }],
  [/^(.+)[*!]$/, { required: true }],
  [/^(.+)[:=]$/, {}],
  [/^(.+)\[(?:\d*|[in*])\]$/, {}],
  [/^(.+)\.\*$/, {}],
  [/^--(.+?)=?$/, {}],
  [/^\$\.(.+)$/, {}],
  [/^\d{1,3}[.)] (.+)$/, {}],
  [/^\$?\{{1,2} ?(.+?) ?\}{1,2}$/, {}],
  [/^<(.+)>$/, {}],
  [/^\[(.+)\]$/, { required: false }],
  [/^["“'‘](.+)["”'’]:?$/, {}],
  [/^~~(.+)~~$/, { deprecated: true }],
  [/^(.+) [([]deprecated[)\]]$/i, { deprecated: true }],
  [/^(.+) [([]required[)\]]$/i, { required: true }],
  [/^(.+) [([]optional[)\]]$/i, { required: false }],
];

/** A name in a notation that is not a part of it. */
export interface NameWords {
  /** Without the notation; undefined if nothing shows what the name is. */
  readonly name?: string;
  readonly required?: boolean;
  readonly deprecated?: true;
}

/** Reads a name in a notation such as `prompt?`, `--prompt` or `prompt: string`; undefined for a plain name. */
export function nameWordsOf(text: string): NameWords | undefined {
  if (/^[\p{L}_$][\p{L}\p{N}_$]*: \S/u.test(text)) return {};
  if (/^(?:\$\.|[./])?(?:inputs?|body|request|params|payload|data)[./[]\w/.test(text)) return {};
  for (const [form, remarks] of nameForms) {
    const name = form.exec(text)?.[1];
    if (name !== undefined && plainName.test(name)) return { name, ...remarks };
  }
  return isDecorated(text) ? {} : undefined;
}

const plainName = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;

/** Returns whether a name has something else around it, or is several names: `@prompt`, `width, height`. */
function isDecorated(text: string): boolean {
  const [inner = ''] = /[\p{L}_$][\p{L}\p{N}_$.-]*/u.exec(text) ?? [];
  if (inner === text || inner === '') return false;
  const rest = text.replace(inner, '');
  // A parameter of the items of a list: `shots[].text`.
  if (/^[\w$]+\[\]\.[\w$]+$/.test(text)) return false;
  if (/^[^\p{L}\p{N}]+$/u.test(rest) || /^[\p{L}_$][\p{L}\p{N}_$-]* ?[([{<].+[)\]}>]$/u.test(text))
    return true;
  const words = text.split(/[\s,/|&+]+/);
  if (words.length < 2) return false;
  const isNoted = words.slice(1).every((word) => typeOf(word) !== undefined || noteWords.has(word));
  return isNoted || (/[,/|&+]/.test(text) && words.every((word) => plainName.test(word)));
}

const noteWords: ReadonlySet<string> = new Set(['required', 'optional', 'deprecated']);

/** Units in which a limit is the number before them. Others, such as MB, may scale it. */
export const plainUnits: ReadonlySet<string> = new Set([
  'px',
  'pixel',
  'pixels',
  's',
  'sec',
  'second',
  'seconds',
  'fps',
  'item',
  'items',
  'file',
  'files',
  'image',
  'images',
  'character',
  'characters',
  'chars',
  'step',
  'steps',
  'frame',
  'frames',
  '°',
]);

/** Normalizes a name: lower case, without formatting, colon and unit. */
function normalizeName(text: string): string {
  // Most names are words.
  return /^[A-Za-z]+(?: [A-Za-z]+)*$/.test(text) ? text.toLowerCase() : normalizeOther(text);
}

function normalizeOther(text: string): string {
  return text
    .replaceAll(/<br ?\/?>/gi, ' ')
    .replaceAll(/<\/?(?:div|span|b|strong|em|code|nobr)(?:\s[^<>]*)?>/gi, '')
    .replaceAll(/\ufe0e|\ufe0f|[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\[\^\w+\]$/, '')
    .replace(/^(?:\p{So}\s?){1,3}/u, '')
    .replace(/(?<!\p{So})\s?(?:\p{So}\s?){1,3}$/u, '')
    .replaceAll('’', "'")
    .trim()
    .replace(/[:：]$/, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .replace(/^([a-z ]+) \(([a-z]+)\)$/, (found, name: string, unit: string) =>
      plainUnits.has(unit) ? name : found,
    );
}

function mappedName(map: Readonly<Record<string, string>> = {}, name: string): string | undefined {
  return Object.entries(map).find(([key]) => normalizeName(key) === name)?.[1];
}

function invert<Key extends string>(
  names: Readonly<Record<Key, readonly string[]>>,
): ReadonlyMap<string, Key> {
  return new Map(keysOf(names).flatMap((key) => names[key].map((name) => [name, key] as const)));
}

function keysOf<Key extends string>(names: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(names).filter((key): key is Key => Object.hasOwn(names, key));
}
