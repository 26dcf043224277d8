import { isDeepStrictEqual } from 'node:util';
import type { PageLayout } from '../../model/layout.ts';
import { columns } from '../columns.ts';
import { usualLayout } from '../print-page.ts';

/** Describes the changes of a page's layout, one sentence each. */
export function layoutDifferences(before: PageLayout, after: PageLayout): readonly string[] {
  const { table: tableBefore = {}, ...pageBefore } = before;
  const { table: tableAfter = {}, ...pageAfter } = after;
  return [
    ...differences(pageBefore, pageAfter, usualLayout, pageSubjects),
    ...differences(tableBefore, tableAfter, usualTable, tableSubjects),
  ];
}

/** Names content that no page had before. */
export const leftOut = 'Content that is left out';

type Fields = Readonly<Record<string, unknown>>;

const pageSubjects: Readonly<Record<keyof Omit<PageLayout, 'table'>, string>> = {
  preamble: 'The text above the sections',
  contents: 'The contents list',
  section: 'The form of a section',
  separator: 'The text between sections',
  end: 'The text after the last section',
  capabilities: 'The list of capabilities',
  underscores: 'The escaping of underscores',
  other: leftOut,
};

const tableSubjects: Readonly<Record<keyof NonNullable<PageLayout['table']>, string>> = {
  columns: 'The columns of a table',
  omitsEmptyColumns: 'The omission of columns without content',
  delimiter: 'The padding of a table',
  nothing: 'The mark of a cell without content',
  required: 'The words of the column Required',
  types: 'The names of types',
  name: 'The form of a parameter name',
  requiredName: 'The form of a required name',
  type: 'The form of a type',
  default: 'The form of a default',
  min: 'The form of a minimum',
  max: 'The form of a maximum',
  range: 'The form of a range',
  values: 'The form of allowed values',
  defaultMark: 'The mark of a default among the allowed values',
  thousands: 'The separator of thousands',
};

const usualTable = {
  columns: columns.map((column) => ({ head: column, column })),
  nothing: '-',
  required: { yes: 'Yes', no: 'No' },
  name: '{code}',
  type: '{text}',
  default: '{code}',
  min: '{number}',
  max: '{number}',
} as const;

function differences(
  before: object,
  after: object,
  usual: object,
  subjects: Readonly<Record<string, string>>,
): readonly string[] {
  const [previous, current, standard] = [before, after, usual].map((fields): Fields => ({
    ...fields,
  }));
  return Object.entries(subjects).flatMap(([field, subject]) => {
    const from = previous?.[field] ?? standard?.[field];
    const to = current?.[field] ?? standard?.[field];
    if (isDeepStrictEqual(withoutTime(from), withoutTime(to))) return [];
    return [`${subject} changed${changeText(from, to)}.`];
  });
}

/** Removes the time of day, which changes with each page. */
function withoutTime(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(/\d\d:\d\d(?::\d\d)?/g, '') : value;
}

/** Quotes the first line that changed, before and after. */
function changeText(before: unknown, after: unknown): string {
  const [linesBefore, linesAfter] = [linesOf(before), linesOf(after)];
  const at = linesAfter.findIndex((line) => !linesBefore.includes(line));
  const [from, to] =
    at === -1
      ? [linesBefore.find((line) => !linesAfter.includes(line)), undefined]
      : [linesBefore.includes(linesAfter[at] ?? '') ? undefined : linesBefore[at], linesAfter[at]];
  if (from === undefined && to === undefined) return '';
  return `: ${from === undefined ? 'nothing' : quoted(from)} → ${to === undefined ? 'nothing' : quoted(to)}`;
}

function linesOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return value === '' ? [''] : value.split(/\n+/);
  if (Array.isArray(value))
    return value.map((item) => (typeof item === 'object' ? headOf(item) : String(item)));
  return typeof value === 'object' && value !== null
    ? Object.values(value).map(String)
    : [JSON.stringify(value)];
}

function headOf(column: unknown): string {
  return typeof column === 'object' && column !== null && 'head' in column
    ? String(column.head)
    : '';
}

function quoted(text: string): string {
  return `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
}
