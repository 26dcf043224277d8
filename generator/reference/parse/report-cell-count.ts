import type { Span } from '../../markdown/parse-markdown.ts';
import { countOf } from '../../text/count-words.ts';
import { columns } from '../columns.ts';
import { cellFitness, type Cell } from './cells.ts';
import type { Page } from './page.ts';

/**
 * Reports a row with too many or too few cells, the most likely position of the mistake, and its fix.
 * Markdown readers pad or cut such a row silently.
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

const fillCell = 'Write `-` in the empty cell.';
const removeCell = 'Remove the extra cell, or write `\\|` for a pipe in a text.';

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
  if (width === columns.length && cells.length === width + 1) return explainExtra(row, cells);
  return { at: row, fix: isShort ? fillCell : removeCell };
}

/** Finds the missing cell: the first column without which the cells fit the other columns best. */
function explainMissing(row: Span, cells: readonly Cell[]): Explanation {
  const scores = columns.map((_, gap) =>
    total(cells.map((cell, index) => fitAt(cell, index < gap ? index : index + 1))),
  );
  const gap = scores.indexOf(Math.max(...scores));
  const cell = cells[gap];
  return cell
    ? { at: cell.span, note: `here ${shifted(gap)} moved one to the left`, fix: fillCell }
    : { at: cells.at(-1)?.span ?? row, note: '"Description" is missing after this', fix: fillCell };
}

function shifted(gap: number): string {
  return gap === columns.length - 1
    ? '"Description" has'
    : `"${columns[gap] ?? ''}" to "Description" have`;
}

/** Finds the extra cell: the last one without which the other cells fit the columns best. */
function explainExtra(row: Span, cells: readonly Cell[]): Explanation {
  const scores = cells.map((_, extra) =>
    total(cells.toSpliced(extra, 1).map((cell, index) => fitAt(cell, index))),
  );
  const cell = cells[scores.lastIndexOf(Math.max(...scores))];
  if (cell === undefined) return { at: row, fix: removeCell };
  const isEmpty = cell.source === '-' || cell.source === '';
  return {
    at: cell.span,
    note: isEmpty ? 'this cell is extra' : 'a cell without a column starts here',
    fix: removeCell,
  };
}

function fitAt(cell: Cell, index: number): number {
  const column = columns[index];
  return column === undefined ? 0 : cellFitness(cell, column);
}

function total(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0);
}
