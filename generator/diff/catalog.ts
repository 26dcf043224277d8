import type { ResolvedModel } from '../model/resolved-model.ts';
import { assignNames } from '../plan/assign-names.ts';
import { choosePages } from '../plan/choose-pages.ts';
import { planModel } from '../plan/plan-model.ts';
import type { PageFacts, PlannedModel } from '../plan/types.ts';
import type { Location } from '../report/problem.ts';

/** One side of a diff: every page with its resolved models. */
export interface Catalog {
  readonly pages: readonly CatalogPage[];
}

/** A page of a catalog: one definition with its models. */
export interface CatalogPage {
  readonly page: PageFacts;
  readonly models: readonly ResolvedModel[];
  /**
   * Returns the location of a model, one of its parameters, or a field of either. A nested
   * parameter is named by its path, `keyframes[].uri`.
   */
  readonly locate?: (modelId: string, parameter?: string, field?: string) => Location | undefined;
}

/** A planned model with every page that lists it. */
export interface IndexedModel {
  readonly planned: PlannedModel;
  /** The page that the SDK is generated from. */
  readonly source: CatalogPage;
  /** The paths of all pages that have the model, sorted. */
  readonly paths: readonly string[];
}

/** Indexes the models by ID, each from the page that the SDK is generated from. */
export function indexModels({ pages }: Catalog): ReadonlyMap<string, IndexedModel> {
  const listed = pages.flatMap((source) => source.models.map((model) => ({ source, model })));
  const dated = listed.map(({ source: { page }, model }) => ({
    id: model.id,
    name: model.name,
    ...(model.identifier !== undefined && { identifier: model.identifier }),
    provider: page.provider,
    path: page.path,
    lastUpdated: page.source.lastUpdated ?? '',
  }));
  const { pathOf } = choosePages(dated);
  const { names } = assignNames(dated);
  const pathsOf = new Map<string, string[]>();
  for (const { id, path } of dated) pathsOf.set(id, [...(pathsOf.get(id) ?? []), path].sort());

  return new Map(
    listed.flatMap(({ source, model }): [string, IndexedModel][] => {
      const modelNames = names.get(model.id);
      if (!modelNames || pathOf.get(model.id) !== source.page.path) return [];
      const planned = planModel(model, source.page, modelNames);
      return [[model.id, { planned, source, paths: pathsOf.get(model.id) ?? [] }]];
    }),
  );
}
