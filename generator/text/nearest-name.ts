import { distance } from 'fastest-levenshtein';

/** Returns the name that a typo most likely meant, if any is similar enough to suggest. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, given.length * 0.4) + 0.5;
  for (const name of names) {
    const steps = distance(given.toLowerCase(), name.toLowerCase());
    if (steps < least) {
      best = name;
      least = steps;
    }
  }
  return best;
}
