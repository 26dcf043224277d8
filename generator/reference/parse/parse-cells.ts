import { unescapePipes } from '../../markdown/code-span.ts';
import { unescapeUnderscores } from '../../markdown/underscores.ts';
import {
  blanknessOf,
  nameWordsOf,
  quotedValues,
  requiredOf,
  typeOf,
  type AnyColumn,
  type FormatMap,
  type TypeWords,
} from '../vocabulary.ts';
import { cellText, isBlank, type Cell } from './cells.ts';
import type { Conventions } from './conventions.ts';
import { textOfTokens, tokensOf } from './inline.ts';
import { quoteText, type Page } from './page.ts';
import { numberOf, scalarOf, splitList } from './parse-values.ts';
import { readValues, splitPlainValues, type Code } from './read-values.ts';

/** The name of a parameter and the remarks next to it. */
export interface Name {
  readonly name: string;
  readonly required?: boolean;
  readonly deprecated?: true;
  /** Whether an arrow shows that it is part of the parameter above. */
  readonly isNested?: true;
}

/** Reads the name of a parameter. Reports a missing name and returns undefined. */
export function parseName(
  page: Page,
  { nodes, source, span }: Cell,
  { hasOddNames }: Pick<Conventions, 'hasOddNames'>,
): Name | undefined {
  const tokens = tokensOf(nodes).filter(({ text }) => text.trim() !== '');
  const codes = tokens.filter(({ kind }) => kind === 'code');
  const [code] = codes;
  const isPlain = tokens.every(({ kind }) => kind === 'code' || kind === 'text');
  if (isPlain && code && codes.length === 1) {
    const words = (hasOddNames ? undefined : nameWordsOf(code.text)) ?? { name: code.text };
    const rest = textOfTokens(tokens.filter((token) => token !== code));
    const remarks = readRemarks(rest);
    if (remarks && words.name !== undefined) return { ...words, name: words.name, ...remarks };
  }
  const text = cellText({ nodes, source, span });
  const plain = /^[\p{L}_$][\p{L}\p{N}_$.-]*/u.exec(text)?.[0];
  const remarks = plain === undefined ? undefined : readRemarks(text.slice(plain.length));
  if (isPlain && codes.length === 0 && plain !== undefined && remarks) {
    return { name: plain, ...remarks };
  }
  page.error('PAGE_PARAMETER_NAME', span, {
    message: `A parameter name must be a code span (got ${quoteText(source)}).`,
    note: 'expected a name between backticks',
    why: 'Outside of backticks, Markdown changes names: it reads `_a_` as emphasis.',
    fix: 'Write the name between backticks.',
  });
  return undefined;
}

/** Reads the remarks next to a name; undefined if they may have another meaning. */
function readRemarks(text: string): Omit<Name, 'name'> | undefined {
  const words = text.toLowerCase().match(/[\p{L}]+|[^\s()[\],.:\p{L}]/gu) ?? [];
  let remarks: Omit<Name, 'name'> = {};
  for (const word of words) {
    if (word === '*' || word === 'required') remarks = { ...remarks, required: true };
    else if (word === 'optional') remarks = { ...remarks, required: false };
    else if (word === 'deprecated') remarks = { ...remarks, deprecated: true };
    else if (word === '~') remarks = { ...remarks, deprecated: true };
    else if (word === '↳' || word === '└') remarks = { ...remarks, isNested: true };
    else if (!['new', 'beta', 'preview', 'experimental'].includes(word)) return undefined;
  }
  return remarks;
}

/** Reads the type of a parameter. Reports a missing type and returns undefined. */
export function parseType(
  page: Page,
  cell: Cell,
  map: FormatMap,
): (TypeWords & { readonly text: string }) | undefined {
  const text = cellText(cell);
  if (text !== '' && text !== '-') {
    const known = typeOf(text, map);
    return known
      ? { ...known, text }
      : { type: text, text, isChoice: false, isList: text.endsWith('_array') };
  }
  page.error('PAGE_NO_TYPE', cell.span, {
    message: 'A parameter has no type.',
    note: 'expected a type',
    why: 'The type decides how its default and its allowed values are read.',
    fix: 'Write the type: `string`, `number`, `boolean`, `file`, …',
  });
  return undefined;
}

/** Reads a type such as `select`: a string if a value is neither a number nor a boolean. */
export function parseChoice(
  page: Page,
  { isList, text }: TypeWords & { readonly text: string },
  allowed: readonly Code[],
  { span }: Cell,
): string | undefined {
  const isText = allowed.some(
    (value) => numberOf(value.text) === undefined && !/^(?:true|false)$/i.test(value.text),
  );
  if (isText) return isList ? 'string_array' : 'string';
  page.error('PAGE_CHOICE_TYPE', span, {
    message: `The type ${quoteText(text)} does not show whether the values are strings or numbers.`,
    why: 'The API does not convert numbers to strings, or the reverse.',
    fix: 'Write `string`, `number` or `boolean`, or map the type with `reference.types` in the configuration.',
  });
  return undefined;
}

/** Reads whether a parameter is required. `hasMarks` states whether the page marks others as required. */
export function parseRequired(page: Page, cell: Cell, hasMarks: boolean): boolean {
  if (cell.source === 'Yes') return true;
  if (cell.source === 'No') return false;
  const meaning = requiredOf(cellText(cell));
  if (typeof meaning === 'boolean') return meaning;
  if (meaning === 'nothing' && hasMarks) return false;
  page.error('PAGE_REQUIRED_WORD', cell.span, {
    message: `"Required" must be Yes or No (got ${quoteText(cell.source)}).`,
    note: 'expected Yes or No',
    why: 'The meaning of any other word would be a guess.',
    fix: 'Write `Yes` or `No`.',
  });
  return false;
}

