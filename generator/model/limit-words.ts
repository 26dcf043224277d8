import { formatName } from '../runtime/text-format.ts';
import { isOnStep } from '../runtime/values.ts';
import { groupDigits } from '../text/count-words.ts';
import type { ResolvedParameter } from './resolved-model.ts';
import type { ValueType } from './value-type.ts';

/**
 * Describes the limits of a parameter, or returns an empty string if it has none:
 * `1 to 4, whole number`, `up to 6 items, each up to 30 MiB`.
 */
export function limitsInWords(type: ValueType, parameter: ResolvedParameter): string {
  if (type.kind !== 'array') return valueLimits(type, parameter).join(', ');
  const ofItems = valueLimits(type.item, parameter).join(', ');
  return [
    ...countRange(parameter.minItems, parameter.maxItems, 'item'),
    ...(ofItems === '' ? [] : [`each ${ofItems}`]),
  ].join(', ');
}

function valueLimits(type: ValueType, parameter: ResolvedParameter): readonly string[] {
  switch (type.kind) {
    case 'number':
      return numberLimits(parameter);
    case 'string':
    case 'model':
      return [
        ...countRange(parameter.minLength, parameter.maxLength, 'character'),
        ...(parameter.textFormat === undefined ? [] : [formatName(parameter.textFormat)]),
      ];
    case 'file':
      return fileLimits(parameter);
    default:
      return [];
  }
}

function numberLimits({ min, max, step, integer }: ResolvedParameter): readonly string[] {
  const isWhole = step === undefined ? integer === true : step === 1 && isOnStep(min ?? 0, 1);
  return [
    ...range(min, max),
    ...(isWhole ? ['whole number'] : []),
    ...(step === undefined || isWhole ? [] : [stepInWords(step, min)]),
  ];
}

function range(min: number | undefined, max: number | undefined): readonly string[] {
  if (min !== undefined && max !== undefined) return [`${min} to ${max}`];
  if (min !== undefined) return [`at least ${min}`];
  return max === undefined ? [] : [`up to ${max}`];
}

/** Describes a step: `in steps of 8 from 1`. */
export function stepInWords(step: number, min = 0): string {
  return `in steps of ${step}${isOnStep(min, step) ? '' : ` from ${min}`}`;
}

/** Describes the limits of a file: `up to 10 MiB`, `3 to 10 s`, `at least 300 px per side`, `.png`. */
export function fileLimits(parameter: ResolvedParameter): readonly string[] {
  const { maxSize, minDuration, maxDuration } = parameter;
  return [
    ...(maxSize === undefined ? [] : [`up to ${byteSize(maxSize)}`]),
    ...unitRange(minDuration, maxDuration, 's'),
    ...formatLimits(parameter),
  ];
}

/** Describes the limits of width, height and aspect ratio, and the accepted formats. */
export function formatLimits(parameter: ResolvedParameter): readonly string[] {
  const { minWidth, maxWidth, minHeight, maxHeight, fileFormats = [] } = parameter;
  const { minAspectRatio, maxAspectRatio } = parameter;
  const isSquare = minWidth === minHeight && maxWidth === maxHeight;
  return [
    ...(isSquare
      ? unitRange(minWidth, maxWidth, 'px per side')
      : [
          ...unitRange(minWidth, maxWidth, 'px wide'),
          ...unitRange(minHeight, maxHeight, 'px high'),
        ]),
    ...range(minAspectRatio, maxAspectRatio).map((words) => `aspect ratio ${words}`),
    ...(fileFormats.length === 0 ? [] : [fileFormats.map((name) => `.${name}`).join(', ')]),
  ];
}

function unitRange(
  min: number | undefined,
  max: number | undefined,
  unit: string,
): readonly string[] {
  if (min !== undefined && max !== undefined) return [`${min} to ${max} ${unit}`];
  if (min !== undefined) return [`at least ${min} ${unit}`];
  return max === undefined ? [] : [`up to ${max} ${unit}`];
}

function countRange(min = 0, max = Infinity, unit = ''): readonly string[] {
  const units = (max === Infinity ? min : max) === 1 ? unit : `${unit}s`;
  if (min === 0) return max === Infinity ? [] : [`up to ${groupDigits(max)} ${units}`];
  if (max === Infinity) return [`at least ${groupDigits(min)} ${units}`];
  if (min === max) return [`exactly ${groupDigits(max)} ${units}`];
  return [`${groupDigits(min)} to ${groupDigits(max)} ${units}`];
}

/** Formats a number of bytes in the largest unit that divides it: `30 MiB`, `30 MB`. */
export function byteSize(bytes: number): string {
  const units = [
    ['GiB', 2 ** 30],
    ['GB', 1e9],
    ['MiB', 2 ** 20],
    ['MB', 1e6],
    ['KiB', 2 ** 10],
    ['kB', 1e3],
  ] as const;
  const unit = units.find(([, size]) => bytes % size === 0);
  return unit ? `${bytes / unit[1]} ${unit[0]}` : `${groupDigits(bytes)} bytes`;
}
