/** A part of a text and its place. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Splits a text into the matches of a pattern with the flag `g`, between which is only white space. */
export function piecesOf(text: string, pattern: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const piece of text.match(pattern) ?? []) {
    const start = text.indexOf(piece, end);
    end = start + piece.length;
    pieces.push({ text: piece, start, end });
  }
  return pieces;
}
