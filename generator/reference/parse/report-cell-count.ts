import type { Span } from '../../markdown/parse-markdown.ts';
import { countOf } from '../../text/count-words.ts';
import { columns } from '../columns.ts';
import { cellFitness, type Cell } from './cells.ts';
import type { Page } from './page.ts';

/**
 * Reports a row with too many or too few cells, where it most likely went wrong, and the fix. A
 * Markdown reader would pad or cut such a row without a message.
 */
export function reportCellCount(
  page: Page,
  row: Span,
  cells: readonly Cell[],
  width: number,
): void {
  const { at, ...details } = explain(page, row, cells, width);
  page.error('PAGE_ROW_CELLS', at, {
    message: `A row must have ${countOf(width, 'cell')}, as the header has (got ${cells.length}).`,
    why: `A row has a cell for each column: ${columns.join(', ')}.`,
    ...details,
  });
}

interface Explanation {
  readonly at: Span;
  readonly note?: string;
  readonly fix: string;
}

const fillUp = 'Write `-` in the empty cell.';
const takeOut = 'Remove the surplus cell, or write `\\|` for a bar inside a text.';

function explain(page: Page, row: Span, cells: readonly Cell[], width: number): Explanation {
  if (page.markdown[row.start] !== '|' && cells.length === 1) {
    return {
      at: row,
      note: 'this is part of the table, because no empty line is before it',
      fix: 'Leave an empty line after the table, or start and end the row with `|`.',
    };
  }
  const isShort = cells.length < width;
  if (width === columns.length && cells.length === width - 1) return explainMissing(row, cells);
  if (width === columns.length && cells.length === width + 1) return explainSurplus(row, cells);
  return { at: row, fix: isShort ? fillUp : takeOut };
}

/** Finds the first column that, left empty, makes the cells fit the other columns best. */
function explainMissing(row: Span, cells: readonly Cell[]): Explanation {
  const scores = columns.map((_, gap) =>
    total(cells.map((cell, index) => fitAt(cell, index < gap ? index : index + 1))),
  );
  const gap = scores.indexOf(Math.max(...scores));
  const cell = cells[gap];
  return cell
    ? { at: cell.span, note: `here ${shifted(gap)} moved one to the left`, fix: fillUp }
    : { at: cells.at(-1)?.span ?? row, note: '"Description" is missing after this', fix: fillUp };
}

function shifted(gap: number): string {
  return gap === columns.length - 1
    ? '"Description" has'
    : `"${columns[gap] ?? ''}" to "Description" have`;
}

/** Finds the last cell that, removed, makes the others fit the columns best. */
function explainSurplus(row: Span, cells: readonly Cell[]): Explanation {
  const scores = cells.map((_, surplus) =>
    total(cells.toSpliced(surplus, 1).map((cell, index) => fitAt(cell, index))),
  );
  const cell = cells[scores.lastIndexOf(Math.max(...scores))];
  if (cell === undefined) return { at: row, fix: takeOut };
  const isEmpty = cell.source === '-' || cell.source === '';
  return {
    at: cell.span,
    note: isEmpty ? 'this cell is surplus' : 'a cell without a column starts here',
    fix: takeOut,
  };
}

function fitAt(cell: Cell, index: number): number {
  const column = columns[index];
  return column === undefined ? 0 : cellFitness(cell, column);
}

function total(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0);
}
