import type { Table, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { contentSpan, spanOf } from '../../markdown/parse-markdown.ts';
import { nothing } from '../columns.ts';
import {
  blanknessOf,
  columnOf,
  requiredOf,
  typeOf,
  type AnyColumn,
  type FormatMap,
} from '../vocabulary.ts';
import { cellText, isBlank, readCell, type Cell } from './cells.ts';
import type { ContentsEntry } from './check-contents.ts';
import type { Conventions } from './conventions.ts';
import { reportCutOff } from './cut-off.ts';
import { tokensOf } from './inline.ts';
import { saysNoParameters } from './no-parameters.ts';
import { quoteText, type Page } from './page.ts';
import { parseRow, type ParsedRow } from './parse-row.ts';
import { numberOf } from './parse-values.ts';
import {
  checkHeader,
  isParameterTable,
  placesOf,
  type PageColumns,
  type Places,
} from './read-header.ts';
import { readValues } from './read-values.ts';
import { reportCellCount } from './report-cell-count.ts';

/** A table of parameters with the positions of its columns. */
export interface ParameterTable {
  readonly table: Table;
  readonly heads: readonly ContentsEntry[];
  readonly places: Places;
}

/** Returns a table with the positions of its columns; undefined if it is not a table of parameters. */
export function parameterTable(table: Table, map: FormatMap): ParameterTable | undefined {
  const [header] = table.children;
  if (header === undefined) return undefined;
  const heads = header.children.map((cell) => ({ name: toString(cell), span: contentSpan(cell) }));
  const places = withNameColumn(table, heads, placesOf(heads, map), map);
  return isParameterTable(places) ? { table, heads, places } : undefined;
}

/**
 * Decides which column has the names if several headers may mean it: the only one whose cells are all
 * code. Another may have display names. Removes the position if this does not decide.
 */
function withNameColumn(
  table: Table,
  heads: readonly ContentsEntry[],
  places: Places,
  map: FormatMap,
): Places {
  const candidates = heads.flatMap(({ name }, at) =>
    columnOf(name, map) === 'Parameter' ? [at] : [],
  );
  if (candidates.length < 2) return places;
  const [place, ...others] = candidates.filter((at) =>
    table.children
      .slice(1)
      .every(({ children }) => children[at]?.children.some(({ type }) => type === 'inlineCode')),
  );
  const result = new Map(places);
  if (place === undefined || others.length > 0) result.delete('Parameter');
  else result.set('Parameter', place);
  return result;
}

/** Finds the conventions of a page in all of its tables. */
export function conventionsOf(
  { markdown }: Page,
  tables: readonly ParameterTable[],
  map: FormatMap,
): Conventions & PageColumns {
  const marks = new Set<string>();
  let marksRequired = false;
  let remarks = false;
  const texts: string[] = [];
  const initials: string[] = [];
  let [spans, lists] = [0, 0];
  const bounds = { swapped: 0, right: 0 };
  let otherDefaults = 0;
  for (const { table, places } of tables) {
    const cellsOf = (column: AnyColumn): readonly Cell[] => {
      const place = places.get(column);
      if (place === undefined) return [];
      return table.children.slice(1).flatMap(({ children }) => {
        const cell = children[place];
        return cell ? [readCell(markdown, cell)] : [];
      });
    };
    for (const column of ['Min', 'Max', 'Range'] as const) {
      for (const cell of cellsOf(column)) {
        if (cell.source !== nothing && isBlank(cell, column, new Set())) marks.add(cell.source);
      }
    }
    for (const mark of marksOfDefaults(cellsOf, map)) marks.add(mark);
    const highs = cellsOf('Max');
    for (const [index, { source: min }] of cellsOf('Min').entries()) {
      const [low, high] = [numberOf(min), numberOf(highs[index]?.source ?? '')];
      if (low === undefined || high === undefined || low === high) continue;
      if (low > high) bounds.swapped += 1;
      else bounds.right += 1;
    }
    const allowed = cellsOf('Allowed Values');
    spans += allowed.filter(({ source }) => /^`[^,;`|]*[,;|][^`]*`$/.test(source)).length;
    lists += allowed.filter(({ source }) => /`[^`]+`[^`]+`/.test(source)).length;
    const defaults = cellsOf('Default');
    for (const [index, { source }] of allowed.entries()) {
      if (!/^\[?`[^`]+`(?:\]\([^)]*\))?$/.test(source)) continue;
      const initial = defaults[index]?.source;
      if (initial?.startsWith('`') && !source.includes(initial)) otherDefaults += 1;
    }
    const values = [...allowed, ...cellsOf('Default')];
    if (values.some(({ source }) => /`["'“‘]/.test(source))) {
      for (const { nodes } of values) {
        const read = readValues(nodes);
        if (read?.form === 'code') texts.push(...read.items.map(({ text }) => text));
      }
      initials.push(...defaults.flatMap(({ source }) => /^`([^`]+)`$/.exec(source)?.[1] ?? []));
    }
    marksRequired ||= [...cellsOf('Required'), ...cellsOf('Optional')].some(
      (cell) => requiredOf(cellText(cell)) === true,
    );
    remarks ||=
      cellsOf('Parameter').some(({ source }) =>
        /\\?\*$|\brequired\b/i.test(source.replace(/\*\*$/, '')),
      ) || cellsOf('Type').some((cell) => typeOf(cellText(cell), map)?.required === true);
  }
  const all = new Set(tables.flatMap(({ places }) => [...places.keys()]));
  const remarksRequired = remarks && !all.has('Required') && !all.has('Optional');
  const isWord = (text: string) =>
    text !== '' && numberOf(text) === undefined && !/^(?:true|false)$/.test(text);
  const isQuoted = (text: string) => /^(?:"[^"\\]*"|'[^'\\]*'|“[^”\\]*”|‘[^’\\]*’)$/.test(text);
  const words = texts.filter(isWord);
  const areQuoted = words.length > 0 && words.every(isQuoted);
  // One or two may be values with quotation marks.
  const quotesValues = areQuoted ? words.length > 2 || 'perhaps' : false;
  const listsInSpans = spans > 2 && lists === 0;
  return {
    map,
    marks,
    marksRequired,
    quotesValues,
    quotesDefaults: initials.filter(isWord).length > 2 && initials.filter(isWord).every(isQuoted),
    all,
    remarksRequired,
    listsInSpans,
    swapsBounds: bounds.swapped > 0 && bounds.right === 0,
    namesLists: otherDefaults > 0 && lists === 0,
  };
}

