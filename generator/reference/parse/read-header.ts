import type { Span } from '../../markdown/parse-markdown.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { columns, type Column } from '../columns.ts';
import type { Mention } from './check-contents.ts';

import { quoted, type Page } from './page.ts';

const why = `The columns of a table are, in this order: ${columns.join(', ')}.`;

/**
 * Returns the place of each column in a table. Reports a missing or misplaced column and returns
 * undefined. A further column is new and left out.
 */
export function readHeader(
  page: Page,
  heads: readonly Mention[],
  header: Span,
): ReadonlyMap<Column, number> | undefined {
  const names = heads.map(({ name }) => name);
  const known = names.filter(isColumn);
  const isInOrder = columns.every((column, index) => known[index] === column);
  if (!isInOrder || known.length !== columns.length) {
    const { place, ...details } = explain(names);
    const at = heads[place]?.span ?? heads.at(-1)?.span ?? header;
    page.error('PAGE_HEADER_COLUMNS', at, { ...details, why });
    return undefined;
  }
  for (const { name, span } of heads) {
    if (isColumn(name)) continue;
    page.warning('PAGE_EXTRA_COLUMN', span, {
      message: `The column ${quoted(name)} is new.`,
      why,
      fix: 'No action is needed unless users of the models need it. It is omitted.',
    });
  }
  return new Map(columns.map((column) => [column, names.indexOf(column)]));
}

function isColumn(name: string): name is Column {
  return columns.some((column) => column === name);
}

/** Describes the first problem of a header, and its place. */
function explain(names: readonly string[]) {
  const place = columns.findIndex((column, index) => names[index] !== column);
  const found = names[place];
  const expected = quoted(columns[place] ?? '');
  const missing = columns.filter((column) => !names.includes(column));
  const twice = names.findIndex((name, index) => isColumn(name) && names.indexOf(name) < index);
  if (found !== undefined && nearestName(found, missing) === columns[place]) {
    return {
      place,
      message: `A table has the column ${quoted(found)} in place of ${expected}.`,
      note: `did you mean ${expected}?`,
      fix: `Write ${expected}.`,
    };
  }
  if (missing.length > 0) {
    return {
      place,
      message: `A table lacks the column ${missing.map((column) => quoted(column)).join(', ')}.`,
      note: found === undefined ? `expected ${expected} after this` : `expected ${expected}`,
      fix: 'Add the column to the header and to every row, with `-` in cells without content.',
    };
  }
  if (twice !== -1) {
    return {
      place: twice,
      message: `A table has the column ${quoted(names[twice] ?? '')} twice.`,
      fix: 'Remove one of them from the header and from every row.',
    };
  }
  return {
    place,
    message: `The columns of a table are out of order: ${quoted(found ?? '')} is in place of ${expected}.`,
    note: `expected ${expected}`,
    fix: 'Put the columns in order, in the header and in every row.',
  };
}
