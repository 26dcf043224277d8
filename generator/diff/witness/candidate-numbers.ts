import type { ResolvedParameter } from '../../model/resolved-model.ts';

type Limits = Pick<ResolvedParameter, 'min' | 'max' | 'step' | 'integer' | 'allowedValues'>;

/**
 * Numbers among which one shows that `now` takes less than `old`, if it does: at, just beyond and
 * between all bounds and steps, and more allowed numbers than `now` lists values.
 */
export function candidateNumbers(old: Limits, now: Limits): number[] {
  const bounds = [old.min, old.max, now.min, now.max, 1, 0].filter((bound) => bound !== undefined);
  const steps = [1, old.step, now.step].filter((step) => step !== undefined);
  const found = [
    ...bounds,
    ...bounds.flatMap((bound) => steps.flatMap((step) => around(bound, step))),
    ...bounds.flatMap((bound) => bounds.map((other) => (bound + other) / 2)),
    ...spread(old, (now.allowedValues?.length ?? 0) + 20),
  ];
  return [...found, ...found.flatMap((value) => onSteps(value, old))];
}

function around(bound: number, step: number): number[] {
  return [bound - step, bound + step, bound - step / 2, bound + step / 2].map(rounded);
}

/** The allowed numbers at, just below and just above `value`, as far as steps decide. */
function onSteps(value: number, { min = 0, step, integer }: Limits): number[] {
  const width = step ?? (integer ? 1 : undefined);
  if (width === undefined) return [];
  const origin = step === undefined ? 0 : min;
  const steps = (value - origin) / width;
  return [Math.floor(steps), Math.ceil(steps)].map((count) => rounded(origin + count * width));
}

/** `count` numbers and one more, from the least on, in allowed steps; over the whole range where there are none. */
function spread({ min, max, step, integer }: Limits, count: number): number[] {
  const isBounded = min !== undefined && max !== undefined;
  const width = step ?? (integer ? 1 : isBounded ? (max - min) / count : 1 / 8);
  const first = min ?? (max === undefined ? 0 : max - count * width);
  return Array.from({ length: count + 1 }, (_, at) => rounded(first + at * width));
}

/** Without the last digits, in which sums of fractions differ. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
