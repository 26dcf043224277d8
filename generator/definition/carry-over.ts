import type { Definition, ModelDefinition } from '../model/definition.ts';

/** Returns the definition of a page with the facts of the existing definition that no page has. */
export function carryOver(existing: Definition | undefined, page: Definition): Definition {
  if (!existing) return page;
  // The headers of one URL are not valid for another.
  const { url, etag, lastModified } = page.source.url === undefined ? existing.source : page.source;
  const known = new Map(existing.models.map((model) => [model.id, model]));
  return {
    ...page,
    source: {
      ...(url === undefined ? {} : { url }),
      ...page.source,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    },
    models: page.models.map((model) => carryModel(known.get(model.id), model)),
  };
}

function carryModel(existing: ModelDefinition | undefined, model: ModelDefinition) {
  const { id, name, ...rest } = model;
  return existing?.identifier === undefined
    ? model
    : { id, name, identifier: existing.identifier, ...rest };
}
