import type { Paragraph, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { spanOf } from '../../markdown/parse-markdown.ts';
import { countOf } from '../../text/count-words.ts';
import { columns } from '../columns.ts';
import type { AnyColumn, FormatMap } from '../vocabulary.ts';
import type { ContentsEntry } from './check-contents.ts';
import { reportExtraContent } from './extra-content.ts';
import { saysNoParameters } from './no-parameters.ts';
import { quoteText, type Page } from './page.ts';
import { parameterTable } from './parse-table.ts';
import type { ParameterTable } from './read-header.ts';
import { checkHeader, placesOf } from './read-header.ts';
import type { Section } from './split-page.ts';
import type { SectionParts, TitledTable } from './split-section.ts';

/** Matches the title of a table that holds some of the parameters. */
const partTitle =
  /^(?:required|optional|basic|advanced|common|general|main|input|additional|other|more)\b(?: \w+)? ?(?:parameters|settings|options|inputs)?:?$/i;

/** Matches the title of a first table to which other tables add parameters. */
const mainTitle = /^(?:(?:input )?parameters|inputs?)?:?$/i;

/** Matches the title of a table that holds something else than parameters. */
const otherTitle = /\b(?:response|returns?|output|result|webhook|headers?)\b/i;

/**
 * Returns the parameter tables of a section: one, or the parts of one. Reports a missing table and
 * returns undefined, unless the section says that its model has no parameters.
 */
export function chooseTables(
  page: Page,
  heading: Section,
  { tables, strayRows, extras, fields, description }: SectionParts,
  map: FormatMap,
  { hasTables }: { readonly hasTables: boolean },
): readonly ParameterTable[] | undefined {
  const found = tables.flatMap((titled) => {
    const read = parameterTable(titled.table, map);
    if (read === undefined || otherTitle.test(titled.title)) return [];
    return [{ ...titled, read }];
  });
  const [first, ...others] = found;
  const parts = others.filter(({ title }) => {
    if (!first || !partTitle.test(title)) return false;
    return partTitle.test(first.title) || mainTitle.test(first.title);
  });
  for (const rows of strayRows) {
    if (first) reportRowsOutside(page, rows);
    else reportBrokenTable(page, rows, map);
  }
  for (const { table } of tables) {
    if (found.every((titled) => titled.table !== table)) reportExtraContent(page, table);
  }
  for (const other of others) {
    if (parts.includes(other)) continue;
    if (isOfItems(page, other, first?.table, map)) reportExtraContent(page, other.table);
    else reportSecondTable(page, other.table);
  }
  if (first) return [first, ...parts].map(({ read }) => read);
  if (strayRows.length > 0) return undefined;
  const hasId = fields.some(({ label }) => label === 'Model ID');
  const words = [
    heading.name,
    description ? page.markdown.slice(description.start, description.end) : '',
    ...extras.map((node) => toString(node)),
  ];
  // Below a heading such as "Parameters", the word "None" is about them.
  const pairs = words.slice(1).map((text, at) => `${words[at] ?? ''}: ${text}`);
  if (hasId && [...words, ...pairs].some(saysNoParameters)) return [];
  const last = heading.nodes.at(-1);
  const end = last ? spanOf(last).end : heading.span.end;
  // A bar may be the rest of a table.
  const isEmpty =
    tables.length === 0 &&
    extras.every(hasNoContent) &&
    !page.markdown.slice(heading.span.end, end).includes('|');
  if (hasId && isEmpty && hasTables && !page.collapsed) {
    reportNoTable(page, heading, 'warning');
    return [];
  }
  reportNoTable(page, heading, 'error');
  return undefined;
}

function hasNoContent(node: RootContent): boolean {
  return node.type === 'thematicBreak' || (node.type === 'html' && toString(node).trim() === '');
}

/** Returns whether the title of a table names a list parameter of the first table. */
function isOfItems(
  page: Page,
  { title }: TitledTable,
  first: Table | undefined,
  map: FormatMap,
): boolean {
  const read = first && parameterTable(first, map);
  const [place, typePlace] = [read?.places.get('Parameter') ?? 0, read?.places.get('Type') ?? 1];
  const words = new Set(title.match(/[\w$]+/g));
  return (first?.children ?? []).slice(1).some(({ children }) => {
    const [name, type] = [children[place], children[typePlace]].map((cell) => {
      if (!cell) return '';
      const { start, end } = spanOf(cell);
      return page.markdown.slice(start, end).replaceAll(/[`|\\\s]/g, '');
    });
    return name !== undefined && words.has(name) && /array|list|\[\]/i.test(type ?? '');
  });
}

function reportNoTable(
  page: Page,
  { name, span }: ContentsEntry,
  severity: 'warning' | 'error',
): void {
  page[severity]('PAGE_NO_TABLE', span, {
    message: `The section ${quoteText(name)} has no parameter table.`,
    note: 'no table below',
    why: 'The parameters of a model are in its table.',
    fix:
      severity === 'warning'
        ? 'No action is needed if the model has no parameters. A definition with parameters is kept.'
        : `Write a table with the columns ${columns.join(', ')}.`,
  });
}

function reportRowsOutside(page: Page, rows: Paragraph): void {
  page.error('PAGE_ROW_OUTSIDE_TABLE', spanOf(rows), {
    message: 'A row is outside of the table.',
    why: 'A table ends at the first empty line. Anything after it is text.',
    fix: 'Remove the empty line before the row.',
  });
}

/** Reports a missing or wrong line of dashes: Markdown needs one below the header, with as many cells. */
function reportBrokenTable(page: Page, rows: Paragraph, map: FormatMap): void {
  const { start, end } = spanOf(rows);
  const [header = '', dashes = ''] = page.markdown.slice(start, end).split(/\r?\n/);
  const cells = headerCells(header, start);
  const places = placesOf(cells, map);
  const known = { all: new Set<AnyColumn>(), remarksRequired: false };
  if (!checkHeader(page, cells, places, { start, end: start + header.length }, known)) return;
  const isDashes = /^[\s|:-]+$/.test(dashes);
  const at = page.markdown.indexOf(dashes, start + header.length);
  const span = isDashes
    ? { start: at, end: at + dashes.length }
    : { start, end: start + header.length };
  const found = isDashes
    ? `must have ${countOf(cells.length, 'cell')}, as the header has (got ${headerCells(dashes, at).length})`
    : 'is missing';
  page.error('PAGE_BROKEN_TABLE', span, {
    message: `The line of dashes under the header of a table ${found}.`,
    why: 'Without that line, Markdown reads the table as text.',
    fix: 'Below the header, write a line with `---` for each column.',
  });
}

function headerCells(line: string, start: number): readonly ContentsEntry[] {
  return Array.from(line.matchAll(/\|[ \t]*([^|\s](?:\\.|[^|\\])*)(?=\|)/g), (found) => {
    const [match, cell = ''] = found;
    const name = cell.trimEnd();
    const at = start + found.index + match.length - cell.length;
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
