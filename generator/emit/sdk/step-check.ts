import type { PlannedParameter } from '../../plan/types.ts';
import type { ResolvedParameter } from '../../resolve/types.ts';
import { isMultiple } from '../docs/limits.ts';

/** The checks of a number's steps, which are counted from the least value, or else from 0. */
export function stepChecks(parameter: ResolvedParameter): string[] {
  const { integer, step, min = 0 } = parameter;
  const steps =
    step === undefined
      ? []
      : [isMultiple(min, step) ? `z.multipleOf(${step})` : `stepFrom(${min}, ${step})`];
  const wholeAnyway = Number.isInteger(step) && Number.isInteger(min);
  return integer && !wholeAnyway ? ['z.multipleOf(1)', ...steps] : steps;
}

/** Whether the steps of a number need the runtime's `stepFrom`. */
export function countsFromStart({ parameter, type }: PlannedParameter): boolean {
  const item = type.kind === 'array' ? type.item : type;
  return (
    item.kind === 'number' && stepChecks(parameter).some((check) => check.startsWith('stepFrom'))
  );
}
