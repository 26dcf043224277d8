import type { Table, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';

import { contentSpan, spanOf } from '../../markdown/parse-markdown.ts';
import { readCell, type Cell } from './cells.ts';
import { reportCutOff } from './cut-off.ts';
import { quoted, type Page } from './page.ts';
import { parseRow, type Row } from './parse-row.ts';
import { readHeader } from './read-header.ts';
import { reportCellCount } from './report-cell-count.ts';

/** Returns the rows of a table. A row with errors is reported and left out. */
export function parseTable(page: Page, { children: [header, ...body] }: Table): readonly Row[] {
  if (header === undefined) return [];
  const heads = header.children.map((cell) => ({ name: toString(cell), span: contentSpan(cell) }));
  const places = readHeader(page, heads, spanOf(header));
  const rows = body.flatMap((row): readonly Row[] => {
    const cells = row.children.map((cell) => readCell(page.markdown, cell));
    if (isCut(page, row)) {
      reportCutOff(page, 'inside a row of a table');
      return [];
    }
    if (cells.length !== header.children.length) {
      reportCellCount(page, spanOf(row), cells, header.children.length);
      return [];
    }
    if (places === undefined) return [];
    const parsed = parseRow(page, (column) => cells[places.get(column) ?? -1] ?? noCell);
    return parsed ? [parsed] : [];
  });
  reportDuplicates(page, rows);
  return rows;
}

/** Never read: a row has as many cells as the header. */
const noCell: Cell = { nodes: [], span: { start: 0, end: 0 }, source: '' };

/** Returns whether the text ends in the row, before its last bar. */
function isCut(page: Page, row: TableRow): boolean {
  const { start, end } = spanOf(row);
  const rest = page.markdown.slice(end);
  return (
    rest.trim() === '' &&
    page.markdown[start] === '|' &&
    !page.markdown.slice(start, end).trimEnd().endsWith('|')
  );
}

function reportDuplicates(page: Page, rows: readonly Row[]): void {
  const firsts = new Map<string, Row>();
  for (const row of rows) {
    const { name } = row.parameter;
    const first = firsts.get(name);
    if (first === undefined) {
      firsts.set(name, row);
      continue;
    }
    page.error('PAGE_DUPLICATE_PARAMETER', row.name, {
      message: `The table has the parameter ${quoted(name)} twice.`,
      why: `The first is in line ${page.lineAt(first.name.start)}. A request contains a name once.`,
      fix: 'Remove the wrong row.',
    });
  }
}
