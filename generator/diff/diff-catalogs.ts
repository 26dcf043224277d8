import { compareText } from '../text/compare.ts';
import { indexModels, type Catalog, type IndexedModel } from './catalog.ts';
import type { Change } from './compare/change.ts';
import { matchModels } from './compare/match-models.ts';
import { compareModels } from './compare/models.ts';
import { toFinding, type Finding, type Sides } from './finding.ts';
import { noTombstones, type Tombstones } from '../history/tombstones.ts';

export interface DiffOptions {
  /** What was removed in earlier updates. */
  readonly tombstones?: Tombstones;
  /** What the API does with a parameter that a model no longer has; not known for all models. */
  readonly unknownParameters?: 'ignored' | 'refused';
}

/**
 * What changed from `old` to `now`, in order of page, model and parameter. One change is one
 * finding; dates and order are none.
 */
export function diffCatalogs(
  old: Catalog,
  now: Catalog,
  options: DiffOptions = {},
): readonly Finding[] {
  const { tombstones = noTombstones, unknownParameters = 'ignored' } = options;
  const [before, after] = [indexModels(old), indexModels(now)];
  const { pairs, removed, added } = matchModels(before, after);
  const owners = new Map([
    ...tombstones.identifiers,
    ...[...before.values()].map(
      ({ planned: { names, model } }) => [names.identifier, model.id] as const,
    ),
  ]);
  const found: readonly (readonly [Sides, Change])[] = [
    ...removed.map((model) => [{ old: model }, removal(model)] as const),
    ...added.map((model) => [{ now: model }, addition(model, owners, tombstones)] as const),
    ...pairs.flatMap(([from, to]) =>
      compareModels(from, to, tombstones).map(
        (change) => [{ old: from, now: to }, change] as const,
      ),
    ),
  ];
  return found
    .map(([sides, change]) => toFinding(sides, change))
    .map((finding) =>
      finding.rule === 'parameter-removed' && unknownParameters === 'refused'
        ? { ...finding, wire: 'breaking' as const }
        : finding,
    )
    .toSorted(inOrder);
}

function removal({ planned: { names } }: IndexedModel): Change {
  return { rule: 'model-removed', path: [], old: names.identifier };
}

function addition(
  { planned: { model, names } }: IndexedModel,
  owners: ReadonlyMap<string, string>,
  { models }: Tombstones,
): Change {
  const { identifier } = names;
  const owner = owners.get(identifier);
  if (owner !== undefined && owner !== model.id) {
    return { rule: 'identifier-reused', path: [], old: owner, new: identifier, field: 'name' };
  }
  const former = models.get(model.id);
  return former !== undefined && former !== identifier
    ? { rule: 'model-id-reused', path: [], old: former, new: identifier, field: 'id' }
    : { rule: 'model-added', path: [], new: identifier };
}

function inOrder(one: Finding, other: Finding): number {
  for (const key of [
    ({ page }: Finding) => page.path,
    ({ model }: Finding) => model.id,
    ({ parameter = '' }: Finding) => parameter,
    ({ rule }: Finding) => rule,
    ({ fingerprint }: Finding) => fingerprint,
  ]) {
    const order = compareText(key(one), key(other));
    if (order !== 0) return order;
  }
  return 0;
}
