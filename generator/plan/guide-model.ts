import type { ModelSummary } from './summary.ts';

/** Returns the model that the guide runs, preferably one that edits an image. */
export function chooseGuideModel(models: readonly ModelSummary[]): ModelSummary | undefined {
  const current = models.filter(({ deprecated }) => !deprecated);
  const onPicture = current.find(({ capabilities }) => capabilities.includes('img2img'));
  return onPicture ?? current[0] ?? models[0];
}
