import type { Table, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { contentSpan, spanOf } from '../../markdown/parse-markdown.ts';
import { blanknessOf, columnOf, type FormatMap } from '../vocabulary.ts';
import { cellText, readCell, type Cell } from './cells.ts';
import type { ContentsEntry } from './check-contents.ts';
import type { Conventions } from './conventions.ts';
import { reportCutOff } from './cut-off.ts';
import { tokensOf } from './inline.ts';
import { reportSplitType } from './list-column.ts';
import { saysNoParameters } from './no-parameters.ts';
import { quoteText, type Page } from './page.ts';
import { parseRow, type ParsedRow } from './parse-row.ts';
import {
  checkHeader,
  isParameterTable,
  placesOf,
  type PageColumns,
  type ParameterTable,
  type Places,
} from './read-header.ts';
import { reportCellCount } from './report-cell-count.ts';

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
    reportSplitType(page, cells, heads, places);
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
