import type { ModelSummary } from './summary.ts';

/** The model that the docs' guide runs: one that works on a picture shows the most. */
export function guideModel(models: readonly ModelSummary[]): ModelSummary | undefined {
  const current = models.filter(({ deprecated }) => !deprecated);
  const onPicture = current.find(({ capabilities }) => capabilities.includes('img2img'));
  return onPicture ?? current[0] ?? models[0];
}
