import type { ResolvedParameter } from '../model/resolved-model.ts';

type NumberLimits = Pick<ResolvedParameter, 'min' | 'max' | 'step' | 'integer'>;

/** A number that people would write, inside the limits. */
export function exampleNumber(parameter: ResolvedParameter): number {
  const [, wanted] = familiar.find(([pattern]) => pattern.test(parameter.name)) ?? [];
  return nearestAllowed(wanted ?? roundMiddle(parameter), parameter);
}

/** The first pattern that a name matches says what a person might give. */
const familiar: readonly (readonly [name: RegExp, number: number])[] = [
  [/seed/i, 42],
  [/width|height/i, 1024],
  [/duration|seconds/i, 5],
  [/face|poly/i, 10_000],
  [/size/i, 10],
  [/^num|count$|num$/i, 2],
  [/end$/i, 512],
];

/** The middle of the range with one significant digit; a small number where the range is open. */
function roundMiddle({ min, max }: NumberLimits): number {
  if (min === undefined || max === undefined) return min ?? max ?? 1;
  return Number(((min + max) / 2).toPrecision(1));
}

function nearestAllowed(wanted: number, limits: NumberLimits): number {
  const { min = -Infinity, max = Infinity, integer } = limits;
  const step = limits.step ?? (integer || isWhole(limits) ? 1 : undefined);
  const inside = Math.max(min, Math.min(max, wanted));
  if (step === undefined) return inside;
  const origin = limits.step === undefined ? Math.ceil(limits.min ?? 0) : (limits.min ?? 0);
  const most = Math.floor((max - origin) / step + 1e-9);
  const steps = Math.min(Math.round((inside - origin) / step), most);
  return Number((origin + steps * step).toFixed(Math.max(decimals(origin), decimals(step))));
}

/** Whether the bounds leave room for whole numbers: 0 to 255 does, 0 to 1 is more likely a share. */
function isWhole({ min, max }: NumberLimits): boolean {
  return [min, max].every((bound) => bound === undefined || Number.isInteger(bound))
    ? (max ?? Infinity) - (min ?? -Infinity) > 1
    : false;
}

function decimals(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}
