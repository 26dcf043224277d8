import type { Definition, ModelDefinition } from '../model/definition.ts';
import type { RejectedModel } from './place-definitions.ts';

/**
 * Returns the definition of a page with the facts of the existing definition that no page has, and
 * with the existing models whose sections could not be read.
 */
export function carryOver(
  existing: Definition | undefined,
  page: Definition,
  rejected: readonly RejectedModel[] = [],
): Definition {
  if (!existing) return page;
  const { lastUpdated } = existing.source;
  // The headers of a response are valid for its URL only.
  const { url, etag, lastModified } = page.source.url === undefined ? existing.source : page.source;
  const known = new Map(existing.models.map((model) => [model.id, model]));
  const kept = new Map(modelsWithoutTable(existing, rejected).map((model) => [model.id, model]));
  return {
    ...page,
    source: {
      ...(url === undefined ? {} : { url }),
      ...(lastUpdated !== undefined && { lastUpdated }),
      ...page.source,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    },
    models: withRejected(
      existing.models,
      page.models.map((model) => kept.get(model.id) ?? carryModel(known.get(model.id), model)),
      rejected.filter(({ hasModel }) => !hasModel),
    ),
  };
}

/** Returns the existing models with parameters whose sections no longer have a table. */
export function modelsWithoutTable(
  existing: Definition,
  rejected: readonly RejectedModel[],
): readonly ModelDefinition[] {
  const ids = new Set(rejected.flatMap(({ id, hasModel }) => (hasModel && id ? [id] : [])));
  return existing.models.filter(
    ({ id, parameters }) => ids.has(id) && parameters.some(({ onPage }) => onPage !== false),
  );
}

/** Returns the models with the rejected ones unchanged, each after the model that precedes it. */
function withRejected(
  existing: readonly ModelDefinition[],
  models: readonly ModelDefinition[],
  rejected: readonly RejectedModel[],
): readonly ModelDefinition[] {
  const result = [...models];
  const isRejected = rejectedModels(existing, rejected);
  let place = 0;
  for (const model of existing) {
    const at = result.findIndex(({ id }) => id === model.id);
    if (at === -1 && (model.onPage === false || !isRejected(model))) continue;
    if (at === -1) result.splice(place, 0, model);
    place = (at === -1 ? place : at) + 1;
  }
  return result;
}

/**
 * Returns whether a section that could not be read may be of a model: the section has its ID, or
 * its name and no ID. If a section has neither an ID nor a known name, it may be of any model.
 */
export function rejectedModels(
  existing: readonly ModelDefinition[],
  rejected: readonly RejectedModel[],
): (model: ModelDefinition) => boolean {
  const known = new Set(existing.map(({ name }) => name));
  const unknown = rejected.some(({ id, name }) => id === undefined && !known.has(name));
  return (model) =>
    unknown ||
    rejected.some(({ id, name }) => (id === undefined ? name === model.name : id === model.id));
}

function carryModel(existing: ModelDefinition | undefined, model: ModelDefinition) {
  const { id, name, ...rest } = model;
  return existing?.identifier === undefined
    ? model
    : { id, name, identifier: existing.identifier, ...rest };
}
