import { isDeepStrictEqual } from 'node:util';
import { codeSpanInCell, escapeBars } from '../../markdown/code-span.ts';
import { oneLine } from '../../markdown/markdown-text.ts';
import { escapeUnderscores } from '../../markdown/underscores.ts';
import type { Parameter } from '../../model/definition.ts';
import { columns, emptyCode, nothing } from '../columns.ts';
import { defaultOf, defaultText, numberOf, scalarOf } from '../parse/parse-values.ts';
import { printCellText } from './print-text.ts';

/** Prints the parameter table with its columns padded to their longest cell in UTF-16 units. */
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
  const { name, type, required, min, max, written = {}, description = '' } = parameter;
  return [
    codeSpanInCell(name),
    printCellText(type),
    required ? 'Yes' : 'No',
    parameter.default === undefined ? nothing : printValue(defaultSpelling(parameter)),
    min === undefined ? nothing : boundSpelling(min, written.min),
    max === undefined ? nothing : boundSpelling(max, written.max),
    allowedSpelling(parameter).map(printValue).join(', ') || nothing,
    escapeBars(escapeUnderscores(oneLine(description))) || nothing,
  ];
}

/** Returns the spelling on the page, unless the value was changed since. */
function defaultSpelling({
  default: value = '',
  type,
  written,
  allowedValues = [],
}: Parameter): string {
  const text = written?.default;
  const allowed = written?.allowedValues ?? allowedValues.map(String);
  const isCurrent = text !== undefined && isDeepStrictEqual(defaultOf(text, type, allowed), value);
  return isCurrent ? text : defaultText(value);
}

function boundSpelling(value: number, text: string | undefined): string {
  return text !== undefined && numberOf(text) === value ? text : String(value);
}

function allowedSpelling({ allowedValues = [], type, written }: Parameter): readonly string[] {
  const texts = written?.allowedValues ?? [];
  const isCurrent = isDeepStrictEqual(
    texts.map((text) => scalarOf(text, type) ?? text),
    allowedValues,
  );
  return isCurrent ? texts : allowedValues.map(String);
}

function printValue(text: string): string {
  return text === '' ? emptyCode : codeSpanInCell(text);
}
