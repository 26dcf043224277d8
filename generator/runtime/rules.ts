import type * as core from 'zod/v4/core';
import { show } from './issues.js';
import { check } from './schema.js';
import { isOnStep } from './values.js';

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
