/**
 * Returns the candidate that is most similar to a misspelled name, if any is similar enough. Names
 * that differ only in case and separators always are (`aspect_ratio`). Otherwise, one letter may be
 * wrong for every five letters of the shorter name, so that `seed` never matches `speed`, nor
 * `model` `mode`. Two swapped letters count as one.
 */
export function nearestCandidate(given: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  const name = simplified(given);
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const other = simplified(candidate);
    const limit = Math.min(bestDistance, Math.floor(Math.min(name.length, other.length) / 5) + 1);
    // The distance is at least the difference in length.
    if (Math.abs(other.length - name.length) >= limit) continue;
    const distance = editDistance(name, other);
    if (distance < limit) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function simplified(name: string): string {
  return name.toLowerCase().replace(/[\s._:-]/g, '');
}

/** Returns the number of letters to add, remove, replace or swap, computed row by row. */
function editDistance(from: string, to: string): number {
  let previousRow: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line++) {
    const next = [line];
    for (let column = 1; column <= to.length; column++) {
      const at = (of: readonly number[], back: number): number => of[column - back] ?? Infinity;
      const isSame = from[line - 1] === to[column - 1];
      const isSwap = from[line - 1] === to[column - 2] && from[line - 2] === to[column - 1];
      next[column] = Math.min(
        at(row, 0) + 1,
        at(next, 1) + 1,
        at(row, 1) + Number(!isSame),
        isSwap ? at(previousRow, 2) + 1 : Infinity,
      );
    }
    previousRow = row;
    row = next;
  }
  return row[to.length] ?? from.length;
}
