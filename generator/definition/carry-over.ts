import type { Definition, ModelDefinition } from '../model/definition.ts';
import type { RefusedModel } from './place-definitions.ts';

/**
 * Returns the definition of a page with the facts of the existing definition that no page has, and
 * with the existing models whose sections could not be read.
 */
export function carryOver(
  existing: Definition | undefined,
  page: Definition,
  refused: readonly RefusedModel[] = [],
): Definition {
  if (!existing) return page;
  const { lastUpdated } = existing.source;
  // The headers of a response are valid for its URL only.
  const { url, etag, lastModified } = page.source.url === undefined ? existing.source : page.source;
  const known = new Map(existing.models.map((model) => [model.id, model]));
  const kept = new Map(modelsWithoutTable(existing, refused).map((model) => [model.id, model]));
  return {
    ...page,
    source: {
      ...(url === undefined ? {} : { url }),
      ...(lastUpdated !== undefined && { lastUpdated }),
      ...page.source,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    },
    models: withRefused(
      existing.models,
      page.models.map((model) => kept.get(model.id) ?? carryModel(known.get(model.id), model)),
      refused.filter(({ hasModel }) => !hasModel),
    ),
  };
}

/** Returns the existing models with parameters whose sections no longer have a table. */
export function modelsWithoutTable(
  existing: Definition,
  refused: readonly RefusedModel[],
): readonly ModelDefinition[] {
  const ids = new Set(refused.flatMap(({ id, hasModel }) => (hasModel && id ? [id] : [])));
  return existing.models.filter(
    ({ id, parameters }) => ids.has(id) && parameters.some(({ onPage }) => onPage !== false),
  );
}

/** Returns the models with the refused ones unchanged, each after the model that precedes it. */
function withRefused(
  existing: readonly ModelDefinition[],
  models: readonly ModelDefinition[],
  refused: readonly RefusedModel[],
): readonly ModelDefinition[] {
  const result = [...models];
  const isRefused = refusedModels(existing, refused);
  let place = 0;
  for (const model of existing) {
    const at = result.findIndex(({ id }) => id === model.id);
    if (at === -1 && (model.onPage === false || !isRefused(model))) continue;
    if (at === -1) result.splice(place, 0, model);
    place = (at === -1 ? place : at) + 1;
  }
  return result;
}

/**
 * Returns whether a section that could not be read may be of a model: the section has its ID, or
 * its name and no ID. If a section has neither an ID nor a known name, it may be of any model.
 */
export function refusedModels(
  existing: readonly ModelDefinition[],
  refused: readonly RefusedModel[],
): (model: ModelDefinition) => boolean {
  const known = new Set(existing.map(({ name }) => name));
  const unknown = refused.some(({ id, name }) => id === undefined && !known.has(name));
  return (model) =>
    unknown ||
    refused.some(({ id, name }) => (id === undefined ? name === model.name : id === model.id));
}

function carryModel(existing: ModelDefinition | undefined, model: ModelDefinition) {
  const { id, name, ...rest } = model;
  return existing?.identifier === undefined
    ? model
    : { id, name, identifier: existing.identifier, ...rest };
}
