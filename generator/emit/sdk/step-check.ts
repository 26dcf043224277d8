import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { itemType, type PlannedParameter } from '../../model/value-type.ts';
import { isOnStep } from '../../runtime/values.ts';

/** Returns the checks of a number's steps, which count from the minimum, or else from 0. */
export function stepChecks({ integer, step, min = 0 }: ResolvedParameter): readonly string[] {
  const isWhole = integer === true || (Number.isInteger(step) && Number.isInteger(min));
  const whole = isWhole ? ['whole()'] : [];
  if (step === undefined || (step === 1 && Number.isInteger(min))) return whole;
  return [...whole, isOnStep(min, step) ? `stepOf(${step})` : `stepOf(${step}, ${min})`];
}

/** Returns the functions of the SDK's runtime that the checks call. */
export function stepFunctions({ parameter, type }: PlannedParameter): readonly string[] {
  return itemType(type).kind === 'number'
    ? stepChecks(parameter).map((check) => check.replace(/\(.*/, ''))
    : [];
}
