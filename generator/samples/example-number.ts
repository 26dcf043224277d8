import type { ResolvedParameter } from '../model/resolved-model.ts';
import { isOnStep } from '../runtime/values.ts';

type NumberLimits = Pick<ResolvedParameter, 'min' | 'max' | 'step' | 'integer'>;

/**
 * Returns a number that people would write, inside the limits; undefined if neither the name nor
 * limits suggest one.
 */
export function exampleNumber(parameter: ResolvedParameter): number | undefined {
  const { name, description = '', min, max, required } = parameter;
  const usual = familiar.find(([pattern]) => pattern.test(name))?.[1];
  const wanted = typeof usual === 'function' ? usual(description) : usual;
  if (wanted === undefined && !required && min === undefined && max === undefined) return undefined;
  return nearestAllowed(wanted ?? roundMiddle(parameter), parameter);
}

/** In milliseconds, frames or seconds, as the description asks. */
const time = (seconds: number) => (description: string) =>
  /\bmilliseconds?\b|\bms\b/i.test(description)
    ? seconds * 1000
    : /\bframes?\b/i.test(description) && !/\bseconds?\b/i.test(description)
      ? seconds * 24
      : seconds;

const edge = (description: string) => (/\bborders?\b|\bpadding\b/i.test(description) ? 16 : 1024);

/** The number that a person would write, by name. The first match counts. */
const familiar: readonly (readonly [
  name: RegExp,
  number: number | ((description: string) => number),
])[] = [
  [/seed/i, 42],
  [
    /(?:^|[a-z_])(?:start|begin|from|offset)_?(?:time|seconds?|at|ms|frame)?$|^(?:x|y|left|top)$/i,
    0,
  ],
  [/[xy]_?end$/i, 512],
  [/(?:^|[a-z_])(?:end|until|to)_?(?:time|seconds?|at|ms|frame)?$/i, time(5)],
  [/width|height/i, edge],
  [/duration|seconds|length$/i, time(5)],
  [/fps|framerate/i, 24],
  [/face|poly|triangle|vertices/i, 10_000],
  [/bpm|tempo/i, 90],
  [/temperature/i, 0.7],
  [/steps$/i, 30],
  [/size/i, (description) => (/\bpixels?\b|\bpx\b/i.test(description) ? 512 : 10)],
  [/^num|count$|num$|rows?$|columns?$/i, 2],
  [/level$/i, 1],
];

/** Returns the middle of the range with one significant digit, or a small number if the range is open. */
function roundMiddle({ min, max }: NumberLimits): number {
  if (min === undefined || max === undefined) return min ?? max ?? 1;
  return Number(((min + max) / 2).toPrecision(1));
}

/** Returns the allowed number that is nearest to a wanted one. */
export function nearestAllowed(wanted: number, limits: NumberLimits): number {
  const { min = -Infinity, max = Infinity, integer } = limits;
  const step = limits.step ?? (integer || isWhole(limits) ? 1 : undefined);
  const inside = Math.max(min, Math.min(max, wanted));
  if (step === undefined || (limits.step === undefined && !integer && isOnStep(inside, 1))) {
    return inside;
  }
  const origin = limits.step === undefined ? Math.ceil(limits.min ?? 0) : (limits.min ?? 0);
  const most = Math.floor((max - origin) / step + 1e-9);
  const steps = Math.min(Math.round((inside - origin) / step), most);
  return Number((origin + steps * step).toFixed(Math.max(decimals(origin), decimals(step))));
}

/** Returns whether the bounds suggest whole numbers: 0 to 255 does, 0 to 1 is more likely a share. */
function isWhole({ min, max }: NumberLimits): boolean {
  return [min, max].every((bound) => bound === undefined || Number.isInteger(bound))
    ? (max ?? Infinity) - (min ?? -Infinity) > 1
    : false;
}

function decimals(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}
