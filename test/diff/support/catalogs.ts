import type { Catalog, CatalogPage } from '../../../generator/diff/catalog.ts';
import type { ResolvedModel, ResolvedParameter } from '../../../generator/model/resolved-model.ts';

/** A page with these models, `image-generation/acme.yaml` of 2026-01-01 unless stated otherwise. */
export function page(
  models: readonly ResolvedModel[],
  { path = 'image-generation/acme.yaml', lastUpdated = '2026-01-01' } = {},
): CatalogPage {
  return {
    page: { provider: 'Acme', category: 'image generation', source: { lastUpdated }, path },
    models,
  };
}

export function catalog(...models: readonly ResolvedModel[]): Catalog {
  return { pages: [page(models)] };
}

/** A model that accepts a prompt. */
export function model(changes: Partial<ResolvedModel> = {}): ResolvedModel {
  return {
    id: 'model_acme-paint',
    name: 'Acme Paint',
    capabilities: ['txt2img'],
    parameters: [{ name: 'prompt', type: 'string', required: true }],
    constraints: [],
    ...changes,
  };
}

/** A catalog of one model with these parameters. */
export function catalogWith(...parameters: readonly ResolvedParameter[]): Catalog {
  return catalog(model({ parameters }));
}
