import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    isLong: boolean;
  }
}

/**
 * Returns whether the tests run in their long form, which is that of the project `slow`. The everyday
 * form runs the same tests on a part of the real pages, kinds or runs.
 */
export function isLong(): boolean {
  return inject('isLong');
}

/** Returns all items in the long form, and every nth of them in the everyday form, from the given one on. */
export function sampleOf<Item>(items: readonly Item[], nth: number, from = 0): readonly Item[] {
  return isLong() ? items : items.filter((_, index) => index % nth === from % nth);
}
