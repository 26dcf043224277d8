/** A text made from another by replacing parts of it, with the original place of each part. */
export interface MappedText {
  readonly text: string;
  /** The kept parts, in order. */
  readonly pieces: readonly Piece[];
}

interface Piece {
  /** Its start in the new text. */
  readonly start: number;
  /** Its start in the original text. */
  readonly origin: number;
}

/** A part of a text to replace. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Replaces parts of a text. The replacements must be in order and must not overlap. */
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

/** Returns the original offset of an offset in the new text; inserted text has the offset of its insertion. */
export function originalOffset({ pieces }: MappedText, offset: number): number {
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
