import type { Paragraph, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { spanOf } from '../../markdown/parse-markdown.ts';
import { count } from '../../text/count.ts';
import { columns } from '../columns.ts';
import type { Mention } from './check-contents.ts';
import { reportExtraContent } from './extra-content.ts';
import { quoted, type Page } from './page.ts';
import { readHeader } from './read-header.ts';

/** Returns the parameter table of a section; reports a missing table and returns undefined. */
export function findTable(
  page: Page,
  heading: Mention,
  [table, ...others]: readonly Table[],
  strayRows: readonly Paragraph[],
): Table | undefined {
  if (table === undefined && strayRows.length === 0) reportNoTable(page, heading);
  for (const rows of strayRows) {
    if (table) reportRowsOutside(page, rows);
    else reportBrokenTable(page, rows);
  }
  for (const other of others) {
    if (toString(other.children[0]).startsWith(columns[0])) reportSecondTable(page, other);
    else reportExtraContent(page, other);
  }
  return table;
}

function reportNoTable(page: Page, { name, span }: Mention): void {
  page.error('PAGE_NO_TABLE', span, {
    message: `The section ${quoted(name)} has no parameter table.`,
    note: 'no table below',
    why: 'The parameters of a model are in its table.',
    fix: `Write a table with the columns ${columns.join(', ')}.`,
  });
}

function reportRowsOutside(page: Page, rows: Paragraph): void {
  page.error('PAGE_ROW_OUTSIDE_TABLE', spanOf(rows), {
    message: 'A row is outside of the table.',
    why: 'A table ends at the first empty line; anything after it is text.',
    fix: 'Remove the empty line before the row.',
  });
}

/** Markdown needs a line of dashes under the header, with as many cells. */
function reportBrokenTable(page: Page, rows: Paragraph): void {
  const { start, end } = spanOf(rows);
  const [header = '', dashes = ''] = page.markdown.slice(start, end).split(/\r?\n/);
  const cells = headerCells(header, start);
  if (readHeader(page, cells, { start, end: start + header.length }) === undefined) return;
  const isDashes = /^[\s|:-]+$/.test(dashes);
  const at = page.markdown.indexOf(dashes, start + header.length);
  const span = isDashes
    ? { start: at, end: at + dashes.length }
    : { start, end: start + header.length };
  const found = isDashes
    ? `must have ${count(cells.length, 'cell')}, as the header has (got ${headerCells(dashes, at).length})`
    : 'is missing';
  page.error('PAGE_BROKEN_TABLE', span, {
    message: `The line of dashes under the header of a table ${found}.`,
    why: 'Without that line, Markdown reads the table as text.',
    fix: 'Below the header, write a line with `---` for each column.',
  });
}

function headerCells(line: string, start: number): readonly Mention[] {
  return Array.from(line.matchAll(/(?<=\|[ \t]*)[^|\s](?:\\.|[^|\\])*(?=\|)/g), (found) => {
    const name = found[0].trimEnd();
    const at = start + found.index;
    return { name, span: { start: at, end: at + name.length } };
  });
}

function reportSecondTable(page: Page, table: Table): void {
  const { start } = spanOf(table);
  const end = page.markdown.indexOf('\n', start);
  page.error(
    'PAGE_SECOND_TABLE',
    { start, end: end === -1 ? page.markdown.length : end },
    {
      message: 'A section has two parameter tables.',
      why: 'A section describes one model. The heading of a second model may be missing before this table.',
      fix: 'Write the heading of the second model, or remove the wrong table.',
    },
  );
}
