import type * as core from 'zod/v4/core';
import { show } from './issues.js';
import { check } from './schema.js';
import { formatName, hasFormat } from './text-format.js';
import { isOnStep, textLength } from './values.js';

/** Constraints between the parameters of a model, as checks of its schema. "Given" means present and not undefined. */
type Body = Readonly<Record<string, unknown>>;
type Check = core.$ZodCheck<Body>;

/** At most one of them may be given. */
export function mutuallyExclusive(...names: readonly string[]): Check {
  return rule((body) => {
    const [first, ...others] = names.filter((name) => isGiven(body, name));
    return others.map((name) => [name, `can't be given together with '${first}'`]);
  });
}

/** At least one of them must be given. */
export function anyOf(...names: readonly string[]): Check {
  return rule((body) => missingOneOf(body, names, ''));
}

/** If `parameter` is given, all of `needs` must be given too. */
export function requires(parameter: string, ...needs: readonly string[]): Check {
  return rule((body) =>
    isGiven(body, parameter)
      ? needs
          .filter((name) => !isGiven(body, name))
          .map((name) => [name, `is required when '${parameter}' is given`])
      : [],
  );
}

/** If `parameter` is given, at least one of `needs` must be given too. */
export function requiresAnyOf(parameter: string, ...needs: readonly string[]): Check {
  return rule((body) =>
    isGiven(body, parameter) ? missingOneOf(body, needs, ` when '${parameter}' is given`) : [],
  );
}

/** `parameter` must be given if `other` is, or if it has one of the values. */
export function requiredWhen(parameter: string, other: string, values?: readonly unknown[]): Check {
  return rule((body) => {
    const applies = isGiven(body, other) && (!values || values.includes(body[other]));
    if (!applies || isGiven(body, parameter)) return [];
    const condition = values ? show(body[other]) : 'given';
    return [[parameter, `is required when '${other}' is ${condition}`]];
  });
}

/** If both are given, the number `parameter` must be less than `than`, or equal to it. */
export function lessThan(parameter: string, than: string, orEqual?: boolean): Check {
  return rule((body) => {
    const [value, other] = [read(body, parameter), read(body, than)];
    if (typeof value !== 'number' || typeof other !== 'number' || value < other) return [];
    if (orEqual && value === other) return [];
    const bound = `${orEqual ? 'at most' : 'less than'} '${than}' (${other})`;
    return [[parameter, `must be ${bound} (got ${value})`]];
  });
}

interface Limits {
  readonly values?: readonly unknown[];
  readonly min?: number;
  readonly max?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
}

/** Limits that `parameter` has if `other` is given, or if it has one of the values. */
export function limitedWhen(
  parameter: string,
  limits: Limits,
  other: string,
  values?: readonly unknown[],
): Check {
  return rule((body) => {
    const [value, when] = [read(body, parameter), read(body, other)];
    if (value === undefined || when === undefined || (values && !values.includes(when))) return [];
    const condition = ` when '${other}' is ${values ? show(when) : 'given'}`;
    return outside(value, limits).map((words) => [
      parameter,
      `must ${words[0]}${condition} (got ${words[1]})`,
    ]);
  });
}

function outside(
  value: unknown,
  limits: Limits,
): readonly (readonly [words: string, got: string])[] {
  const { values, min = -Infinity, max = Infinity, maxLength = Infinity } = limits;
  const { minItems = 0, maxItems = Infinity } = limits;
  if (Array.isArray(value)) {
    const count = value.length;
    return [
      ...(count < minItems ? [[`have at least ${items(minItems)}`, `${count}`] as const] : []),
      ...(count > maxItems ? [[`have at most ${items(maxItems)}`, `${count}`] as const] : []),
      ...value.flatMap((item) => outside(item, { ...limits, minItems: 0, maxItems: Infinity })),
    ];
  }
  const length = typeof value === 'string' ? textLength(value) : 0;
  if (values && !values.includes(value))
    return [[`be ${values.map(show).join(' or ')}`, show(value)]];
  if (Number(value) < min) return [[`be at least ${min}`, show(value)]];
  if (Number(value) > max) return [[`be at most ${max}`, show(value)]];
  return length > maxLength ? [[`have at most ${maxLength} characters`, `${length}`]] : [];
}

