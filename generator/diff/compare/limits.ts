import { limitFields, type ComparedLimit } from '../../change-rules/limits.ts';
import { acceptsValue } from '../../model/accepts-value.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { itemType } from '../../model/value-type.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { isOnStep } from '../../runtime/values.ts';
import { candidateNumbers } from '../witness/candidate-numbers.ts';
import { rejectedValue } from '../witness/find-witness.ts';
import { withFields } from '../witness/with-fields.ts';
import { harmlessChange, type UnplacedChange } from './change.ts';

const ruleNames = {
  min: 'min',
  max: 'max',
  minLength: 'min-length',
  maxLength: 'max-length',
  minItems: 'min-items',
  maxItems: 'max-items',
  maxSize: 'max-size',
  maxDuration: 'max-duration',
} as const satisfies Readonly<Record<ComparedLimit, string>>;

const noEffect = 'rejects no value that was accepted';

/** Compares the limits of a parameter. */
export function compareLimits(before: PlannedParameter, after: PlannedParameter): UnplacedChange[] {
  return limitFields.flatMap(({ field, side }): UnplacedChange[] => {
    const [limitBefore, limitAfter] = [before.parameter[field], after.parameter[field]];
    if (limitBefore === limitAfter) return [];
    const name = ruleNames[field];
    if (limitAfter === undefined) {
      return limitBefore === undefined
        ? []
        : [{ rule: `${name}-removed`, before: limitBefore, field }];
    }
    const judgment = rejectsAccepted(field, side, limitAfter, before, after)
      ? {}
      : { judgment: harmlessChange(noEffect) };
    if (limitBefore === undefined)
      return [{ rule: `${name}-set`, after: limitAfter, field, ...judgment }];
    const moved = { before: limitBefore, after: limitAfter, field };
    return limitAfter > limitBefore
      ? [{ rule: `${name}-raised`, ...moved, ...(side === 'min' && judgment) }]
      : [{ rule: `${name}-lowered`, ...moved, ...(side === 'max' && judgment) }];
  });
}

/**
 * Returns whether the limit rejects a value that was accepted. A parameter with allowed values may
 * not have one.
 */
function rejectsAccepted(
  field: ComparedLimit,
  side: 'min' | 'max',
  limit: number,
  before: PlannedParameter,
  after: PlannedParameter,
): boolean {
  const { minLength, maxLength, minItems, maxItems } = before.parameter;
  const hasText = ({ type }: PlannedParameter) => /^(string|model)$/.test(itemType(type).kind);
  switch (field) {
    case 'min':
    case 'max':
      return rejectedValue(before, withFields(before, after, [field]), after) !== undefined;
    case 'minLength':
    case 'maxLength':
      return hasText(before) && hasText(after) && canExceed(side, limit, minLength, maxLength);
    case 'minItems':
    case 'maxItems':
      return before.type.kind === 'array' && canExceed(side, limit, minItems, maxItems);
    case 'maxSize':
    case 'maxDuration':
      return true;
  }
}

/** Returns whether a count from `min` to `max` can be outside `limit`. */
function canExceed(side: 'min' | 'max', limit: number, min = 0, max = Infinity): boolean {
  if (min > max) return false;
  return side === 'min' ? Math.max(0, min) < limit : max > limit;
}

/** Compares whether numbers must be whole, and their steps. */
export function compareNumberForm(
  before: PlannedParameter,
  after: PlannedParameter,
): UnplacedChange[] {
  return [...compareInteger(before, after), ...compareSteps(before, after)];
}

function compareInteger(before: PlannedParameter, after: PlannedParameter): UnplacedChange[] {
  if (before.parameter.integer === after.parameter.integer) return [];
  const field = 'integer';
  if (!after.parameter.integer) return [{ rule: 'no-longer-integer', field }];
  return rejectedValue(before, withFields(before, after, [field]), after) === undefined
    ? [{ rule: 'became-integer', field, judgment: harmlessChange(noEffect) }]
    : [{ rule: 'became-integer', field }];
}

function compareSteps(before: PlannedParameter, after: PlannedParameter): UnplacedChange[] {
  const [limitBefore, limitAfter] = [stepsOf(before.parameter), stepsOf(after.parameter)];
  const field = 'step';
  if (limitBefore.step === undefined && limitAfter.step === undefined) return [];
  if (limitBefore.step === undefined) {
    return [{ rule: 'step-set', after: limitAfter.step ?? 0, field, ...judgeSteps(before, after) }];
  }
  if (limitAfter.step === undefined)
    return [{ rule: 'step-removed', before: limitBefore.step, field }];
  if (limitBefore.step === limitAfter.step && isOnSteps(limitBefore.origin, limitAfter)) return [];
  const describe = ({ step, origin }: Steps) => `${step} from ${origin}`;
  const isMoved = limitBefore.step === limitAfter.step;
  return [
    {
      rule: 'step-changed',
      before: isMoved ? describe(limitBefore) : limitBefore.step,
      after: isMoved ? describe(limitAfter) : limitAfter.step,
      field,
      ...judgeSteps(before, after),
    },
  ];
}

interface Steps {
  readonly step?: number;
  /** The number that steps start from. */
  readonly origin: number;
}

function stepsOf({ step, min = 0 }: ResolvedParameter): Steps {
  return { ...(step !== undefined && { step }), origin: min };
}

function isOnSteps(value: number, { step, origin }: Steps): boolean {
  return !step || isOnStep(value, step, origin);
}

/** Compares only the steps; the limit that they start from is reported separately. */
function judgeSteps({ type, parameter }: PlannedParameter, after: PlannedParameter) {
  const item = { type: itemType(type), parameter };
  const isTighter =
    item.type.kind === 'number' &&
    candidateNumbers(parameter, after.parameter).some(
      (value) => acceptsValue(item, value) && !isOnSteps(value, stepsOf(after.parameter)),
    ) &&
    itemType(after.type).kind === 'number';
  return isTighter ? {} : { judgment: harmlessChange(noEffect) };
}
