import { columns } from '../columns.ts';

/** The start of a line: `breaks` line ends replace the spaces before it. */
export interface LineStart {
  readonly at: number;
  readonly breaks: 1 | 2;
}

interface Rows {
  readonly lines: readonly LineStart[];
  /** The end of the last row. */
  readonly end: number;
}

/**
 * Finds the rows of a table in a text without line breaks. Pages do not have empty cells, so two pipes
 * with only spaces between them are the end of a row and the start of the next.
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
    const pipe = indexOfPipe(text, end);
    if (pipe === -1) return { lines, end: text.length };
    cells++;
    end = pipe + 1;
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

/** Returns whether a complete row is followed by a section that is not in the contents list, or by text. */
function isAfterTable(text: string, at: number, cells: number): boolean {
  if (cells < columns.length) return false;
  const pipe = indexOfPipe(text, at);
  return pipe === -1 || /(?:^|[ \t])## /.test(text.slice(at, pipe));
}

/** Returns the offset of the next pipe without a backslash; -1 if there is none. */
function indexOfPipe(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '|') return at;
  }
  return -1;
}

/** Returns the offset of the next character that is not a space. */
export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (isSpace(text[at])) at++;
  return at;
}

/** Returns whether a character is a space. */
export function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
