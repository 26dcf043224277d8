import { distance } from 'fastest-levenshtein';

/** Returns the name that is most similar to a typo, if one is similar enough to suggest. */
export function nearestName(typo: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, typo.length * 0.4) + 0.5;
  for (const name of names) {
    const edits = distance(typo.toLowerCase(), name.toLowerCase());
    if (edits < bestDistance) {
      best = name;
      bestDistance = edits;
    }
  }
  return best;
}