/** A default as one code span, or as the items of a list. */
export type ParsedDefault =
  | { readonly kind: 'text'; readonly code: Code }
  | { readonly kind: 'items'; readonly items: readonly Code[]; readonly span: Span };

type Span = Code['span'];

/** Reads the default of a parameter. Reports a wrong cell and returns undefined. */
export function parseDefault(
  page: Page,
  cell: Cell,
  type: string,
  allowed: readonly Code[] | undefined,
): ParsedDefault | undefined {
  const values = readValues(cell.nodes);
  if (values?.form === 'code') {
    const [code, ...others] = values.items;
    if (code && others.length === 0) return { kind: 'text', code };
    if (type.endsWith('_array')) return { kind: 'items', items: values.items, span: cell.span };
  }
  const text = values?.form === 'text' ? plainDefault(values.text, type, allowed) : undefined;
  if (text !== undefined) return { kind: 'text', code: { text, span: cell.span } };
  page.error('PAGE_DEFAULT_NOT_CODE', cell.span, {
    message: `A default must be one code span (got ${quoteText(cell.source)}).`,
    note: 'expected one code span or -',
    why: 'Only backticks show where a value ends. A list is one code span: `drums,bass`.',
    fix: 'Write the value between backticks, or `-` if the parameter has no default.',
  });
  return undefined;
}

/** Returns a default without backticks; undefined if it may be another value. */
function plainDefault(
  text: string,
  type: string,
  allowed: readonly Code[] | undefined,
): string | undefined {
  if (/[\p{Pi}\p{Pf}„‚…]|^['"].*['"]$/u.test(text)) return undefined;
  const items = type.endsWith('_array')
    ? splitList(text, allowed?.map((code) => code.text) ?? [])
    : [text];
  if (items.some((item) => scalarOf(item, type) === undefined)) return undefined;
  const isFree = !/^(?:number|boolean)/.test(type);
  if (type !== 'string' || allowed === undefined) {
    // A word may be about the default: `varies`.
    if (isFree && items.some((item) => !allowed?.some((code) => code.text === item)))
      return undefined;
    return blanknessOf(text, 'Default') === undefined ? text : undefined;
  }
  const matching = allowed.filter((code) => code.text === text);
  const [only, ...others] =
    matching.length > 0 ? matching : allowed.filter((code) => code.text.trim() === text);
  return others.length === 0 ? only?.text : undefined;
}

/** The allowed values of a parameter. */
export interface ParsedAllowedValues {
  readonly items: readonly Code[];
  /** The index of the value that is marked as the default. */
  readonly defaultAt?: number | undefined;
}

/** Reads the allowed values of a parameter. Reports a wrong cell and returns undefined. */
export function parseAllowedValues(
  page: Page,
  cell: Cell,
  type: string,
  mayBeList: (text: string) => boolean,
  initial: string | undefined,
): ParsedAllowedValues | undefined {
  const values = readValues(cell.nodes);
  const [only, ...others] = values?.form === 'code' ? values.items : [];
  const quoted = only && others.length === 0 ? quotedValues(only.text) : undefined;
  if (only && quoted) return { items: quoted.map((text) => ({ text, span: only.span })) };
  const isList = only !== undefined && others.length === 0 && mayBeList(only.text);
  if (values?.form === 'code' && !isList) return values;
  const items = values?.form === 'text' ? splitPlainValues(values.text) : undefined;
  const isOfType = items?.every((item) => scalarOf(item, type) !== undefined);
  // A single word may be about the values: `various`.
  const isSure = items !== undefined && (items.length > 1 || items[0] === initial);
  if (values?.form === 'text' && isSure && isOfType && !values.isDefault) {
    return { items: items.map((text) => ({ text, span: cell.span })) };
  }
  page.error('PAGE_ALLOWED_VALUES', cell.span, {
    message: `Allowed values must be code spans joined by commas (got ${quoteText(cell.source)}).`,
    note: 'expected code spans or -',
    why: 'A value may contain commas and spaces, so only backticks show where it ends.',
    fix: 'Write each value between backticks, with `, ` between them, or `-` if any value is allowed.',
  });
  return undefined;
}

/** Splits a code span that may hold a list: `a, b`, `a | b`, `["a","b"]`. Returns an empty list for other text. */
export function partsOfSpan(text: string): readonly string[] {
  const inner = /^(?:\[(.*)\]|\{(.*)\})$/s.exec(text)?.slice(1).find(Boolean) ?? text;
  const parts = inner.split(/[,;|]/).map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
  return parts.length > 1 && parts.every((part) => part !== '') ? parts : [];
}

/** Reads the description of a parameter as Markdown. */
export function parseDescription(cell: Cell): string {
  return unescapeUnderscores(unescapePipes(cell.source));
}

/** Returns the cell of a column in a row. */
export type CellsOfRow = (column: AnyColumn) => Cell | undefined;

/** Returns the cell of a column, unless it is absent or without content. */
export function filledCell(
  cells: CellsOfRow,
  column: AnyColumn,
  marks: ReadonlySet<string>,
): Cell | undefined {
  const cell = cells(column);
  return cell && !isBlank(cell, column, marks) ? cell : undefined;
}
