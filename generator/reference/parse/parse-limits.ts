import { isExact } from '../../text/decimal.ts';
import { plainUnits } from '../vocabulary.ts';
import { cellText, type Cell } from './cells.ts';
import { quoteText, type Page } from './page.ts';
import { mayBeThousands, numberOf, plainDigits } from './parse-values.ts';

/** A limit and its text on the page. */
export interface Bound {
  readonly value: number;
  readonly text: string;
}

/** The bounds of a parameter. */
export interface Bounds {
  readonly min?: Bound | undefined;
  readonly max?: Bound | undefined;
}

const signs = {
  Min: /^(?:≥|>=|min\.?|from|at least) ?/i,
  Max: /^(?:≤|<=|max\.?|up to|at most) ?/i,
} as const;

/** Parses a cell of the column Min or Max. */
export function parseBound(page: Page, cell: Cell, column: 'Min' | 'Max'): Bound | undefined {
  const bound = readBound(cellText(cell).replace(signs[column], ''));
  if (bound) return checkedBound(page, cell, column, bound);
  page.error('PAGE_BOUND_NOT_A_NUMBER', cell.span, {
    message: `${quoteText(column)} must be a number (got ${quoteText(cell.source)}).`,
    note: 'expected a number or -',
    why: 'A limit is a plain number such as `4`, `-50` or `0.1`. A unit such as MB may scale it.',
    fix: 'Write the number, or `-` if the parameter has no limit.',
  });
  return undefined;
}

/** Reads a column for both limits: `1–4`, `1 to 4`, `≥ 1`. */
export function parseRange(page: Page, cell: Cell): Bounds {
  const text = cellText(cell);
  const min = readBound(text.replace(signs.Min, ''));
  if (min && signs.Min.test(text)) return { min: checkedBound(page, cell, 'Min', min) };
  const max = readBound(text.replace(signs.Max, ''));
  if (max && signs.Max.test(text)) return { max: checkedBound(page, cell, 'Max', max) };
  const bounds = splitRange(text);
  if (bounds) {
    return {
      min: bounds.min && checkedBound(page, cell, 'Min', bounds.min),
      max: bounds.max && checkedBound(page, cell, 'Max', bounds.max),
    };
  }
  page.error('PAGE_RANGE', cell.span, {
    message: `A range must have a minimum, a maximum or both (got ${quoteText(cell.source)}).`,
    note: 'expected 1–4, ≥ 1 or ≤ 4',
    why: 'A single number does not show which limit it is.',
    fix: 'Write `1–4`, `≥ 1`, `≤ 4`, or `-` if the parameter has no limit.',
  });
  return {};
}

function splitRange(text: string): Bounds | undefined {
  for (const separator of ['..', '...', '…', ' to ', ' – ', '–', '—', ' - ', '-']) {
    for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, at + 1)) {
      const [before, after] = [text.slice(0, at).trim(), text.slice(at + separator.length).trim()];
      const [min, max] = [readBound(before), readBound(after)];
      if (min && max && min.value <= max.value) return { min, max };
      if (separator === '..' && min && after === '') return { min };
      if (separator === '..' && max && before === '') return { max };
    }
  }
  return undefined;
}

/** Reads a number, with or without a unit that does not scale it. */
function readBound(text: string): Bound | undefined {
  const [, number = text, unit = ''] = /^([^\p{L}°]*[^\s\p{L}°])\s?([\p{L}°]+)$/u.exec(text) ?? [];
  const value =
    numberOf(text) ?? (plainUnits.has(unit.toLowerCase()) ? numberOf(number) : undefined);
  return value === undefined || mayBeThousands(number)
    ? undefined
    : { value, text: numberOf(text) === undefined ? number : text };
}

function checkedBound(
  page: Page,
  { source, span }: Cell,
  column: 'Min' | 'Max',
  bound: Bound,
): Bound {
  if (!isExact(plainDigits(bound.text))) {
    page.warning('PAGE_BOUND_ROUNDED', span, {
      message: `${quoteText(column)} is kept as ${bound.value} (got ${quoteText(source)}).`,
      why: 'A JavaScript number has 15 to 17 digits.',
      fix: 'No action is needed if the API treats both as equal.',
    });
  }
  return bound;
}
