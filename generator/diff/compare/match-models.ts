import type { IndexedModel } from '../catalog.ts';
import { sortedFields, type Matched } from './match-parameters.ts';

type Index = ReadonlyMap<string, IndexedModel>;

/** Pairs the models of both sides by ID, then those whose ID probably changed. */
export function matchModels(before: Index, after: Index): Matched<IndexedModel> {
  const pairs = [...before].flatMap(([id, from]): [IndexedModel, IndexedModel][] => {
    const to = after.get(id);
    return to ? [[from, to]] : [];
  });
  const removed = [...before].filter(([id]) => !after.has(id)).map(([, model]) => model);
  const added = [...after].filter(([id]) => !before.has(id)).map(([, model]) => model);
  const moved = pairsBy(nameOnPage, removed, added);
  const isUnpaired = notIn(moved);
  moved.push(...pairsBy(shapeOnPage, removed.filter(isUnpaired), added.filter(isUnpaired)));
  return {
    pairs: [...pairs, ...moved],
    removed: removed.filter(notIn(moved)),
    added: added.filter(notIn(moved)),
  };
}

function notIn(pairs: readonly (readonly IndexedModel[])[]): (model: IndexedModel) => boolean {
  const found = new Set(pairs.flat());
  return (model) => !found.has(model);
}

/** Pairs models with the same key. An ambiguous match is not a match. */
function pairsBy(
  keyOf: (model: IndexedModel) => string,
  removed: readonly IndexedModel[],
  added: readonly IndexedModel[],
): [IndexedModel, IndexedModel][] {
  const keys = uniqueByKey(keyOf, added);
  return [...uniqueByKey(keyOf, removed)].flatMap(([key, from]): [IndexedModel, IndexedModel][] => {
    const to = keys.get(key);
    return from && to ? [[from, to]] : [];
  });
}

/** Returns the only model of each key; undefined if several models have it. */
function uniqueByKey(
  keyOf: (model: IndexedModel) => string,
  models: readonly IndexedModel[],
): ReadonlyMap<string, IndexedModel | undefined> {
  const found = new Map<string, IndexedModel | undefined>();
  for (const model of models) {
    const key = keyOf(model);
    found.set(key, found.has(key) ? undefined : model);
  }
  return found;
}

function nameOnPage({ planned, source }: IndexedModel): string {
  return JSON.stringify([source.page.path, planned.model.name]);
}

/** Returns the same text for models that differ only in ID and name. */
function shapeOnPage({ planned: { model }, source }: IndexedModel): string {
  const capabilities = [...new Set(model.capabilities)].sort();
  const { description, parameters, constraints } = model;
  const shape = [source.page.path, description, capabilities, parameters, constraints];
  return JSON.stringify(shape, sortedFields);
}
