import { isDeepStrictEqual } from 'node:util';
import type { IndexedModel } from '../catalog.ts';
import type { Matched } from './match-parameters.ts';

type Index = ReadonlyMap<string, IndexedModel>;

/** Pairs the models of both sides by id, then those that probably got another id. */
export function matchModels(before: Index, after: Index): Matched<IndexedModel> {
  const pairs = [...before].flatMap(([id, from]): [IndexedModel, IndexedModel][] => {
    const to = after.get(id);
    return to ? [[from, to]] : [];
  });
  const removed = [...before].filter(([id]) => !after.has(id)).map(([, model]) => model);
  const added = [...after].filter(([id]) => !before.has(id)).map(([, model]) => model);
  const moved = [...pairsBy(hasSameName, removed, added)];
  const left = removed.filter((model) => !moved.some(([from]) => from === model));
  const free = added.filter((model) => !moved.some(([, to]) => to === model));
  moved.push(...pairsBy(differsInId, left, free));
  return {
    pairs: [...pairs, ...moved],
    removed: removed.filter((model) => !moved.some(([from]) => from === model)),
    added: added.filter((model) => !moved.some(([, to]) => to === model)),
  };
}

/** Pairs models that pass the test. An ambiguous match is not a match. */
function pairsBy(
  test: (before: IndexedModel, after: IndexedModel) => boolean,
  removed: readonly IndexedModel[],
  added: readonly IndexedModel[],
): [IndexedModel, IndexedModel][] {
  return removed.flatMap((from): [IndexedModel, IndexedModel][] => {
    const [to, ...others] = added.filter((after) => test(from, after));
    if (!to || others.length > 0) return [];
    return removed.some((other) => other !== from && test(other, to)) ? [] : [[from, to]];
  });
}

function hasSameName(before: IndexedModel, after: IndexedModel): boolean {
  return before.planned.model.name === after.planned.model.name && areOnOnePage(before, after);
}

function differsInId(before: IndexedModel, after: IndexedModel): boolean {
  const shape = ({ planned: { model } }: IndexedModel) => [
    model.description,
    new Set(model.capabilities),
    model.parameters,
    model.constraints,
  ];
  return areOnOnePage(before, after) && isDeepStrictEqual(shape(before), shape(after));
}

function areOnOnePage(before: IndexedModel, after: IndexedModel): boolean {
  return before.source.page.path === after.source.page.path;
}