/** Returns the words in code that mean no default: those in rows whose value can't be a word. */
function marksOfDefaults(
  cellsOf: (column: AnyColumn) => readonly Cell[],
  map: FormatMap,
): readonly string[] {
  const [types, allowed] = [cellsOf('Type'), cellsOf('Allowed Values')];
  return cellsOf('Default').flatMap((cell, index) => {
    if (allowed[index]?.source.includes(cell.source)) return [];
    const type = types[index] && typeOf(cellText(types[index]), map)?.type;
    const isWord = type === undefined || /^(?:string|choice)/.test(type);
    return !isWord && blanknessOf(cellText(cell), 'Default') === 'word' ? [cell.source] : [];
  });
}

/** Reads the rows of a table. Reports and leaves out rows with errors. */
export function parseTable(
  page: Page,
  { table, heads, places }: ParameterTable,
  conventions: Conventions & PageColumns,
): readonly ParsedRow[] {
  const [header, ...body] = table.children;
  if (header === undefined) return [];
  const isReadable = checkHeader(page, heads, places, spanOf(header), conventions);
  const rows: ParsedRow[] = [];
  if (isPlaceholder(page, body, places)) return rows;
  for (const row of body) {
    const cells = row.children.map((cell) => readCell(page.markdown, cell));
    if (isOtherRow(cells, heads)) {
      reportOtherRow(page, row);
      continue;
    }
    if (isCutOff(page, row)) {
      reportCutOff(page, 'inside a row of a table');
      continue;
    }
    if (cells.length !== header.children.length) {
      reportCellCount(page, spanOf(row), cells, header.children.length);
      continue;
    }
    if (!isReadable) continue;
    const parsed = parseRow(page, (column) => cells[places.get(column) ?? -1], conventions);
    if (parsed === 'nested' || (parsed && isNested(parsed, rows))) reportNested(page, row);
    else if (parsed) rows.push(parsed);
  }
  reportDuplicates(page, rows);
  return rows;
}

