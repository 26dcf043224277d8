/** The candidate that a typo most likely meant, if any is near enough to name. */
export function nearest(given: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = given.length * 0.4 + 1;
  for (const candidate of candidates) {
    // It is at least as far as it is longer or shorter.
    if (Math.abs(candidate.length - given.length) >= least) continue;
    const distance = editDistance(given.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** How many letters to add, remove or replace, by the usual table, row by row. */
function editDistance(from: string, to: string): number {
  let row = Array.from(to, (_, index) => index + 1);
  for (let start = 0; start < from.length; start++) {
    let left = start + 1;
    let diagonal = start;
    row = row.map((above, column) => {
      left = Math.min(left + 1, above + 1, diagonal + Number(from[start] !== to[column]));
      diagonal = above;
      return left;
    });
  }
  return row[row.length - 1] ?? from.length;
}
