import type { ResolvedParameter } from '../resolve/types.ts';

/** What may be given, in short sentences: `From 1 to 4.` */
export function limitSentences(parameter: ResolvedParameter): string[] {
  const each = parameter.type.endsWith('_array') ? 'each ' : '';
  const wholeSteps = parameter.integer === true && (parameter.step ?? 1) === 1;
  return [
    range(parameter.min, parameter.max, each, ''),
    parameter.integer === true ? `${each}a whole number` : undefined,
    parameter.step === undefined || wholeSteps ? undefined : `in steps of ${parameter.step}`,
    range(parameter.minLength, parameter.maxLength, each, ' characters'),
    range(parameter.minItems, parameter.maxItems, '', ' items'),
    parameter.maxSize === undefined ? undefined : `${each}at most ${bytes(parameter.maxSize)}`,
    parameter.maxDuration === undefined
      ? undefined
      : `${each}at most ${parameter.maxDuration} seconds`,
  ]
    .filter((words) => words !== undefined)
    .map((words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`);
}

function range(
  least: number | undefined,
  most: number | undefined,
  each: string,
  unit: string,
): string | undefined {
  if (least !== undefined && most !== undefined) return `${each}from ${least} to ${most}${unit}`;
  if (least !== undefined) return `${each}at least ${least}${unit}`;
  return most === undefined ? undefined : `${each}at most ${most}${unit}`;
}

/** `30 MB`, in units of 1,024. */
function bytes(amount: number): string {
  const megabytes = amount / 1024 ** 2;
  if (megabytes >= 1) return `${Number(megabytes.toFixed(1))} MB`;
  return amount >= 1024 ? `${Number((amount / 1024).toFixed(1))} KB` : `${amount} bytes`;
}
