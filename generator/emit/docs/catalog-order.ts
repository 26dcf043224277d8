import type { ModelSummary } from '../../plan/summary.ts';
import { compareText } from '../../text/compare.ts';

/** One or more models. */
export type Models = readonly [ModelSummary, ...ModelSummary[]];

/** Returns the models by category, and there by reference page, ordered by name. */
export function byCategory(models: readonly ModelSummary[]): readonly (readonly Models[])[] {
  const categories = grouped(models.toSorted(inOrder), ({ category }) => [category]);
  return [...categories.values()].map((members) => [
    ...grouped(members, ({ path }) => [path]).values(),
  ]);
}

/** Returns the models of each capability, ordered by name. */
export function byCapability(
  models: readonly ModelSummary[],
): readonly (readonly [string, Models])[] {
  const sorted = models.toSorted((one, other) => compare(byName(one), byName(other)));
  const capabilities = grouped(sorted, (model) => model.capabilities);
  return [...capabilities].toSorted(([one], [other]) => compare([one], [other]));
}

function grouped(
  models: readonly ModelSummary[],
  keysOf: (model: ModelSummary) => readonly string[],
): ReadonlyMap<string, Models> {
  const groups = new Map<string, [ModelSummary, ...ModelSummary[]]>();
  for (const model of models) {
    for (const key of new Set(keysOf(model))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [model]);
      else group.push(model);
    }
  }
  return groups;
}

function inOrder(one: ModelSummary, other: ModelSummary): number {
  return compare(
    [one.category, one.provider, one.path, ...byName(one)],
    [other.category, other.provider, other.path, ...byName(other)],
  );
}

function byName({ name, id }: ModelSummary): readonly string[] {
  return [name, id];
}

/** Compares without regard to case, the same in every locale. */
function compare(keys: readonly string[], others: readonly string[]): number {
  for (const [index, key] of keys.entries()) {
    const [one, other] = [key, others[index] ?? ''].map((text) => text.toLowerCase());
    if (one === undefined || other === undefined || one === other) continue;
    return compareText(one, other);
  }
  return 0;
}

/** Returns a category as a heading: `Image generation`, `3D generation`. */
export function categoryTitle(category: string): string {
  return category.replace(/^\d*\p{Letter}/u, (start) => start.toUpperCase());
}
