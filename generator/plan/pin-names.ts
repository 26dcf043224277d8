import type { PlacedDefinition } from '../definition/place-definitions.ts';
import type { ModelDefinition } from '../model/definition.ts';
import { assignNames, namedModels, type NamedModel } from './assign-names.ts';
import { identifierFrom } from './identifier.ts';

/**
 * Adds an `identifier` to each model whose name in code is not derived from its name, so that it keeps
 * its name in code if the page renames it or a new model gets the same name.
 */
export function pinNames(
  before: readonly PlacedDefinition[],
  incoming: readonly PlacedDefinition[],
): readonly PlacedDefinition[] {
  const incomingPaths = new Set(incoming.map(({ path }) => path));
  const unchanged = before.filter(({ path }) => !incomingPaths.has(path));
  const namesBefore = assignNames(before.flatMap(modelsOf)).names;
  const models = [...unchanged, ...incoming].flatMap(modelsOf).map((model) => {
    const identifier = model.identifier ?? namesBefore.get(model.id)?.identifier;
    return identifier === undefined ? model : { ...model, identifier };
  });
  const { names } = assignNames(models);
  const pin = (model: ModelDefinition): ModelDefinition => {
    const { identifier: stated, id, name, ...rest } = model;
    const identifier = names.get(id)?.identifier;
    const isDerived = stated === undefined && identifier === identifierFrom(name, id);
    return identifier === undefined || isDerived ? model : { id, name, identifier, ...rest };
  };
  return incoming.map(({ path, definition }) => ({
    path,
    definition: { ...definition, models: definition.models.map(pin) },
  }));
}

function modelsOf({ path, definition }: PlacedDefinition): readonly NamedModel[] {
  return namedModels(definition.models, definition.provider, path);
}
