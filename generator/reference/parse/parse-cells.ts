import { numberPattern, saysNothing, type Cell } from './cells.ts';
import { unescapeBars } from '../../markdown/code-span.ts';
import type { Column } from '../columns.ts';
import { quoted } from './details.ts';
import { plainText } from '../../markdown/markdown-text.ts';
import type { Page } from './page.ts';
import { readCodes, type Code } from './read-codes.ts';
import { unescapeUnderscores } from '../../markdown/underscores.ts';

/** Undefined where the cell is no name, which is told. */
export function parseName(page: Page, { nodes, source, span }: Cell): string | undefined {
  const [node] = nodes;
  if (nodes.length === 1 && node?.type === 'inlineCode') return node.value;
  page.error('PAGE_PARAMETER_NAME', span, {
    message: `The name of a parameter is given as ${quoted(source)}, which is no code span.`,
    note: 'expected a name between backticks',
    why: 'Only between backticks is a name told from Markdown: `_a_` would be read as emphasis.',
    fix: 'Write the name between backticks.',
  });
  return undefined;
}

/** Undefined where the cell is no type, which is told. */
export function parseType(page: Page, cell: Cell): string | undefined {
  if (!saysNothing(cell)) return plainText(cell.source);
  page.error('PAGE_NO_TYPE', cell.span, {
    message: 'A parameter has no type.',
    note: 'expected a type',
    why: 'The type decides what its default and its allowed values are.',
    fix: 'Write the type: `string`, `number`, `boolean`, `file`, …',
  });
  return undefined;
}

export function parseRequired(page: Page, { source, span }: Cell): boolean {
  if (source !== 'Yes' && source !== 'No') {
    page.error('PAGE_REQUIRED_WORD', span, {
      message: `Whether a parameter is required is given as ${quoted(source)}.`,
      note: 'expected Yes or No',
      why: 'No other word is known to mean one or the other.',
      fix: 'Write `Yes` or `No`.',
    });
  }
  return source === 'Yes';
}

export function parseBound(page: Page, cell: Cell, column: 'Min' | 'Max'): number | undefined {
  if (saysNothing(cell)) return undefined;
  const { source, span } = cell;
  const number = numberPattern.test(source) ? Number(source) : NaN;
  if (!Number.isFinite(number)) {
    page.error('PAGE_BOUND_NOT_A_NUMBER', span, {
      message: `${quoted(column)} is ${quoted(source)}, which is no number.`,
      note: 'expected a number or -',
      why: 'A bound is a bare number such as `4`, `-50` or `0.1`, without a unit or backticks.',
      fix: 'Write the number, or `-` where there is no bound.',
    });
    return undefined;
  }
  if (String(number) !== source) {
    page.warning('PAGE_BOUND_ROUNDED', span, {
      message: `${quoted(column)} is ${quoted(source)} and is kept as ${String(number)}.`,
      why: 'JavaScript has numbers of 15 to 17 digits, and writes each in one way.',
      fix: 'Nothing, if the two are the same to the API.',
    });
  }
  return number;
}

/** Undefined where there is none, or where it is told that the cell is wrong. */
export function parseDefault(page: Page, cell: Cell): Code | undefined {
  if (saysNothing(cell)) return undefined;
  const codes = readCodes(cell.nodes);
  if (codes?.length === 1) return codes[0];
  page.error('PAGE_DEFAULT_NOT_CODE', cell.span, {
    message: `A default is given as ${quoted(cell.source)}, which is not one code span.`,
    note: 'expected one code span or -',
    why: 'Only between backticks are the ends of a value sure. A list is one span: `drums,bass`.',
    fix: 'Write the value between backticks, or `-` where there is no default.',
  });
  return undefined;
}

/** Undefined where there are none, or where it is told that the cell is wrong. */
export function parseAllowedValues(page: Page, cell: Cell): readonly Code[] | undefined {
  if (saysNothing(cell)) return undefined;
  const codes = readCodes(cell.nodes);
  if (codes !== undefined) return codes;
  page.error('PAGE_ALLOWED_VALUES', cell.span, {
    message: `Allowed values are given as ${quoted(cell.source)}, which is no list of code spans.`,
    note: 'expected code spans or -',
    why: 'A value may hold commas and spaces; only between backticks are its ends sure.',
    fix: 'Write each value between backticks and `, ` between them, or `-` where any value will do.',
  });
  return undefined;
}

/** Markdown as it is outside a table. */
export function parseDescription(cell: Cell): string | undefined {
  return saysNothing(cell) ? undefined : unescapeUnderscores(unescapeBars(cell.source));
}

const mayBeEmpty: readonly Column[] = ['Default', 'Min', 'Max', 'Allowed Values', 'Description'];

export function warnOfEmptyCells(page: Page, cells: (column: Column) => Cell): void {
  for (const column of mayBeEmpty) {
    const { source, span } = cells(column);
    if (source !== '') continue;
    page.warning('PAGE_EMPTY_CELL', span, {
      message: `The cell of ${quoted(column)} is empty.`,
      why: 'Where there is nothing to say, a page says `-`.',
      fix: 'Write `-`. It is read as if that stood there.',
    });
  }
}
