import type { ResolvedParameter } from '../../model/resolved-model.ts';

type Limits = Pick<ResolvedParameter, 'min' | 'max' | 'step' | 'integer' | 'allowedValues'>;

/**
 * Returns numbers that include one that `before` accepts and `after` rejects, if there is one: at, next
 * to and between all bounds and steps, and more allowed numbers than `after` lists values.
 */
export function candidateNumbers(before: Limits, after: Limits): number[] {
  const bounds = [before.min, before.max, after.min, after.max, 1, 0].filter(
    (bound) => bound !== undefined,
  );
  const steps = [1, before.step, after.step].filter((step) => step !== undefined);
  const found = [
    ...bounds,
    ...bounds.flatMap((bound) => steps.flatMap((step) => around(bound, step))),
    ...bounds.flatMap((bound) => bounds.map((other) => (bound + other) / 2)),
    ...spread(before, (after.allowedValues?.length ?? 0) + 20),
  ];
  return [...found, ...found.flatMap((value) => onSteps(value, before))];
}

function around(bound: number, step: number): number[] {
  return [bound - step, bound + step, bound - step / 2, bound + step / 2].map(rounded);
}

/** Returns the numbers on a step that are nearest to `value`. */
function onSteps(value: number, { min = 0, step, integer }: Limits): number[] {
  const width = step ?? (integer ? 1 : undefined);
  if (width === undefined) return [];
  const origin = step === undefined ? 0 : min;
  const steps = (value - origin) / width;
  return [Math.floor(steps), Math.ceil(steps)].map((count) => rounded(origin + count * width));
}

/** Returns `count + 1` numbers from the minimum on, one step apart, or spread over the range without a step. */
function spread({ min, max, step, integer }: Limits, count: number): number[] {
  const isBounded = min !== undefined && max !== undefined;
  const width = step ?? (integer ? 1 : isBounded ? (max - min) / count : 1 / 8);
  const first = min ?? (max === undefined ? 0 : max - count * width);
  return Array.from({ length: count + 1 }, (_, at) => rounded(first + at * width));
}

/** Rounds to 12 digits, so that sums of fractions are equal. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
