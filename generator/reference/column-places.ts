import type { TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { nearestName } from '../report/nearest-name.ts';
import { columns, type Column } from './columns.ts';
import { quoted } from './details.ts';
import { contentSpan, spanOf } from './markdown.ts';
import type { Page } from './page.ts';

const order = `Every table has these columns, in this order: ${columns.join(', ')}.`;

/**
 * In which place each column stands in a table; undefined where one is missing or out of order,
 * which is told. A column more than those is new, and left out.
 */
export function columnPlaces(
  page: Page,
  header: TableRow,
): ReadonlyMap<Column, number> | undefined {
  const names = header.children.map((cell) => toString(cell));
  const spans = header.children.map(contentSpan);
  const known = names.filter(isColumn);
  const wrong = columns.findIndex((column, index) => known[index] !== column);
  if (wrong !== -1 || known.length !== columns.length) {
    const place = names.findIndex((name, index) => name !== columns[index]);
    const at = spans[place] ?? spanOf(header);
    page.error('PAGE_HEADER_COLUMNS', at, explain(names, place));
    return undefined;
  }
  names.forEach((name, index) => {
    const span = spans[index];
    if (isColumn(name) || span === undefined) return;
    page.warning('PAGE_EXTRA_COLUMN', span, {
      message: `The column ${quoted(name)} was not met before.`,
      why: order,
      fix: 'Nothing, if it is of no use to who calls the models. It is left out.',
    });
  });
  return new Map(columns.map((column) => [column, names.indexOf(column)]));
}

function isColumn(name: string): name is Column {
  return columns.some((column) => column === name);
}

/** What is wrong with a header, the first fault at `place`. */
function explain(names: readonly string[], place: number) {
  const missing = columns.filter((column) => !names.includes(column));
  const found = names[place] ?? '';
  const expected = columns[place];
  if (missing.length === 0) {
    const twice = names.find((name, index) => isColumn(name) && names.indexOf(name) !== index);
    return twice === undefined
      ? {
          message: `The columns of the table are in another order: ${quoted(found)} stands where ${quoted(expected ?? '')} is expected.`,
          note: `expected ${quoted(expected ?? 'the end')}`,
          why: order,
          fix: 'Put the columns in their order, in the header and in every row.',
        }
      : {
          message: `The table has the column ${quoted(twice)} twice.`,
          why: order,
          fix: 'Take out one of them, in the header and in every row.',
        };
  }
  const isMisspelt = !isColumn(found) && nearestName(found, missing) === expected;
  return {
    message: isMisspelt
      ? `The table has a column ${quoted(found)} where ${quoted(expected ?? '')} is expected.`
      : `The table lacks ${missing.map((column) => quoted(column)).join(', ')}.`,
    note: isMisspelt
      ? `did you mean ${quoted(expected ?? '')}?`
      : `expected ${quoted(expected ?? '')}`,
    why: order,
    fix: isMisspelt
      ? `Write ${quoted(expected ?? '')}.`
      : 'Add what is missing, in the header and in every row, with `-` where there is nothing to say.',
  };
}
