import type { ModelSummary } from './summary.ts';

/** Chooses the model of the guide, preferably one that edits an image. */
export function chooseGuideModel(models: readonly ModelSummary[]): ModelSummary | undefined {
  const current = models.filter(({ deprecated }) => !deprecated);
  const editsImage = current.find(({ capabilities }) => capabilities.includes('img2img'));
  return editsImage ?? current[0] ?? models[0];
}