function items(count: number): string {
  return `${count} item${count === 1 ? '' : 's'}`;
}

/** Limits a sum to which a list adds its number of items, a number its value, and others 1. */
export function maxSum(max: number, ...names: readonly string[]): Check {
  return rule((body) => {
    const sum = names
      .map((name) => read(body, name))
      .filter((value) => value !== undefined)
      .map((value) => (Array.isArray(value) ? value.length : typeof value === 'number' ? value : 1))
      .reduce((one, other) => one + other, 0);
    const given = names.find((name) => isGiven(body, name)) ?? '';
    const together = names.map(show).join(' + ');
    return sum > max ? [[given, `must keep ${together} at most ${max} in total (got ${sum})`]] : [];
  });
}

/** Limits the product of numbers, if all of them are given. */
export function maxProduct(max: number, ...names: readonly string[]): Check {
  return rule((body) => {
    const values = names.map((name) => read(body, name));
    if (!values.every((value) => typeof value === 'number')) return [];
    const product = values.reduce((one, other) => one * other, 1);
    const [first = ''] = names;
    const together = names.map(show).join(' × ');
    return product > max ? [[first, `must keep ${together} at most ${max} (got ${product})`]] : [];
  });
}

/** The list `parameter` has as many items as the list `as`, plus `offset`. */
export function sameCount(parameter: string, as: string, offset = 0): Check {
  return rule((body) => {
    const [list, other] = [read(body, parameter), read(body, as)];
    if (!Array.isArray(list) || !Array.isArray(other)) return [];
    const wanted = other.length + offset;
    if (list.length === wanted) return [];
    return [
      [
        parameter,
        `must have ${items(wanted)}, as '${as}' has ${other.length} (got ${list.length})`,
      ],
    ];
  });
}

type Finding = readonly [parameter: string, message: string];

function missingOneOf(body: Body, names: readonly string[], when: string): readonly Finding[] {
  if (names.some((name) => isGiven(body, name))) return [];
  const [first = '', ...others] = names;
  const unless = others.map(show).join(' or ');
  return [[first, `is required${when}${unless && ` unless ${unless} is given`}`]];
}

function isGiven(body: Body, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(body, name) && body[name] !== undefined;
}

function read(body: Body, name: string): unknown {
  return isGiven(body, name) ? body[name] : undefined;
}

function rule(find: (body: Body) => readonly Finding[]): Check {
  const made = check<Body>(({ value, issues }) => {
    for (const [parameter, message] of find(value)) {
      issues.push({ code: 'custom', path: [parameter], message, input: value, continue: true });
    }
  });
  // Reported together with what else is wrong, as long as the value is an object.
  made._zod.def.when = ({ value }) => typeof value === 'object' && value !== null;
  return made;
}

/** Only whole numbers. */
export function whole(): core.$ZodCheck<number> {
  return check(({ value: input, issues }) => {
    if (Number.isInteger(input)) return;
    issues.push({ code: 'not_multiple_of', origin: 'number', divisor: 1, input, continue: true });
  });
}

/** A number must be a whole number of steps away from `start`. */
export function stepOf(step: number, start?: number): core.$ZodCheck<number> {
  return check(({ value: input, issues }) => {
    if (isOnStep(input, step, start)) return;
    const from = start === undefined ? '' : `${start} plus `;
    issues.push({
      code: 'not_multiple_of',
      origin: 'number',
      divisor: step,
      message: `must be ${from}a multiple of ${step} (got ${input})`,
      input,
      continue: true,
    });
  });
}

/** A text must have a form, such as a hex color. */
export function textFormat(format: Parameters<typeof hasFormat>[1]): core.$ZodCheck<string> {
  return check(({ value: input, issues }) => {
    if (hasFormat(input, format)) return;
    const message = `must be ${formatName(format)} (got ${show(input)})`;
    issues.push({ code: 'custom', message, input, continue: true });
  });
}
