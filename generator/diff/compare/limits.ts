import type { PlannedParameter } from '../../plan/types.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { accepts, isAllowedNumber, itemType } from '../../model/accepts.ts';
import { candidateNumbers } from '../witness/candidate-numbers.ts';
import { refusedValue } from '../witness/find-witness.ts';
import { withFields } from '../witness/with-fields.ts';
import { limitFields, type LimitField } from '../../change-rules/limits.ts';
import { harmless, type Change } from './change.ts';

type Found = Omit<Change, 'path'>;

const names = {
  min: 'min',
  max: 'max',
  minLength: 'min-length',
  maxLength: 'max-length',
  minItems: 'min-items',
  maxItems: 'max-items',
  maxSize: 'max-size',
  maxDuration: 'max-duration',
} as const satisfies Readonly<Record<LimitField, string>>;

const noEffect = 'refuses nothing that was taken';

export function compareLimits(old: PlannedParameter, now: PlannedParameter): Found[] {
  return limitFields.flatMap(({ field, side }): Found[] => {
    const [before, after] = [old.parameter[field], now.parameter[field]];
    if (before === after) return [];
    const name = names[field];
    if (after === undefined) {
      return before === undefined ? [] : [{ rule: `${name}-removed`, old: before, field }];
    }
    const judgement = bites(field, side, after, old, now) ? {} : { judgement: harmless(noEffect) };
    if (before === undefined) return [{ rule: `${name}-set`, new: after, field, ...judgement }];
    const moved = { old: before, new: after, field };
    return after > before
      ? [{ rule: `${name}-raised`, ...moved, ...(side === 'least' && judgement) }]
      : [{ rule: `${name}-lowered`, ...moved, ...(side === 'most' && judgement) }];
  });
}

/** Whether the limit refuses something that `old` took: one beside a list of allowed values does not. */
function bites(
  field: LimitField,
  side: 'least' | 'most',
  limit: number,
  old: PlannedParameter,
  now: PlannedParameter,
): boolean {
  const { minLength, maxLength, minItems, maxItems } = old.parameter;
  const hasText = ({ type }: PlannedParameter) => /^(string|model)$/.test(itemType(type).kind);
  switch (field) {
    case 'min':
    case 'max':
      return refusedValue(old, withFields(old, now, [field]), now) !== undefined;
    case 'minLength':
    case 'maxLength':
      return hasText(old) && hasText(now) && cuts(side, limit, minLength, maxLength);
    case 'minItems':
    case 'maxItems':
      return old.type.kind === 'array' && cuts(side, limit, minItems, maxItems);
    case 'maxSize':
    case 'maxDuration':
      return true;
  }
}

/** Whether a count from `least` to `most` can be beyond `limit`. */
function cuts(side: 'least' | 'most', limit: number, least = 0, most = Infinity): boolean {
  if (least > most) return false;
  return side === 'least' ? Math.max(0, least) < limit : most > limit;
}

/** Whole numbers and steps. */
export function compareNumberForm(old: PlannedParameter, now: PlannedParameter): Found[] {
  return [...compareInteger(old, now), ...compareSteps(old, now)];
}

function compareInteger(old: PlannedParameter, now: PlannedParameter): Found[] {
  if (old.parameter.integer === now.parameter.integer) return [];
  const field = 'integer';
  if (!now.parameter.integer) return [{ rule: 'no-longer-integer', field }];
  return refusedValue(old, withFields(old, now, [field]), now) === undefined
    ? [{ rule: 'became-integer', field, judgement: harmless(noEffect) }]
    : [{ rule: 'became-integer', field }];
}

function compareSteps(old: PlannedParameter, now: PlannedParameter): Found[] {
  const [before, after] = [stepsOf(old.parameter), stepsOf(now.parameter)];
  const field = 'step';
  if (before.step === undefined && after.step === undefined) return [];
  if (before.step === undefined) {
    return [{ rule: 'step-set', new: after.step ?? 0, field, ...judgeSteps(old, now) }];
  }
  if (after.step === undefined) return [{ rule: 'step-removed', old: before.step, field }];
  if (before.step === after.step && isOnSteps(before.origin, after)) return [];
  const tell = ({ step, origin }: Steps) => `${step} from ${origin}`;
  const isMoved = before.step === after.step;
  return [
    {
      rule: 'step-changed',
      old: isMoved ? tell(before) : before.step,
      new: isMoved ? tell(after) : after.step,
      field,
      ...judgeSteps(old, now),
    },
  ];
}

interface Steps {
  readonly step?: number;
  /** The number that steps count from. */
  readonly origin: number;
}

function stepsOf({ step, min = 0 }: ResolvedParameter): Steps {
  return { ...(step !== undefined && { step }), origin: min };
}

function isOnSteps(value: number, { step, origin }: Steps): boolean {
  return isAllowedNumber(value - origin, { name: '', type: 'number', ...(step && { step }) });
}

/** The steps alone: what the bound that they count from refuses is told of the bound. */
function judgeSteps({ type, parameter }: PlannedParameter, now: PlannedParameter) {
  const item = { type: itemType(type), parameter };
  const bite =
    item.type.kind === 'number' &&
    candidateNumbers(parameter, now.parameter).some(
      (value) => accepts(item, value) && !isOnSteps(value, stepsOf(now.parameter)),
    ) &&
    itemType(now.type).kind === 'number';
  return bite ? {} : { judgement: harmless(noEffect) };
}
