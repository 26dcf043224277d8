import { isDeepStrictEqual } from 'node:util';
import type { PageLayout } from '../../model/layout.ts';
import { columns } from '../columns.ts';
import { usualLayout } from '../print-page.ts';

/** Returns what a page writes in another way than before, a sentence for each difference. */
export function layoutDifferences(before: PageLayout, after: PageLayout): readonly string[] {
  const { table: tableBefore = {}, ...pageBefore } = before;
  const { table: tableAfter = {}, ...pageAfter } = after;
  return [
    ...differences(pageBefore, pageAfter, usualLayout, pageSubjects),
    ...differences(tableBefore, tableAfter, usualTable, tableSubjects),
  ];
}

/** Content that no page had so far. */
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
  const [was, is, standard] = [before, after, usual].map((fields): Fields => ({ ...fields }));
  return Object.entries(subjects).flatMap(([field, subject]) => {
    const [from, to] = [was?.[field] ?? standard?.[field], is?.[field] ?? standard?.[field]];
    if (isDeepStrictEqual(withoutTime(from), withoutTime(to))) return [];
    return [`${subject} changed${changeText(from, to)}.`];
  });
}

/** A time of day changes with each page. */
function withoutTime(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(/\d\d:\d\d(?::\d\d)?/g, '') : value;
}

/** Shows the first line that changed. */
function changeText(before: unknown, after: unknown): string {
  const [was, is] = [linesOf(before), linesOf(after)];
  const at = is.findIndex((line) => !was.includes(line));
  const [from, to] =
    at === -1
      ? [was.find((line) => !is.includes(line)), undefined]
      : [was.includes(is[at] ?? '') ? undefined : was[at], is[at]];
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
