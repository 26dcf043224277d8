import type { Parameter } from '../../model/definition.ts';
import type { PageLayout } from '../../model/layout.ts';
import { columns } from '../columns.ts';
import { anyColumns, type AnyColumn } from '../vocabulary.ts';
import { fillsCell, printCell } from './print-cells.ts';

/** Prints the parameter table, by default with its columns padded to their longest cell in UTF-16 units. */
export function printParameters(parameters: readonly Parameter[], layout: PageLayout): string {
  const { table = {} } = layout;
  const shownColumns = columnsOf(parameters, layout);
  const rows = [
    shownColumns.map(({ head }) => head),
    ...parameters.map((parameter) =>
      shownColumns.map(({ column }) => printCell(parameter, column, layout)),
    ),
  ];
  if (table.delimiter !== undefined) {
    const [header = [], ...body] = rows;
    const delimiters = header.map(() => table.delimiter ?? '');
    return [header, delimiters, ...body].map(printRow).join('\n');
  }
  const widths = shownColumns.map((_, column) =>
    Math.max(3, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const [header = '', ...body] = rows.map((cells) =>
    printRow(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  return [header, printRow(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}

interface ShownColumn {
  readonly head: string;
  readonly column: AnyColumn;
}

function columnsOf(
  parameters: readonly Parameter[],
  { table = {} }: PageLayout,
): readonly ShownColumn[] {
  const all =
    table.columns?.flatMap(({ head, column: name }) => {
      const column = anyColumns.find((known) => known === name);
      return column ? [{ head, column }] : [];
    }) ?? columns.map((column) => ({ head: column, column }));
  if (!table.omitsEmptyColumns) return all;
  return all.filter(({ column }) => parameters.some((parameter) => fillsCell(parameter, column)));
}

function printRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
