/** A text made from another by replacing parts of it, which knows where each place stood there. */
export interface MappedText {
  readonly text: string;
  /** What was kept, in order. */
  readonly pieces: readonly Piece[];
}

interface Piece {
  /** Where it starts in the new text. */
  readonly start: number;
  /** Where it started in the old one. */
  readonly origin: number;
}

/** A part of a text, to be replaced. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** The replacements must be in order and apart from each other. */
export function replaceParts(text: string, replacements: Iterable<Replacement>): MappedText {
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let length = 0;
  let origin = 0;
  for (const { start, end, by } of replacements) {
    const kept = text.slice(origin, start);
    pieces.push({ start: length, origin });
    parts.push(kept, by);
    length += kept.length + by.length;
    origin = end;
  }
  pieces.push({ start: length, origin });
  parts.push(text.slice(origin));
  return { text: parts.join(''), pieces };
}

/** Where a place of the new text stood in the old one; for what was put in, where it was put. */
export function originOf({ pieces }: MappedText, offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  const next = pieces[low + 1];
  if (piece === undefined) return offset;
  return Math.min(piece.origin + offset - piece.start, next?.origin ?? Infinity);
}
