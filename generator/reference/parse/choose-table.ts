import type { Paragraph, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Mention } from './check-contents.ts';
import { columnPlaces } from './column-places.ts';
import { columns } from '../columns.ts';
import { count, quoted } from './details.ts';
import { spanOf } from '../../markdown/parse-markdown.ts';
import type { Page } from './page.ts';
import { warnOfExtra } from './warn-of-extra.ts';

/** The table of parameters among what looks like tables in a section; undefined where it is told that there is none. */
export function chooseTable(
  page: Page,
  heading: Mention,
  [table, ...others]: readonly Table[],
  strayRows: readonly Paragraph[],
): Table | undefined {
  if (table === undefined && strayRows.length === 0) tellNoTable(page, heading);
  for (const rows of strayRows) {
    if (table) tellRowsOutside(page, rows);
    else tellBrokenTable(page, rows);
  }
  for (const other of others) {
    if (toString(other.children[0]).startsWith(columns[0])) tellSecondTable(page, other);
    else warnOfExtra(page, other);
  }
  return table;
}

function tellNoTable(page: Page, { name, span }: Mention): void {
  page.error('PAGE_NO_TABLE', span, {
    message: `The section ${quoted(name)} has no table of parameters.`,
    note: 'no table below',
    why: 'What a model takes stands in its table.',
    fix: `Write a table with the columns ${columns.join(', ')}.`,
  });
}

function tellRowsOutside(page: Page, rows: Paragraph): void {
  page.error('PAGE_ROW_OUTSIDE_TABLE', spanOf(rows), {
    message: 'A row stands outside the table.',
    why: 'A table ends at the first empty line, and what comes after it is text.',
    fix: 'Take out the empty line before the row.',
  });
}

/** A table is one for the line of dashes under its header, which must have as many cells. */
function tellBrokenTable(page: Page, rows: Paragraph): void {
  const { start, end } = spanOf(rows);
  const [header = '', dashes = ''] = page.markdown.slice(start, end).split(/\r?\n/);
  const cells = headerCells(header, start);
  if (columnPlaces(page, cells, { start, end: start + header.length }) === undefined) return;
  const isDashes = /^[\s|:-]+$/.test(dashes);
  const at = page.markdown.indexOf(dashes, start + header.length);
  const span = isDashes
    ? { start: at, end: at + dashes.length }
    : { start, end: start + header.length };
  const found = isDashes
    ? `has ${count(headerCells(dashes, at).length, 'cell')}, the header has ${cells.length}`
    : 'is missing';
  page.error('PAGE_BROKEN_TABLE', span, {
    message: `The line of dashes under the header of a table ${found}.`,
    why: 'Without that line, Markdown takes a table for text.',
    fix: 'Write a line below the header with `---` in a cell for each column.',
  });
}

function headerCells(line: string, start: number): readonly Mention[] {
  return Array.from(line.matchAll(/(?<=\|[ \t]*)[^|\s](?:\\.|[^|\\])*(?=\|)/g), (found) => {
    const name = found[0].trimEnd();
    const at = start + found.index;
    return { name, span: { start: at, end: at + name.length } };
  });
}

function tellSecondTable(page: Page, table: Table): void {
  const { start } = spanOf(table);
  const end = page.markdown.indexOf('\n', start);
  page.error(
    'PAGE_SECOND_TABLE',
    { start, end: end === -1 ? page.markdown.length : end },
    {
      message: 'A section has a second table of parameters.',
      why: 'A section tells of one model. The heading of another may be missing before this table.',
      fix: 'Write the heading of the second model, or take out the table that is not right.',
    },
  );
}
