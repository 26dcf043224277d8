import type { PlannedModel } from '../plan/types.ts';

/** How many related models a page shows. */
const shown = 6;

/** Returns up to six models with the same capability, those of other providers first. */
export function relatedModels(
  { model, page }: PlannedModel,
  models: readonly PlannedModel[],
): readonly PlannedModel[] {
  const related: { readonly other: PlannedModel; readonly score: number }[] = [];
  for (const other of models) {
    if (other.model.id === model.id || other.model.deprecated) continue;
    let shared = 0;
    for (const capability of other.model.capabilities) {
      if (model.capabilities.includes(capability)) shared++;
    }
    if (shared === 0) continue;
    const score =
      shared * 2 +
      Number(other.page.category === page.category) +
      Number(other.page.provider !== page.provider) / 2;
    related.push({ other, score });
  }
  return related
    .sort((a, b) => b.score - a.score)
    .slice(0, shown)
    .map(({ other }) => other);
}
