import { columns } from '../columns.ts';

/** A place where a line began: how many line ends come before it in place of the spaces there. */
export interface LineStart {
  readonly at: number;
  readonly breaks: 1 | 2;
}

interface Rows {
  readonly lines: readonly LineStart[];
  /** Where the last row ends. */
  readonly end: number;
}

/**
 * Finds the rows of a table in a text without line breaks. No cell of a page is empty, so two bars
 * with nothing between them are the end of a row and the start of the next.
 */
export function findRows(
  text: string,
  start: number,
  startsHeading: (at: number) => boolean,
): Rows {
  const lines: LineStart[] = [];
  if (text[start] !== '|') return { lines, end: start };
  let cells = 0;
  let end = start + 1;
  for (;;) {
    const bar = indexOfBar(text, end);
    if (bar === -1) return { lines, end: text.length };
    cells++;
    end = bar + 1;
    const next = skipSpaces(text, end);
    if (text[next] === '|') {
      lines.push({ at: next, breaks: 1 });
      cells = 0;
      end = next + 1;
    } else if (next === text.length || startsHeading(next) || isAfterTable(text, next, cells)) {
      return { lines, end };
    }
  }
}

/** After a whole row: a section that is not in the contents list, or a text after the table. */
function isAfterTable(text: string, at: number, cells: number): boolean {
  if (cells < columns.length) return false;
  const bar = indexOfBar(text, at);
  return bar === -1 || /(?:^|[ \t])## /.test(text.slice(at, bar));
}

/** The next bar that is not escaped. */
function indexOfBar(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '|') return at;
  }
  return -1;
}

export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (isSpace(text[at])) at++;
  return at;
}

export function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
