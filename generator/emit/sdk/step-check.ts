import type { PlannedParameter } from '../../plan/types.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { isMultiple } from '../../model/limit-words.ts';

/** The checks of a number's steps, which are counted from the least value, or else from 0. */
export function stepChecks({ integer, step, min = 0 }: ResolvedParameter): readonly string[] {
  const isWhole = integer === true || (Number.isInteger(step) && Number.isInteger(min));
  const whole = isWhole ? ['whole()'] : [];
  if (step === undefined || (step === 1 && Number.isInteger(min))) return whole;
  return [...whole, isMultiple(min, step) ? `z.multipleOf(${step})` : `stepFrom(${min}, ${step})`];
}

/** The functions of the SDK's runtime that they call. */
export function stepFunctions({ parameter, type }: PlannedParameter): readonly string[] {
  const item = type.kind === 'array' ? type.item : type;
  if (item.kind !== 'number') return [];
  const names = stepChecks(parameter).map((check) => check.replace(/\(.*/, ''));
  return names.filter((name) => !name.startsWith('z.'));
}
