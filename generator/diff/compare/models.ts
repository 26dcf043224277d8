import type { FactValue } from '../../change-rules/change-rule.ts';
import type { Tombstones } from '../../history/tombstones.ts';
import { shapeOfModel } from '../../model/accepts-value.ts';
import type { IndexedModel } from '../catalog.ts';
import type { Change, UnplacedChange } from './change.ts';
import { compareShapes } from './shapes.ts';
import { compareModelTexts } from './texts.ts';

/** Compares a model that both sides have. */
export function compareModels(
  before: IndexedModel,
  after: IndexedModel,
  tombstones: Tombstones,
): readonly Change[] {
  const [plannedBefore, plannedAfter] = [before.planned, after.planned];
  const ofModel = [
    ...compareIdentity(before, after),
    ...compareCapabilities(plannedBefore.model.capabilities, plannedAfter.model.capabilities),
    ...compareModelTexts(plannedBefore.model, plannedAfter.model),
    ...comparePlans(plannedBefore.model.plan, plannedAfter.model.plan),
  ];
  const removed = tombstones.parameters.get(plannedAfter.model.id) ?? new Map<string, string>();
  const top = { path: [], pathBefore: [], removed };
  return [
    ...ofModel.map((change) => ({ ...change, path: [] })),
    ...compareShapes(shapeOfModel(plannedBefore), shapeOfModel(plannedAfter), top),
  ];
}

function compareIdentity(before: IndexedModel, after: IndexedModel): UnplacedChange[] {
  const [plannedBefore, plannedAfter] = [before.planned, after.planned];
  const changed = (rule: Change['rule'], from: FactValue, to: FactValue, field?: string) =>
    String(from) === String(to)
      ? []
      : [{ rule, before: from, after: to, ...(field !== undefined && { field }) }];
  const identifiers = [plannedBefore.names.identifier, plannedAfter.names.identifier] as const;
  return [
    ...changed('model-id-changed', plannedBefore.model.id, plannedAfter.model.id, 'id'),
    ...changed('model-identifier-changed', ...identifiers, 'name'),
    // A different name in code implies that the model was renamed.
    ...(identifiers[0] === identifiers[1]
      ? changed('model-name-changed', plannedBefore.model.name, plannedAfter.model.name, 'name')
      : []),
    ...changed('model-moved', singleOrList(before.paths), singleOrList(after.paths)),
    ...(before.source.page.path === after.source.page.path
      ? changed('page-renamed', pageName(before), pageName(after))
      : []),
  ];
}

function pageName({ source: { page } }: IndexedModel): string {
  return `${page.provider}, ${page.category}`;
}

function singleOrList(paths: readonly string[]): FactValue {
  return paths.length === 1 ? (paths[0] ?? '') : paths;
}

function compareCapabilities(
  before: readonly string[],
  after: readonly string[],
): UnplacedChange[] {
  const removed = before.filter((capability) => !after.includes(capability));
  const added = after.filter((capability) => !before.includes(capability));
  const field = 'capabilities';
  return [
    ...(removed.length > 0
      ? [{ rule: 'capabilities-removed' as const, before: removed, field }]
      : []),
    ...(added.length > 0 ? [{ rule: 'capabilities-added' as const, after: added, field }] : []),
  ];
}

/** From the lowest plan to the highest. */
const plans = ['free', 'creator', 'pro', 'team', 'enterprise'];

/** Compares the required plan. An unknown plan ranks as the highest. */
function comparePlans(before: string | undefined, after: string | undefined): UnplacedChange[] {
  if (before === after) return [];
  const rank = (plan = 'free') => (plans.includes(plan) ? plans.indexOf(plan) : plans.length);
  const rule = rank(after) < rank(before) ? 'plan-lowered' : 'plan-raised';
  return [{ rule, before: before ?? 'any', after: after ?? 'any', field: 'plan' }];
}
