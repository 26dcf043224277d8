import type * as core from 'zod/v4/core';
import { check } from './schema.js';

/** Rules between the parameters of a model, as checks of its schema. "Given" means there and not undefined. */
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

/** Where `parameter` is given, all of `needs` must be too. */
export function requires(parameter: string, ...needs: readonly string[]): Check {
  return rule((body) =>
    isGiven(body, parameter)
      ? needs
          .filter((name) => !isGiven(body, name))
          .map((name) => [name, `is required where '${parameter}' is given`])
      : [],
  );
}

/** Where `parameter` is given, at least one of `needs` must be too. */
export function requiresAnyOf(parameter: string, ...needs: readonly string[]): Check {
  return rule((body) =>
    isGiven(body, parameter) ? missingOneOf(body, needs, ` where '${parameter}' is given`) : [],
  );
}

/** `parameter` must be given where `other` is, or has one of the values. */
export function requiredWhen(parameter: string, other: string, values?: readonly unknown[]): Check {
  return rule((body) => {
    const applies = isGiven(body, other) && (!values || values.includes(body[other]));
    if (!applies || isGiven(body, parameter)) return [];
    const condition = values ? JSON.stringify(body[other]) : 'given';
    return [[parameter, `is required where '${other}' is ${condition}`]];
  });
}

type Finding = readonly [parameter: string, message: string];

function missingOneOf(body: Body, names: readonly string[], where: string): readonly Finding[] {
  if (names.some((name) => isGiven(body, name))) return [];
  const [first = '', ...others] = names;
  const instead = others.map((name) => `'${name}'`).join(' or ');
  return [[first, `${instead ? `or ${instead} ` : ''}is required${where}`]];
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
  // Told together with what else is wrong, as long as there is an object to look at.
  made._zod.def.when = ({ value }) => typeof value === 'object' && value !== null;
  return made;
}

/** Only whole numbers; zod's `multipleOf(1)` would let very small ones pass. */
export function whole(): core.$ZodCheck<number> {
  return check(({ value: input, issues }) => {
    if (Number.isInteger(input)) return;
    issues.push({ code: 'not_multiple_of', origin: 'number', divisor: 1, input, continue: true });
  });
}

/** A number must be a whole number of steps away from `start`. */
export function stepFrom(start: number, step: number): core.$ZodCheck<number> {
  return check(({ value, issues }) => {
    const steps = (value - start) / step;
    if (Math.abs(steps - Math.round(steps)) < 1e-9) return;
    const message = `is ${value}, expected ${start} and then in steps of ${step}`;
    issues.push({ code: 'custom', message, input: value, continue: true });
  });
}
