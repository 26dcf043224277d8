import type { Location } from './problem.ts';

/** A text with the offsets of its lines, by which an offset becomes a location. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** Finds the lines of a text. */
export function sourceText(file: string, text: string): SourceText {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lineStarts.push(at + 1);
  }
  return { file, text, lineStarts };
}

/** Returns the location of `length` UTF-16 units at `offset`. A span of several lines ends with its first line. */
export function locateSpan(
  source: SourceText,
  offset: number,
  length = 1,
  note?: string,
): Location {
  const index = lineIndexAt(source.lineStarts, offset);
  const start = source.lineStarts[index] ?? 0;
  const end = source.lineStarts[index + 1] ?? source.text.length + 1;
  const lineText = source.text.slice(start, end - 1).replace(/\r$/, '');
  const column = offset - start + 1;
  return {
    file: source.file,
    line: index + 1,
    column,
    length: Math.max(1, Math.min(length, lineText.length - column + 1)),
    lineText,
    ...(note === undefined ? {} : { note }),
  };
}

function lineIndexAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
