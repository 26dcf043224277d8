import type { Catalogue, CataloguePage } from '../../../generator/diff/catalogue.ts';
import type { ResolvedModel, ResolvedParameter } from '../../../generator/resolve/types.ts';

/** A page with these models, `image-generation/acme.yaml` of 2026-01-01 unless something else is said. */
export function page(
  models: readonly ResolvedModel[],
  { path = 'image-generation/acme.yaml', lastUpdated = '2026-01-01' } = {},
): CataloguePage {
  return {
    page: { provider: 'Acme', category: 'image generation', source: { lastUpdated }, path },
    models,
  };
}

export function catalogue(...models: readonly ResolvedModel[]): Catalogue {
  return { pages: [page(models)] };
}

/** A model that takes a prompt. */
export function model(changes: Partial<ResolvedModel> = {}): ResolvedModel {
  return {
    id: 'model_acme-paint',
    name: 'Acme Paint',
    capabilities: ['txt2img'],
    parameters: [{ name: 'prompt', type: 'string', required: true }],
    rules: [],
    ...changes,
  };
}

/** A catalogue of one model that takes these parameters. */
export function taking(...parameters: readonly ResolvedParameter[]): Catalogue {
  return catalogue(model({ parameters }));
}
