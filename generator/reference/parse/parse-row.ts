import type { Span } from '../../markdown/parse-markdown.ts';
import type { Parameter, Scalar } from '../../model/definition.ts';
import { isExact } from '../../text/decimal.ts';
import { blanknessOf, type AnyColumn, type FormatMap } from '../vocabulary.ts';
import { cellText, type Cell } from './cells.ts';
import { tokensOf } from './inline.ts';
import { quoteText, type Page } from './page.ts';
import * as parse from './parse-cells.ts';
import { parseBound, parseRange } from './parse-limits.ts';
import {
  defaultOf,
  defaultText,
  mayBeThousands,
  plainDigits,
  scalarOf,
  splitList,
} from './parse-values.ts';
import type { Code } from './read-values.ts';

/** A parameter with the spans of its name and type, and the Markdown of its cells. */
export interface Row {
  readonly parameter: Parameter;
  readonly name: Span;
  readonly type: Span;
  readonly sources: ReadonlyMap<AnyColumn, string>;
}

/** The conventions of a page, which a single row does not show. */
export interface Conventions {
  readonly map: FormatMap;
  /** The empty cells of the columns of numbers. */
  readonly marks: ReadonlySet<string>;
  /** Whether the column Required contains a Yes. */
  readonly marksRequired: boolean;
  /** Whether strings are in quotation marks within their code spans. */
  readonly quotesValues: boolean | 'perhaps';
  /** Whether remarks next to names or types mark required parameters, for lack of the column Required. */
  readonly remarksRequired: boolean;
  /** Whether the page probably writes each list of values in one code span. */
  readonly listsInSpans: boolean;
}

