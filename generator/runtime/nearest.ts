/**
 * Returns the candidate that a typo most likely meant, if one is near enough to name. Names that
 * differ only in case and separators always are (`aspect_ratio`); otherwise one letter in five of
 * the shorter one may be wrong, so that `seed` never becomes `speed`, nor `model` `mode`. Two swapped letters count as one.
 */
export function nearestCandidate(given: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  const name = simplified(given);
  let least = Infinity;
  for (const candidate of candidates) {
    const other = simplified(candidate);
    const limit = Math.min(least, Math.floor(Math.min(name.length, other.length) / 5) + 1);
    // It is at least as far as it is longer or shorter.
    if (Math.abs(other.length - name.length) >= limit) continue;
    const distance = editDistance(name, other);
    if (distance < limit) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

function simplified(name: string): string {
  return name.toLowerCase().replace(/[\s._:-]/g, '');
}

/** Returns how many letters to add, remove, replace or swap, by the usual table, row by row. */
function editDistance(from: string, to: string): number {
  let before: readonly number[] = [];
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
        isSwap ? at(before, 2) + 1 : Infinity,
      );
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? from.length;
}
