import { nearestName } from '../../text/nearest-name.ts';
import type { Mention } from './check-contents.ts';
import { columns, type Column } from '../columns.ts';
import { quoted } from './details.ts';
import type { Span } from '../../markdown/parse-markdown.ts';
import type { Page } from './page.ts';

const why = `Every table has these columns, in this order: ${columns.join(', ')}.`;

/**
 * In which place each column stands in a table; undefined where one is missing or out of order,
 * which is told. A column more than those is new, and left out.
 */
export function columnPlaces(
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
      message: `The column ${quoted(name)} was not met before.`,
      why,
      fix: 'Nothing, if callers of the models don’t need it. It is left out.',
    });
  }
  return new Map(columns.map((column) => [column, names.indexOf(column)]));
}

function isColumn(name: string): name is Column {
  return columns.some((column) => column === name);
}

/** The first fault of a header, and in which place it is. */
function explain(names: readonly string[]) {
  const place = columns.findIndex((column, index) => names[index] !== column);
  const found = names[place];
  const expected = quoted(columns[place] ?? '');
  const missing = columns.filter((column) => !names.includes(column));
  const twice = names.findIndex((name, index) => isColumn(name) && names.indexOf(name) < index);
  if (found !== undefined && nearestName(found, missing) === columns[place]) {
    return {
      place,
      message: `A table has a column ${quoted(found)} where ${expected} is expected.`,
      note: `did you mean ${expected}?`,
      fix: `Write ${expected}.`,
    };
  }
  if (missing.length > 0) {
    return {
      place,
      message: `A table lacks the column ${missing.map((column) => quoted(column)).join(', ')}.`,
      note: found === undefined ? `expected ${expected} after this` : `expected ${expected}`,
      fix: 'Add what is missing, in the header and in every row, with `-` where there is nothing to say.',
    };
  }
  if (twice !== -1) {
    return {
      place: twice,
      message: `A table has the column ${quoted(names[twice] ?? '')} twice.`,
      fix: 'Take out one of them, in the header and in every row.',
    };
  }
  return {
    place,
    message: `The columns of a table are in another order: ${quoted(found ?? '')} stands where ${expected} is expected.`,
    note: `expected ${expected}`,
    fix: 'Put the columns in their order, in the header and in every row.',
  };
}
