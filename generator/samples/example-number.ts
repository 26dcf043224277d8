// cspell:ignore dilat reen
import type { ResolvedParameter } from '../model/resolved-model.ts';
import { isOnStep } from '../runtime/values.ts';
import { rememberByObject } from '../text/remember.ts';
import { wordsIn } from './words.ts';

type NumberLimits = Pick<ResolvedParameter, 'min' | 'max' | 'step' | 'integer'>;

/**
 * Returns a number that people would write, inside the limits; undefined if neither the name nor
 * limits suggest one.
 */
export const exampleNumber = rememberByObject(
  (parameter: ResolvedParameter): number | undefined => {
    const { name, description = '', min, max, required } = parameter;
    const example = familiarNumbers.find(([pattern]) => pattern.test(name))?.[1];
    const preferred =
      typeof example === 'function'
        ? example(`${wordsIn(name)} ${description}`, parameter)
        : example;
    if (preferred === undefined && !required && min === undefined && max === undefined)
      return undefined;
    return nearestAllowed(preferred ?? roundMiddle(parameter), parameter);
  },
);

/** Returns a time in milliseconds, frames or seconds, as the description requires. */
const time = (seconds: number) => (description: string) =>
  /\bmilliseconds?\b|\bms\b/i.test(description)
    ? seconds * 1000
    : /\bframes?\b/i.test(description) && !/\bseconds?\b/i.test(description)
      ? seconds * 24
      : seconds;

const edge = (words: string) => {
  if (/\bborders?\b|\bpadding\b/i.test(words)) return 16;
  if (/\bmet(?:er|re)s?\b/i.test(words)) return 1.7;
  return /\bcentimeters?\b|\bcm\b/i.test(words) ? 170 : 1024;
};

const size = (words: string, { max = Infinity }: NumberLimits) => {
  if (/\bfonts?\b/i.test(words)) return 48;
  if (!/\bpixels?\b|\bpx\b/i.test(words)) return 10;
  return max < 512 ? undefined : 512;
};

/** Next to an edge to move, 0 is the edge itself. */
const side = (edgeOf: number | undefined) => (words: string) =>
  /\b(?:add|expand|extend|grow|outpaint|pad)\b/i.test(words) ? 256 : edgeOf;

/** The number that a person would write, by name. The first match counts. */
const familiarNumbers: readonly (readonly [
  name: RegExp,
  number: number | ((words: string, limits: NumberLimits) => number | undefined),
])[] = [
  [/seed/i, 42],
  [/^(?:x|y)$|(?:^|[a-z_])(?:start|begin|from|offset)_?(?:time|seconds?|at|ms|frame)?$/i, 0],
  [/^(?:left|top)$/i, side(0)],
  [/^(?:right|bottom)$/i, side(512)],
  [/[xy]_?end$/i, 512],
  [/(?:^|[a-z_])(?:end|until|to)_?(?:time|seconds?|at|ms|frame)?$/i, time(5)],
  // The color `#336699`.
  [/^red(?:_?(?:level|value))?$|colou?r_?r(?:ed)?$/i, 51],
  [/^green(?:_?(?:level|value))?$|colou?r_?g(?:reen)?$/i, 102],
  [/^blue(?:_?(?:level|value))?$|colou?r_?b(?:lue)?$/i, 153],
  [/width|height/i, edge],
  [/max_?frames$/i, 10],
  [/frames$/i, (_, { max = Infinity }) => (max < 81 ? undefined : 81)],
  [/batch_?size/i, 1],
  [/duration|seconds|length$/i, time(5)],
  [/(?:target|output)_?(?:fps|frame_?rate)/i, 60],
  [/fps|frame_?rate/i, (_, { max = Infinity }) => (max < 24 ? undefined : 24)],
  [/face|poly|triangle|vertices/i, 10_000],
  [/bpm|tempo/i, 90],
  [/temperature/i, 0.7],
  [/train\w*steps$/i, 1000],
  [/steps$/i, 30],
  [/epochs?$/i, 10],
  [/learning_?rate/i, 0.0001],
  [/(?:lora|network)_?(?:rank|dim|alpha)|^rank$/i, 16],
  [/loras?_?(?:scale|weight|strength)s?$|^speed$|^zoom$|_?speed$/i, 1],
  [/upscale(?:_?factor)?$|scale_?factor$|multiplier$/i, 2],
  [/^every|interval|stride/i, 10],
  [/blur$/i, 4],
  [/guidance|cfg/i, 5],
  [/top_?p$/i, 0.9],
  [/top_?k$/i, 40],
  [/max_?(?:new_?)?tokens$/i, 1024],
  [/angle|rotation|azimuth|yaw|degrees$/i, 45],
  [/^(?:pitch|tilt|roll|elevation)(?:_?angle)?$/i, 0],
  [/^quality$|quality_?(?:percent|level)?$/i, 90],
  [/padding|margin|feather|dilat|erosion|grow/i, 16],
  [/size/i, size],
  [/^n$|^num_?(?:of_?)?(?:outputs|images|samples|results|videos|variations)$/i, 1],
  [/^num|count$|num$|rows?$|columns?$/i, 2],
  [/level$/i, (_, { max }) => (max === undefined ? 1 : undefined)],
];

/** Returns the middle of the range with one significant digit, or a small number if the range is open. */
function roundMiddle({ min, max }: NumberLimits): number {
  if (min === undefined || max === undefined) return min ?? max ?? 1;
  return Number(((min + max) / 2).toPrecision(1));
}

/** Returns the allowed number that is nearest to a wanted one. */
export function nearestAllowed(preferred: number, limits: NumberLimits): number {
  const { min = -Infinity, max = Infinity, integer } = limits;
  const step = limits.step ?? (integer || isWhole(limits) ? 1 : undefined);
  const inside = Math.max(min, Math.min(max, preferred));
  const isFree = limits.step === undefined && !integer;
  // A fraction that people write is one where bounds alone suggest whole numbers.
  if (step === undefined || (isFree && (isOnStep(inside, 1) || inside === preferred)))
    return inside;
  const origin = limits.step === undefined ? Math.ceil(limits.min ?? 0) : (limits.min ?? 0);
  const maxSteps = Math.floor((max - origin) / step + 1e-9);
  const steps = Math.min(Math.round((inside - origin) / step), maxSteps);
  return Number((origin + steps * step).toFixed(Math.max(decimals(origin), decimals(step))));
}

/**
 * Returns whether the bounds suggest whole numbers: 0 to 255 does, 0 to 1 is more likely a
 * fraction.
 */
function isWhole({ min, max }: NumberLimits): boolean {
  return [min, max].every((bound) => bound === undefined || Number.isInteger(bound))
    ? (max ?? Infinity) - (min ?? -Infinity) > 1
    : false;
}

function decimals(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}