/** Reads a row. Returns undefined after an error, and `nested` for a parameter of an item. Reports all problems. */
export function parseRow(
  page: Page,
  cells: parse.CellsOfRow,
  conventions: Conventions,
): Row | 'nested' | undefined {
  const { map, marks } = conventions;
  const [nameCell, typeCell] = [cells('Parameter'), cells('Type')];
  if (!nameCell || !typeCell) return undefined;
  const filled = (column: AnyColumn) => parse.filledCell(cells, column, marks);
  const name = parse.parseName(page, nameCell);
  if (name?.isNested) return 'nested';
  const words = parse.parseType(page, typeCell, map);
  const required = readRequired(page, cells, conventions, name?.required ?? words?.required);
  const rangeCell = filled('Range');
  const range = rangeCell ? parseRange(page, rangeCell) : {};
  const [minCell, maxCell] = [filled('Min'), filled('Max')];
  if (conventions.quotesValues === 'perhaps') {
    reportQuotes(page, [filled('Default'), filled('Allowed Values')]);
  }
  const min = minCell ? parseBound(page, minCell, 'Min') : range.min;
  const max = maxCell ? parseBound(page, maxCell, 'Max') : range.max;
  const allowedCell = filled('Allowed Values');
  const readType = words?.isChoice ? 'string' : (words?.type ?? 'string');
  const unquote = conventions.quotesValues === true ? unquoted : (code: Code) => code;
  const initialCell = filled('Default');
  const mayBeList = (text: string) => {
    const parts = parse.partsOfSpan(text);
    return (
      parts.length > 0 &&
      (conventions.listsInSpans ||
        /^\[".*"\]$/s.test(text) ||
        (readType === 'number' && parts.every((part) => scalarOf(part, 'number') !== undefined)) ||
        (initialCell !== undefined && parts.includes(initialCell.source.replaceAll('`', ''))))
    );
  };
  const listed = allowedCell && parse.parseAllowedValues(page, allowedCell, readType, mayBeList);
  const allowed = listed && { ...listed, items: listed.items.map(unquote) };
  const type = words?.isChoice
    ? parse.parseChoice(page, words, allowed?.items ?? [], typeCell)
    : words?.type;
  const defaultCell = initialCell;
  const found =
    defaultCell && parse.parseDefault(page, defaultCell, type ?? 'string', allowed?.items);
  const initial: parse.ParsedDefault | undefined =
    found?.kind === 'text'
      ? { ...found, code: unquote(found.code) }
      : found && { ...found, items: found.items.map(unquote) };
  const description = filled('Description');
  if (name === undefined || type === undefined || words === undefined) return undefined;
  reportAmbiguousDefault(page, cells, allowed?.items ?? []);
  const marked = markedDefault(
    page,
    allowed,
    initial,
    defaultCell !== undefined || cells('Default') === undefined,
  );
  const texts = allowed?.items.map((code) => code.text) ?? [];
  const value =
    defaultValue(initial, type, texts) ?? (marked && defaultOf(marked.text, type, texts));
  const parameter: Parameter = {
    name: name.name,
    type,
    ...(required && { required }),
    ...(value !== undefined && { default: value }),
    ...(min && { min: min.value }),
    ...(max && { max: max.value }),
    ...(allowed && { allowedValues: texts.map((text) => scalarOf(text, type) ?? text) }),
    ...(description && { description: parse.parseDescription(description) }),
    ...((name.deprecated ?? words.deprecated) && { deprecated: true }),
  };
  const initialText = initial?.kind === 'text' ? initial.code.text : undefined;
  const codes = [
    ...(initial?.kind === 'items' ? initial.items : []),
    ...(initial?.kind === 'text'
      ? (typeof parameter.default === 'object'
          ? splitList(initial.code.text, texts)
          : [initial.code.text]
        ).map((text) => ({ text, span: initial.code.span }))
      : []),
    ...(allowed?.items ?? []),
  ];
  if (!isJson(initialText, parameter.default)) {
    for (const code of codes) checkValue(page, code, name.name, type);
  }
  const written = {
    ...(words.text !== type && { type: words.text }),
    ...(initialText !== undefined &&
      parameter.default !== undefined &&
      defaultText(parameter.default) !== initialText && { default: initialText }),
    ...(min && String(min.value) !== min.text && { min: min.text }),
    ...(max && String(max.value) !== max.text && { max: max.text }),
    ...(texts.some((text, at) => String(parameter.allowedValues?.[at]) !== text) && {
      allowedValues: texts,
    }),
  };
  return {
    parameter: Object.keys(written).length > 0 ? { ...parameter, written } : parameter,
    name: nameCell.span,
    type: typeCell.span,
    sources: sourcesOf(cells),
  };
}

function reportQuotes(page: Page, cells: readonly (Cell | undefined)[]): void {
  const cell = cells.find((candidate) => candidate?.source.includes('`"'));
  if (!cell) return;
  page.error('PAGE_VALUE_QUOTES', cell.span, {
    message: `The quotation marks of ${quoteText(cell.source)} may be a part of the value.`,
    why: 'The page has too few values to show how it writes them.',
    fix: 'Write the value between backticks, without quotation marks.',
  });
}

function unquoted(code: Code): Code {
  const text = /^"([^"\\]*)"$/.exec(code.text)?.[1];
  return text === undefined ? code : { ...code, text };
}

function readRequired(
  page: Page,
  cells: parse.CellsOfRow,
  { marksRequired, remarksRequired }: Conventions,
  remark: boolean | undefined,
): boolean {
  const cell = cells('Required');
  if (cell) return parse.parseRequired(page, cell, marksRequired);
  const opposite = cells('Optional');
  if (opposite) return !parse.parseRequired(page, opposite, marksRequired);
  return remarksRequired && remark === true;
}

function defaultValue(
  initial: parse.ParsedDefault | undefined,
  type: string,
  allowed: readonly string[],
) {
  if (initial === undefined) return undefined;
  if (initial.kind === 'text') return defaultOf(initial.code.text, type, allowed);
  return initial.items.map(({ text }): Scalar => scalarOf(text, type) ?? text);
}

