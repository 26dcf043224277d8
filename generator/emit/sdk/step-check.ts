import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { isOnStep } from '../../runtime/values.ts';

/** Returns the checks of a number's steps, which count from the minimum, or else from 0. */
export function stepChecks({ integer, step, min = 0, max }: ResolvedParameter): readonly string[] {
  const whole = integer ? ['z.whole()'] : [];
  if (step === undefined || (integer && step === 1 && Number.isInteger(min))) return whole;
  const places = isOnStep(min, step) ? [step] : [step, min, ...(max === undefined ? [] : [max])];
  return [...whole, `z.stepOf(${places.join(', ')})`];
}
