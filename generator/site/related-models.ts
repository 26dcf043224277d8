import type { PlannedModel } from '../plan/types.ts';

/** How many related models a page shows. */
const shown = 6;

/**
 * Returns a function that returns up to six other models with a capability of a model, those with
 * the most and those of other providers first.
 */
export function relatedModels(
  models: readonly PlannedModel[],
): (model: PlannedModel) => readonly PlannedModel[] {
  const candidates = models.filter(({ model }) => !model.deprecated);
  const byCapability = new Map<string, number[]>();
  candidates.forEach(({ model }, index) => {
    for (const capability of model.capabilities) {
      const known = byCapability.get(capability);
      if (known) known.push(index);
      else byCapability.set(capability, [index]);
    }
  });
  return ({ model, page }) => {
    const shared = new Uint16Array(candidates.length);
    for (const capability of new Set(model.capabilities)) {
      for (const index of byCapability.get(capability) ?? []) {
        shared[index] = (shared[index] ?? 0) + 1;
      }
    }
    const best: { readonly other: PlannedModel; readonly score: number }[] = [];
    candidates.forEach((other, index) => {
      const count = shared[index] ?? 0;
      if (count === 0 || other.model.id === model.id) return;
      const score =
        count * 2 +
        Number(other.page.category === page.category) +
        Number(other.page.provider !== page.provider) / 2;
      // Of equal ones, the first in the order of the models.
      const place = best.findIndex((known) => known.score < score);
      if (place !== -1) best.splice(place, 0, { other, score });
      else if (best.length < shown) best.push({ other, score });
      if (best.length > shown) best.pop();
    });
    return best.map(({ other }) => other);
  };
}
