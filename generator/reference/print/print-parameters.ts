import type { Parameter, Scalar } from '../../model/definition.ts';
import { codeSpanInCell, escapeBars } from '../../markdown/code-span.ts';
import { columns, emptyCode, nothing } from '../columns.ts';
import { oneLine } from '../../markdown/markdown-text.ts';
import { printCellText } from './print-text.ts';
import { escapeUnderscores } from '../../markdown/underscores.ts';

/** The parameter table, its columns padded to the width of their longest cell in UTF-16 units. */
export function printParameters(parameters: readonly Parameter[]): string {
  const rows = [columns, ...parameters.map(printCells)];
  const widths = columns.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const [header = '', ...body] = rows.map((cells) =>
    printRow(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  return [header, printRow(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}

function printRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function printCells(parameter: Parameter): readonly string[] {
  const { name, type, required, min, max, allowedValues = [], description = '' } = parameter;
  return [
    codeSpanInCell(name),
    printCellText(type),
    required ? 'Yes' : 'No',
    parameter.default === undefined ? nothing : printDefault(parameter.default),
    min === undefined ? nothing : String(min),
    max === undefined ? nothing : String(max),
    allowedValues.map((value) => printValue(String(value))).join(', ') || nothing,
    escapeBars(escapeUnderscores(oneLine(description))) || nothing,
  ];
}

function printDefault(value: Scalar | readonly Scalar[]): string {
  return printValue(typeof value === 'object' ? value.join(',') : String(value));
}

function printValue(text: string): string {
  return text === '' ? emptyCode : codeSpanInCell(text);
}
