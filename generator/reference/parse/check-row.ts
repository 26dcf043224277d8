import { isExact } from '../../text/decimal.ts';
import { blanknessOf } from '../vocabulary.ts';
import { cellText, type Cell } from './cells.ts';
import type { Conventions } from './conventions.ts';
import { tokensOf } from './inline.ts';
import { quoteText, type Page } from './page.ts';
import type { CellsOfRow } from './parse-cells.ts';
import { mayBeThousands, plainDigits, scalarOf } from './parse-values.ts';
import type { Code } from './read-values.ts';

/** Reports quotation marks in code that may be a part of a value. */
export function reportQuotes(page: Page, cells: readonly (Cell | undefined)[]): void {
  const cell = cells.find((candidate) => candidate && /`["'“‘]/.test(candidate.source));
  if (!cell) return;
  page.error('PAGE_VALUE_QUOTES', cell.span, {
    message: `The quotation marks of ${quoteText(cell.source)} may be a part of the value.`,
    why: 'The page has too few values to show how it writes them.',
    fix: 'Write the value between backticks, without quotation marks.',
  });
}

/**
 * Returns whether the allowed values do not limit a parameter: both values of a boolean, and the
 * formats of a file, which are reported.
 */
export function saysNothingNew(page: Page, cell: Cell, type: string | undefined): boolean {
  if (type === 'boolean')
    return /^`?(?:true`?[,/| ]+`?false|false`?[,/| ]+`?true)`?$/i.test(cell.source);
  if (type !== 'file' && type !== 'file_array') return false;
  page.leftOut('PAGE_EXTRA_CONTENT', cell.span, 'the values of a file', {
    message: 'A file has allowed values.',
    why: 'They may be formats or names; the value of a parameter for a file is an asset.',
    fix: 'No action is needed unless users of the models need them. They are left out; an overlay can have formats.',
  });
  return true;
}

/** Reports what contradicts something else on the page, so that one of both is not what it seems. */
export function reportContradictions(
  page: Page,
  { swapsBounds, namesLists }: Conventions,
  row: {
    readonly typeCell: Cell;
    readonly boundCell: Cell | undefined;
    readonly allowedCell: Cell | undefined;
    readonly allowed: readonly Code[];
    readonly values: readonly string[] | undefined;
  },
): void {
  const { typeCell, boundCell, allowedCell, allowed, values } = row;
  const texts = new Set(allowed.map(({ text }) => text));
  if (values && (values.length !== texts.size || values.some((value) => !texts.has(value)))) {
    page.error('PAGE_CHOICE_TYPE', typeCell.span, {
      message: `The type lists other values than the column "Allowed Values" (got ${quoteText(typeCell.source)}).`,
      why: 'A parameter has one list of values.',
      fix: 'Write `string` as the type, and the values in the column "Allowed Values".',
    });
  }
  if (swapsBounds && boundCell) {
    page.error('PAGE_RANGE', boundCell.span, {
      message: 'The columns "Min" and "Max" seem to be swapped.',
      why: 'A minimum of this page is above its maximum, and none is below.',
      fix: 'Correct the column headers.',
    });
  }
  if (namesLists && allowedCell && allowed.length === 1) {
    page.error('PAGE_ALLOWED_VALUES', allowedCell.span, {
      message: `A single value may be the name of a list (got ${quoteText(allowedCell.source)}).`,
      why: 'No parameter of this page has several values, and defaults are not among them.',
      fix: 'Write each value between backticks, with `, ` between them.',
    });
  }
}

/** Reports a default that may be nothing or the value of that name. */
export function reportDoubtfulNothing(
  page: Page,
  cells: CellsOfRow,
  allowed: readonly Code[],
  { marks, doubtfulNothings }: Conventions,
): void {
  const cell = cells('Default');
  if (!cell) return;
  const text = cellText(cell);
  const isCode = tokensOf(cell.nodes).some(({ kind }) => kind === 'code');
  const isAllowed = allowed.some((code) => code.text.toLowerCase() === text.toLowerCase());
  if (!isAllowed && doubtfulNothings.has(cell.source) && !marks.has(cell.source)) {
    page.error('PAGE_DEFAULT_NOTHING', cell.span, {
      message: `The default ${quoteText(cell.source)} may be a value or mean that there is no default.`,
      why: 'Several parameters of the page, or a required one, have this word as their default.',
      fix: `Map it in the configuration: \`reference: { words: { ${JSON.stringify(text)}: none } }\`, or \`value\` if the API uses the word.`,
    });
    return;
  }
  const isWord = /\p{L}/u.test(text) && blanknessOf(text, 'Default') !== undefined;
  if (!isWord || (isCode && !marks.has(cell.source)) || !isAllowed) return;
  page.error('PAGE_DEFAULT_NOT_CODE', cell.span, {
    message: `The default ${quoteText(text)} may be none or the allowed value of that name.`,
    why: 'Only backticks show that it is a value.',
    fix: 'Write a value between backticks, or `-` if the parameter has no default.',
  });
}

/** Reports a value that is not of the type of its parameter, or not kept exactly. */
export function checkValue(page: Page, { text, span }: Code, name: string, type: string): void {
  const value = scalarOf(text, type);
  if (type === 'number_array' && /^[+-]?0\d/.test(text)) {
    page.error('PAGE_VALUE_TYPE', span, {
      message: `A value of ${quoteText(name)} may be a part of a number (got ${quoteText(text)}).`,
      why: 'In a list, a comma separates values; it can’t separate thousands too.',
      fix: 'Write the numbers without separators of thousands.',
    });
  } else if (typeof value === 'number' && mayBeThousands(text)) {
    page.error('PAGE_VALUE_TYPE', span, {
      message: `The dot in a value of ${quoteText(name)} may separate thousands (got ${quoteText(text)}).`,
      why: 'A number with three digits after the dot is read in two ways.',
      fix: 'Write the number without separators of thousands.',
    });
  } else if (value === undefined) {
    page.warning('PAGE_VALUE_TYPE', span, {
      message: `A value of ${quoteText(name)} must be of type ${type} (got ${quoteText(text)}).`,
      note: `not a value of type ${type}`,
      why: 'The column Type decides how values are read. A value of another type is kept as text.',
      fix: 'No action is needed if the API accepts the text. Otherwise compare the page with the API record of the model.',
    });
  } else if (typeof value === 'number' && !isExact(plainDigits(text))) {
    page.warning('PAGE_VALUE_ROUNDED', span, {
      message: `A value of ${quoteText(name)} is kept as ${value} (got ${quoteText(text)}).`,
      why: 'A JavaScript number has 15 to 17 digits.',
      fix: 'No action is needed if both are equal to the API.',
    });
  }
}
