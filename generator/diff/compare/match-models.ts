import { isDeepStrictEqual } from 'node:util';
import type { IndexedModel } from '../catalog.ts';
import type { Matched } from './match-parameters.ts';

type Index = ReadonlyMap<string, IndexedModel>;

/** Which model of before is which of now: by id, or else by what speaks for another id of the same model. */
export function matchModels(old: Index, now: Index): Matched<IndexedModel> {
  const pairs = [...old].flatMap(([id, before]): [IndexedModel, IndexedModel][] => {
    const after = now.get(id);
    return after ? [[before, after]] : [];
  });
  const removed = [...old].filter(([id]) => !now.has(id)).map(([, model]) => model);
  const added = [...now].filter(([id]) => !old.has(id)).map(([, model]) => model);
  const moved = [...pairsBy(hasSameName, removed, added)];
  const left = removed.filter((model) => !moved.some(([before]) => before === model));
  const free = added.filter((model) => !moved.some(([, after]) => after === model));
  moved.push(...pairsBy(isSameButForId, left, free));
  return {
    pairs: [...pairs, ...moved],
    removed: removed.filter((model) => !moved.some(([before]) => before === model)),
    added: added.filter((model) => !moved.some(([, after]) => after === model)),
  };
}

/** Where two could be meant, neither is. */
function pairsBy(
  test: (old: IndexedModel, now: IndexedModel) => boolean,
  removed: readonly IndexedModel[],
  added: readonly IndexedModel[],
): [IndexedModel, IndexedModel][] {
  return removed.flatMap((before): [IndexedModel, IndexedModel][] => {
    const [after, ...others] = added.filter((now) => test(before, now));
    if (!after || others.length > 0) return [];
    return removed.some((other) => other !== before && test(other, after)) ? [] : [[before, after]];
  });
}

function hasSameName(old: IndexedModel, now: IndexedModel): boolean {
  return old.planned.model.name === now.planned.model.name && areOnOnePage(old, now);
}

function isSameButForId(old: IndexedModel, now: IndexedModel): boolean {
  const shape = ({ planned: { model } }: IndexedModel) => [
    model.description,
    new Set(model.capabilities),
    model.parameters,
    model.constraints,
  ];
  return areOnOnePage(old, now) && isDeepStrictEqual(shape(old), shape(now));
}

function areOnOnePage(old: IndexedModel, now: IndexedModel): boolean {
  return old.source.page.path === now.source.page.path;
}