/** Returns whether a row has no parameter: it repeats the header, is a title of the next rows, or is empty. */
function isOtherRow(cells: readonly Cell[], heads: readonly ContentsEntry[]): boolean {
  const [first, ...others] = cells;
  if (!first) return false;
  if (others.every(({ source }) => source === '')) {
    const isCell = cells.length === heads.length || /^\*\*[^*]+\*\*$/.test(first.source);
    return isCell && tokensOf(first.nodes).every(({ kind }) => kind === 'text');
  }
  return cells.every((cell, at) => cellText(cell) === heads[at]?.name);
}

function reportOtherRow(page: Page, row: TableRow): void {
  page.leftOut('PAGE_EXTRA_CONTENT', spanOf(row), 'rows without a parameter', {
    message: 'A row of the table has no parameter.',
    why: 'It repeats the header, is a title of the next rows, or is empty.',
    fix: 'No action is needed. It is omitted.',
  });
}

/** Returns whether the only row of a table means that there are no parameters. */
function isPlaceholder(
  page: Page,
  [only, ...others]: readonly TableRow[],
  places: Places,
): boolean {
  if (!only || others.length > 0) return false;
  const cells = only.children.map((cell) => cellText(readCell(page.markdown, cell)));
  const name = cells[places.get('Parameter') ?? 0] ?? '';
  const isBlankCell = (text: string) => blanknessOf(text, 'Description') !== undefined;
  const rest = cells.filter((_, at) => at !== (places.get('Parameter') ?? 0));
  return (isBlankCell(name) || saysNoParameters(name)) && rest.every(isBlankCell);
}

/** Returns whether a row describes the items of a row above: `shots[].text`. */
function isNested({ parameter }: ParsedRow, rows: readonly ParsedRow[]): boolean {
  return rows.some(
    ({ parameter: { name, type } }) =>
      (type.endsWith('_array') && parameter.name.startsWith(`${name}[].`)) ||
      (type === 'inputs_array' && parameter.name.startsWith(`${name}.`)),
  );
}

function reportNested(page: Page, row: TableRow): void {
  page.leftOut('PAGE_NESTED_PARAMETER', spanOf(row), 'nested parameters', {
    message: 'A row describes the items of another parameter.',
    why: 'A definition has the parameters of a model. API records and overlays have those of items.',
    fix: 'No action is needed unless users of the models need it. It is left out.',
  });
}

/** Returns whether the text ends in the row, before its last pipe. */
function isCutOff(page: Page, row: TableRow): boolean {
  const { start, end } = spanOf(row);
  const rest = page.markdown.slice(end);
  return (
    rest.trim() === '' &&
    page.markdown[start] === '|' &&
    !page.markdown.slice(start, end).trimEnd().endsWith('|')
  );
}

/** Reports parameters that occur twice. */
export function reportDuplicates(page: Page, rows: readonly ParsedRow[]): void {
  const firsts = new Map<string, ParsedRow>();
  for (const row of rows) {
    const { name } = row.parameter;
    const first = firsts.get(name);
    if (first === undefined) {
      firsts.set(name, row);
      continue;
    }
    page.error('PAGE_DUPLICATE_PARAMETER', row.name, {
      message: `The table has the parameter ${quoteText(name)} twice.`,
      why: `The first is in line ${page.lineAt(first.name.start)}. A request contains a name once.`,
      fix: 'Remove the wrong row.',
    });
  }
}
