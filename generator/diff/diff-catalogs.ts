import { noTombstones, type Tombstones } from '../history/tombstones.ts';
import { compareText } from '../text/compare-text.ts';
import { indexModels, type Catalog, type IndexedModel } from './catalog.ts';
import type { Change } from './compare/change.ts';
import { matchModels } from './compare/match-models.ts';
import { compareModels } from './compare/models.ts';
import { toFinding, type Finding, type Sides } from './finding.ts';

/** Options of a comparison. */
export interface DiffOptions {
  /** The names that earlier updates removed. */
  readonly tombstones?: Tombstones;
  /** Whether the API ignores or rejects a parameter that a model no longer has. Default `ignored`. */
  readonly unknownParameters?: 'ignored' | 'rejected';
}

/**
 * Compares two catalogs and returns the findings in order of page, model and parameter. Dates and
 * order are not compared.
 */
export function diffCatalogs(
  before: Catalog,
  after: Catalog,
  options: DiffOptions = {},
): readonly Finding[] {
  const { tombstones = noTombstones, unknownParameters = 'ignored' } = options;
  const [modelsBefore, modelsAfter] = [indexModels(before), indexModels(after)];
  const { pairs, removed, added } = matchModels(modelsBefore, modelsAfter);
  const owners = new Map([
    ...tombstones.identifiers,
    ...[...modelsBefore.values()].map(
      ({ planned: { names, model } }) => [names.identifier, model.id] as const,
    ),
  ]);
  const found: readonly (readonly [Sides, Change])[] = [
    ...removed.map((model) => [{ before: model }, removal(model)] as const),
    ...added.map((model) => [{ after: model }, addition(model, owners, tombstones)] as const),
    ...pairs.flatMap(([from, to]) =>
      compareModels(from, to, tombstones).map(
        (change) => [{ before: from, after: to }, change] as const,
      ),
    ),
  ];
  const dates = new Map(after.pages.map(({ page }) => [page.path, page.source.lastUpdated]));
  return found
    .map(([sides, change]) => toFinding(sides, change, dates))
    .map((finding) =>
      finding.rule === 'parameter-removed' && unknownParameters === 'rejected'
        ? { ...finding, wire: 'breaking' as const }
        : finding,
    )
    .toSorted(inOrder);
}

function removal({ planned: { names } }: IndexedModel): Change {
  return { rule: 'model-removed', path: [], before: names.identifier };
}

function addition(
  { planned: { model, names } }: IndexedModel,
  owners: ReadonlyMap<string, string>,
  { models }: Tombstones,
): Change {
  const { identifier } = names;
  const owner = owners.get(identifier);
  if (owner !== undefined && owner !== model.id) {
    return { rule: 'identifier-reused', path: [], before: owner, after: identifier, field: 'name' };
  }
  const former = models.get(model.id);
  return former !== undefined && former !== identifier
    ? { rule: 'model-id-reused', path: [], before: former, after: identifier, field: 'id' }
    : { rule: 'model-added', path: [], after: identifier };
}

function inOrder(a: Finding, b: Finding): number {
  for (const key of [
    ({ page }: Finding) => page.path,
    ({ model }: Finding) => model.id,
    ({ parameter = '' }: Finding) => parameter,
    ({ rule }: Finding) => rule,
    ({ fingerprint }: Finding) => fingerprint,
  ]) {
    const order = compareText(key(a), key(b));
    if (order !== 0) return order;
  }
  return 0;
}
