import type { IndexedModel } from '../catalog.ts';
import type { Tombstones } from '../../history/tombstones.ts';
import { shapeOfModel } from '../../model/accepts.ts';
import type { FactValue } from '../../change-rules/change-rule.ts';
import type { Change } from './change.ts';
import { compareShapes } from './shapes.ts';
import { compareModelTexts } from './texts.ts';

/** What changed in a model that both sides have. */
export function compareModels(
  old: IndexedModel,
  now: IndexedModel,
  tombstones: Tombstones,
): readonly Change[] {
  const [before, after] = [old.planned, now.planned];
  const ofModel = [
    ...compareIdentity(old, now),
    ...compareCapabilities(before.model.capabilities, after.model.capabilities),
    ...compareModelTexts(before.model, after.model),
    ...comparePlans(before.model.plan, after.model.plan),
  ];
  const removed = tombstones.parameters.get(after.model.id) ?? new Map<string, string>();
  const top = { path: [], oldPath: [], removed };
  return [
    ...ofModel.map((change) => ({ ...change, path: [] })),
    ...compareShapes(shapeOfModel(before), shapeOfModel(after), top),
  ];
}

type Found = Omit<Change, 'path'>;

function compareIdentity(old: IndexedModel, now: IndexedModel): Found[] {
  const [before, after] = [old.planned, now.planned];
  const changed = (rule: Change['rule'], from: FactValue, to: FactValue, field?: string) =>
    String(from) === String(to)
      ? []
      : [{ rule, old: from, new: to, ...(field !== undefined && { field }) }];
  const identifiers = [before.names.identifier, after.names.identifier] as const;
  return [
    ...changed('model-id-changed', before.model.id, after.model.id, 'id'),
    ...changed('model-identifier-changed', ...identifiers, 'name'),
    // Another name in code says of itself that the model was renamed.
    ...(identifiers[0] === identifiers[1]
      ? changed('model-name-changed', before.model.name, after.model.name, 'name')
      : []),
    ...changed('model-moved', flat(old.paths), flat(now.paths)),
  ];
}

function flat(paths: readonly string[]): FactValue {
  return paths.length === 1 ? (paths[0] ?? '') : paths;
}

function compareCapabilities(old: readonly string[], now: readonly string[]): Found[] {
  const lost = old.filter((capability) => !now.includes(capability));
  const won = now.filter((capability) => !old.includes(capability));
  const field = 'capabilities';
  return [
    ...(lost.length > 0 ? [{ rule: 'capabilities-removed' as const, old: lost, field }] : []),
    ...(won.length > 0 ? [{ rule: 'capabilities-added' as const, new: won, field }] : []),
  ];
}

/** From what everybody has to what the fewest have. */
const plans = ['free', 'creator', 'pro', 'team', 'enterprise'];

/** The plan that one must have; one that is not known here is taken to be the highest. */
function comparePlans(old: string | undefined, now: string | undefined): Found[] {
  if (old === now) return [];
  const rank = (plan = 'free') => (plans.includes(plan) ? plans.indexOf(plan) : plans.length);
  const rule = rank(now) < rank(old) ? 'plan-lowered' : 'plan-raised';
  return [{ rule, old: old ?? 'any', new: now ?? 'any', field: 'plan' }];
}
