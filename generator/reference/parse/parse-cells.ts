import { unescapeBars } from '../../markdown/code-span.ts';
import { plainText } from '../../markdown/markdown-text.ts';
import { unescapeUnderscores } from '../../markdown/underscores.ts';
import { isExact } from '../../text/decimal.ts';
import type { Column } from '../columns.ts';
import { isBlank, type Cell } from './cells.ts';
import { quoted } from './page.ts';
import type { Page } from './page.ts';
import { numberOf } from './parse-values.ts';
import { readCodeSpans, type Code } from './read-code-spans.ts';

/** Returns the name; reports a cell without one and returns undefined. */
export function parseName(page: Page, { nodes, source, span }: Cell): string | undefined {
  const [node] = nodes;
  if (nodes.length === 1 && node?.type === 'inlineCode') return node.value;
  page.error('PAGE_PARAMETER_NAME', span, {
    message: `A parameter name must be a code span (got ${quoted(source)}).`,
    note: 'expected a name between backticks',
    why: 'Outside of backticks, Markdown changes names: it reads `_a_` as emphasis.',
    fix: 'Write the name between backticks.',
  });
  return undefined;
}

/** Returns the type; reports a cell without one and returns undefined. */
export function parseType(page: Page, cell: Cell): string | undefined {
  if (!isBlank(cell)) return plainText(cell.source);
  page.error('PAGE_NO_TYPE', cell.span, {
    message: 'A parameter has no type.',
    note: 'expected a type',
    why: 'The type decides how its default and its allowed values are read.',
    fix: 'Write the type: `string`, `number`, `boolean`, `file`, …',
  });
  return undefined;
}

export function parseRequired(page: Page, { source, span }: Cell): boolean {
  if (source !== 'Yes' && source !== 'No') {
    page.error('PAGE_REQUIRED_WORD', span, {
      message: `"Required" must be Yes or No (got ${quoted(source)}).`,
      note: 'expected Yes or No',
      why: 'A word with another meaning must not be guessed.',
      fix: 'Write `Yes` or `No`.',
    });
  }
  return source === 'Yes';
}

/** A limit, and its text on the page. */
export interface Bound {
  readonly value: number;
  readonly text: string;
}

export function parseBound(page: Page, cell: Cell, column: 'Min' | 'Max'): Bound | undefined {
  if (isBlank(cell)) return undefined;
  const { source, span } = cell;
  const value = numberOf(source);
  if (value === undefined) {
    page.error('PAGE_BOUND_NOT_A_NUMBER', span, {
      message: `${quoted(column)} must be a number (got ${quoted(source)}).`,
      note: 'expected a number or -',
      why: 'A limit is a bare number such as `4`, `-50` or `0.1`, without unit or backticks.',
      fix: 'Write the number, or `-` if the parameter has no limit.',
    });
    return undefined;
  }
  if (!isExact(source)) {
    page.warning('PAGE_BOUND_ROUNDED', span, {
      message: `${quoted(column)} is kept as ${value} (got ${quoted(source)}).`,
      why: 'A JavaScript number has 15 to 17 digits.',
      fix: 'No action is needed if both are equal to the API.',
    });
  }
  return { value, text: source };
}

/** Returns the default; undefined if there is none, or if the cell is wrong, which is reported. */
export function parseDefault(page: Page, cell: Cell): Code | undefined {
  if (isBlank(cell)) return undefined;
  const codes = readCodeSpans(cell.nodes);
  if (codes?.length === 1) return codes[0];
  page.error('PAGE_DEFAULT_NOT_CODE', cell.span, {
    message: `A default must be one code span (got ${quoted(cell.source)}).`,
    note: 'expected one code span or -',
    why: 'Only backticks show where a value ends. A list is one span: `drums,bass`.',
    fix: 'Write the value between backticks, or `-` if the parameter has no default.',
  });
  return undefined;
}

/** Returns the values; undefined if there are none, or if the cell is wrong, which is reported. */
export function parseAllowedValues(page: Page, cell: Cell): readonly Code[] | undefined {
  if (isBlank(cell)) return undefined;
  const codes = readCodeSpans(cell.nodes);
  if (codes !== undefined) return codes;
  page.error('PAGE_ALLOWED_VALUES', cell.span, {
    message: `Allowed values must be code spans joined by commas (got ${quoted(cell.source)}).`,
    note: 'expected code spans or -',
    why: 'A value may contain commas and spaces; only backticks show where it ends.',
    fix: 'Write each value between backticks, with `, ` between them, or `-` if any value is allowed.',
  });
  return undefined;
}

/** Returns the cell as Markdown outside of a table. */
export function parseDescription(cell: Cell): string | undefined {
  return isBlank(cell) ? undefined : unescapeUnderscores(unescapeBars(cell.source));
}

const mayBeEmpty: readonly Column[] = ['Default', 'Min', 'Max', 'Allowed Values', 'Description'];

export function reportEmptyCells(page: Page, cells: (column: Column) => Cell): void {
  for (const column of mayBeEmpty) {
    const { source, span } = cells(column);
    if (source !== '') continue;
    page.warning('PAGE_EMPTY_CELL', span, {
      message: `The cell of ${quoted(column)} is empty.`,
      why: 'A page writes `-` in a cell without content.',
      fix: 'Write `-`. The cell is read as if it held that.',
    });
  }
}
