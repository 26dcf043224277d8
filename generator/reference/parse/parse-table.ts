import type { Table, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { readCell, type Cell } from './cells.ts';
import { columnPlaces } from './column-places.ts';
import { tellCutOff } from './cut-off.ts';
import { quoted } from './details.ts';
import { contentSpan, spanOf } from '../../markdown/parse-markdown.ts';
import type { Page } from './page.ts';
import { parseRow, type Row } from './parse-row.ts';
import { tellCellCount } from './tell-cell-count.ts';

/** The rows of a table. Where something is wrong with one, that is told and it is left out. */
export function parseTable(page: Page, { children: [header, ...body] }: Table): readonly Row[] {
  if (header === undefined) return [];
  const heads = header.children.map((cell) => ({ name: toString(cell), span: contentSpan(cell) }));
  const places = columnPlaces(page, heads, spanOf(header));
  const rows = body.flatMap((row): readonly Row[] => {
    const cells = row.children.map((cell) => readCell(page.markdown, cell));
    if (isCut(page, row)) {
      tellCutOff(page, 'inside a row of a table');
      return [];
    }
    if (cells.length !== header.children.length) {
      tellCellCount(page, spanOf(row), cells, header.children.length);
      return [];
    }
    if (places === undefined) return [];
    const parsed = parseRow(page, (column) => cells[places.get(column) ?? -1] ?? noCell);
    return parsed ? [parsed] : [];
  });
  tellDuplicates(page, rows);
  return rows;
}

/** Never read: there are as many cells as the header has. */
const noCell: Cell = { nodes: [], span: { start: 0, end: 0 }, source: '' };

/** Whether the text ends in the row, before the bar that ends every row. */
function isCut(page: Page, row: TableRow): boolean {
  const { start, end } = spanOf(row);
  const rest = page.markdown.slice(end);
  return (
    rest.trim() === '' &&
    page.markdown[start] === '|' &&
    !page.markdown.slice(start, end).trimEnd().endsWith('|')
  );
}

function tellDuplicates(page: Page, rows: readonly Row[]): void {
  const firsts = new Map<string, Row>();
  for (const row of rows) {
    const { name } = row.parameter;
    const first = firsts.get(name);
    if (first === undefined) {
      firsts.set(name, row);
      continue;
    }
    page.error('PAGE_DUPLICATE_PARAMETER', row.name, {
      message: `The parameter ${quoted(name)} stands in the table twice.`,
      why: `The first is in line ${page.lineAt(first.name.start)}. A request can hold a name once.`,
      fix: 'Take out the row that is not right.',
    });
  }
}