function isJson(text: string | undefined, value: Parameter['default']): boolean {
  return typeof value === 'object' && text?.startsWith('[') === true && defaultText(value) !== text;
}

/** Returns the allowed value that is marked as the default. Reports a contradiction with the column Default. */
function markedDefault(
  page: Page,
  allowed: parse.ParsedAllowedValues | undefined,
  initial: parse.ParsedDefault | undefined,
  mayDiffer: boolean,
): Code | undefined {
  const marked = allowed?.defaultAt === undefined ? undefined : allowed.items[allowed.defaultAt];
  if (marked === undefined) return undefined;
  if (initial === undefined && !mayDiffer) return marked;
  if (initial === undefined || (initial.kind === 'text' && initial.code.text === marked.text))
    return marked;
  page.error('PAGE_TWO_DEFAULTS', marked.span, {
    message: `The value ${quoteText(marked.text)} is marked as the default, but the column Default has another.`,
    why: 'A parameter has one default.',
    fix: 'Correct the mark or the column.',
  });
  return undefined;
}

/** Reports a word such as `none` that may mean that there is no default, or the allowed value of that name. */
function reportAmbiguousDefault(
  page: Page,
  cells: parse.CellsOfRow,
  allowed: readonly Code[],
): void {
  const cell = cells('Default');
  if (!cell) return;
  const text = cellText(cell);
  if (
    blanknessOf(text, 'Default') !== 'word' ||
    tokensOf(cell.nodes).some(({ kind }) => kind === 'code')
  )
    return;
  if (!allowed.some((code) => code.text === text)) return;
  page.error('PAGE_DEFAULT_NOT_CODE', cell.span, {
    message: `The default ${quoteText(text)} may mean that there is none, or the allowed value of that name.`,
    why: 'Only backticks show that it is a value.',
    fix: 'Write a value between backticks, or `-` if the parameter has no default.',
  });
}

function sourcesOf(cells: parse.CellsOfRow): ReadonlyMap<AnyColumn, string> {
  const columns = [
    'Parameter',
    'Type',
    'Required',
    'Optional',
    'Default',
    'Min',
    'Max',
    'Range',
    'Allowed Values',
    'Description',
  ] as const;
  return new Map(
    columns.flatMap((column) => {
      const cell = cells(column);
      return cell ? [[column, cell.source] as const] : [];
    }),
  );
}

function checkValue(page: Page, { text, span }: Code, name: string, type: string): void {
  const value = scalarOf(text, type);
  if (type === 'number_array' && /^[+-]?0\d/.test(text)) {
    page.error('PAGE_VALUE_TYPE', span, {
      message: `A value of ${quoteText(name)} may be a part of a number (got ${quoteText(text)}).`,
      why: 'In a list, a comma separates values, so it can’t separate thousands.',
      fix: 'Write the numbers without separators of thousands.',
    });
  } else if (typeof value === 'number' && mayBeThousands(text)) {
    page.error('PAGE_VALUE_TYPE', span, {
      message: `The dot in a value of ${quoteText(name)} may separate thousands (got ${quoteText(text)}).`,
      why: 'A number with three digits after the dot is ambiguous.',
      fix: 'Write the number without separators of thousands.',
    });
  } else if (value === undefined) {
    page.warning('PAGE_VALUE_TYPE', span, {
      message: `A value of ${quoteText(name)} must be of type ${type} (got ${quoteText(text)}).`,
      note: `not a value of type ${type}`,
      why: 'The column Type decides how values are read. A value of another type is kept as a string.',
      fix: 'No action is needed if the API accepts the string. Otherwise compare the page with the API record of the model.',
    });
  } else if (typeof value === 'number' && !isExact(plainDigits(text))) {
    page.warning('PAGE_VALUE_ROUNDED', span, {
      message: `A value of ${quoteText(name)} is kept as ${value} (got ${quoteText(text)}).`,
      why: 'A JavaScript number has 15 to 17 digits.',
      fix: 'No action is needed if the API treats both as equal.',
    });
  }
}
