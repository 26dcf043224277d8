import type { Definition, ModelDefinition } from '../model/definition.ts';

/** What a definition knows that no page says stays when its page is imported again. */
export function carryOver(existing: Definition | undefined, page: Definition): Definition {
  if (!existing) return page;
  // What a server said of one address says nothing of another.
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
