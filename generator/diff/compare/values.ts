import type { Scalar } from '../../model/definition.ts';
import { planParameter } from '../../model/plan-parameter.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { isAssignable } from '../witness/assignable.ts';
import { refusedValue } from '../witness/find-witness.ts';
import { withFields } from '../witness/with-fields.ts';
import { harmless, type Change, type Judgement } from './change.ts';

type Found = Omit<Change, 'path'>;

export function compareAllowedValues(old: PlannedParameter, now: PlannedParameter): Found[] {
  const field = 'allowedValues';
  const [before, after] = [old.parameter.allowedValues, now.parameter.allowedValues];
  if (!before && !after) return [];
  if (!after) {
    return [{ rule: 'allowed-values-lifted', old: before ?? [], field, ...judgeLifted(old, now) }];
  }
  const judgement = judgeListed(old, after);
  if (!before) return [{ rule: 'allowed-values-set', new: after, field, ...judgement }];
  const [lost, won] = [missing(before, after), missing(after, before)];
  return [
    ...(lost.length > 0
      ? [{ rule: 'allowed-values-removed' as const, old: lost, field, ...judgement }]
      : []),
    ...(won.length > 0 ? [{ rule: 'allowed-values-added' as const, new: won, field }] : []),
  ];
}

/** A list may leave out nothing that was taken: `true` and `false`, or 1 to 4 of whole numbers. */
function judgeListed(
  old: PlannedParameter,
  allowedValues: readonly Scalar[],
): { judgement?: Judgement } {
  const now = planParameter({ ...old.parameter, allowedValues });
  if (refusedValue(old, now) !== undefined) return {};
  return isAssignable(old.type, now.type)
    ? { judgement: harmless('the list has all values that were taken') }
    : {
        judgement: {
          wire: 'info',
          consequence: 'requests stay fine, code that gives other than a value of the list breaks',
        },
      };
}

/** Limits that stood beside a list of values had no effect; without the list they have. */
function judgeLifted(old: PlannedParameter, now: PlannedParameter): { judgement?: Judgement } {
  return refusedValue(old, withoutList(old, now)) === undefined
    ? {}
    : {
        judgement: {
          wire: 'breaking',
          bump: 'major',
          consequence: 'some values of the list are beyond the limits that count now',
        },
      };
}

/** What is taken in place of the list, as far as single values go: a change of list lengths is told apart. */
export function withoutList(old: PlannedParameter, now: PlannedParameter): PlannedParameter {
  return withFields(now, old, ['minItems', 'maxItems']);
}

export function compareModelTypes(old: ResolvedParameter, now: ResolvedParameter): Found[] {
  const field = 'modelTypes';
  const [before, after] = [old.modelTypes, now.modelTypes];
  if (!before && !after) return [];
  if (!before) return [{ rule: 'model-types-set', new: after ?? [], field }];
  if (!after) return [{ rule: 'model-types-lifted', old: before, field }];
  const [lost, won] = [missing(before, after), missing(after, before)];
  return [
    ...(lost.length > 0 ? [{ rule: 'model-types-removed' as const, old: lost, field }] : []),
    ...(won.length > 0 ? [{ rule: 'model-types-added' as const, new: won, field }] : []),
  ];
}

export function compareFiles(old: ResolvedParameter, now: ResolvedParameter): Found[] {
  if (old.kind === now.kind) return [];
  const field = 'kind';
  if (old.kind === undefined) return [{ rule: 'file-kind-set', new: now.kind ?? '', field }];
  if (now.kind === undefined) return [{ rule: 'file-kind-removed', old: old.kind, field }];
  return [{ rule: 'file-kind-changed', old: old.kind, new: now.kind, field }];
}

/** What is in the first list and not in the second, in the order of the first. */
function missing<Item>(from: readonly Item[], list: readonly Item[]): Item[] {
  const known = new Set(list);
  return [...new Set(from)].filter((item) => !known.has(item));
}
