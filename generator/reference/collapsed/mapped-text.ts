/** A text with replaced parts, and the original offset of each kept part. */
export interface MappedText {
  readonly text: string;
  /** The kept parts, in order. */
  readonly pieces: readonly Piece[];
}

interface Piece {
  /** Its start in the new text. */
  readonly start: number;
  /** Its start in the original text. */
  readonly originalStart: number;
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
  let originalStart = 0;
  for (const { start, end, by } of replacements) {
    const kept = text.slice(originalStart, start);
    pieces.push({ start: length, originalStart });
    parts.push(kept, by);
    length += kept.length + by.length;
    originalStart = end;
  }
  pieces.push({ start: length, originalStart });
  parts.push(text.slice(originalStart));
  return { text: parts.join(''), pieces };
}

/** Returns the original offset of an offset in the new text. Inserted text has the offset of its insertion. */
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
  return Math.min(piece.originalStart + offset - piece.start, next?.originalStart ?? Infinity);
}
