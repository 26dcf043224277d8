import type { ModelSummary } from './summary.ts';

/** The model that the docs' guide runs: one that works on a picture shows the most. */
export function guideModel(models: readonly ModelSummary[]): ModelSummary | undefined {
  const current = models.filter(({ deprecated }) => !deprecated);
  return current.find(({ capabilities }) => capabilities.includes('img2img')) ?? current[0];
}
