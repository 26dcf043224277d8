import type { Definition, ModelDefinition } from './types.ts';

/** What a definition knows that no page says stays when its page is imported again. */
export function carryOver(existing: Definition | undefined, page: Definition): Definition {
  if (!existing) return page;
  const url = page.source.url ?? existing.source.url;
  const known = new Map(existing.models.map((model) => [model.id, model]));
  return {
    ...page,
    source: { ...(url === undefined ? {} : { url }), ...page.source },
    models: page.models.map((model) => carryModel(known.get(model.id), model)),
  };
}

function carryModel(existing: ModelDefinition | undefined, model: ModelDefinition) {
  const { id, name, ...rest } = model;
  return existing?.identifier === undefined
    ? model
    : { id, name, identifier: existing.identifier, ...rest };
}
