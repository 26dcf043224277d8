import type { Scalar } from './definition.ts';
import type { PlannedParameter, ValueType } from './value-type.ts';
import type { Condition, Constraint, ResolvedModel, ResolvedParameter } from './resolved-model.ts';

/** The body of a request. */
export type Body = Readonly<Record<string, unknown>>;

/** What an object holds: the body of a request, or an item of an `inputs_array`. */
export interface InputShape {
  readonly parameters: readonly PlannedParameter[];
  readonly constraints: readonly Constraint[];
}

/** The limits of a parameter with the type that they are limits of. */
export type TypedParameter = Pick<PlannedParameter, 'type' | 'parameter'>;

export function shapeOfModel({
  model,
  parameters,
}: {
  readonly model: ResolvedModel;
  readonly parameters: readonly PlannedParameter[];
}): InputShape {
  return { parameters, constraints: model.constraints };
}

/** What the items of an `inputs_array` hold; undefined where nobody says. */
export function itemShape({
  type,
  parameter: { constraints = [] },
}: TypedParameter): InputShape | undefined {
  const item = itemType(type);
  return item.kind === 'object' && item.parameters
    ? { parameters: item.parameters, constraints }
    : undefined;
}

/** The type of a value, or of the items of a list. */
export function itemType(type: ValueType): ValueType {
  return type.kind === 'array' ? type.item : type;
}

/** Whether a body, or an item, is taken: what the generated validator decides, without generating it. */
export function acceptsBody({ parameters, constraints }: InputShape, body: Body): boolean {
  const known = new Set(parameters.map(({ parameter }) => parameter.name));
  return (
    Object.keys(body).every((name) => known.has(name)) &&
    parameters.every((planned) => {
      const value = valueOf(body, planned.parameter.name);
      return value === undefined ? planned.optional : accepts(planned, value);
    }) &&
    constraints.every((constraint) => satisfies(constraint, body))
  );
}

/** Whether a parameter takes a value. */
export function accepts({ type, parameter }: TypedParameter, value: unknown): boolean {
  if (type.kind !== 'array') return acceptsItem(type, parameter, value);
  return (
    Array.isArray(value) &&
    isWithin(value.length, parameter.minItems, parameter.maxItems) &&
    value.every((item) => acceptsItem(type.item, parameter, item))
  );
}

function acceptsItem(type: ValueType, limits: ResolvedParameter, value: unknown): boolean {
  switch (type.kind) {
    case 'string':
    case 'model':
      return (
        typeof value === 'string' && isWithin(value.length, limits.minLength, limits.maxLength)
      );
    case 'number':
      return typeof value === 'number' && isAllowedNumber(value, limits);
    case 'boolean':
      return typeof value === 'boolean';
    case 'file':
      return typeof value === 'string' && value !== '';
    case 'literals':
      return type.values.some((allowed) => allowed === value);
    case 'object':
      return (
        isRecord(value) &&
        (!type.parameters ||
          acceptsBody(
            { parameters: type.parameters, constraints: limits.constraints ?? [] },
            value,
          ))
      );
    case 'array':
      return accepts({ type, parameter: limits }, value);
    case 'unknown':
      return true;
  }
}

/** Whether a body is in keeping with a constraint between parameters. */
export function satisfies(constraint: Constraint, body: Body): boolean {
  const isGiven = (name: string) => valueOf(body, name) !== undefined;
  switch (constraint.kind) {
    case 'mutuallyExclusive':
      return new Set(constraint.parameters.filter(isGiven)).size <= 1;
    case 'anyOf':
      return constraint.parameters.some(isGiven);
    case 'requires':
      return !isGiven(constraint.parameter) || constraint.needs.every(isGiven);
    case 'requiredWhen':
      return isGiven(constraint.parameter) || !isMet(constraint.when, body);
    case 'requiresAnyOf':
      return !isGiven(constraint.parameter) || constraint.needs.some(isGiven);
    case 'ignoredWhen':
    case 'ignoredUnless':
      return true;
  }
}

function isMet({ parameter, values }: Condition, body: Body): boolean {
  const value = valueOf(body, parameter);
  return value !== undefined && (!values || values.some((wanted: Scalar) => wanted === value));
}

/** How far from a step a number may be, in steps: 0.07 is in steps of 0.01. */
const tolerance = 1e-6;

export function isAllowedNumber(value: number, limits: ResolvedParameter): boolean {
  const { min, max, step, integer } = limits;
  if (!isWithin(value, min, max) || (integer && !Number.isInteger(value))) return false;
  if (step === undefined) return true;
  const steps = (value - (min ?? 0)) / step;
  return Math.abs(steps - Math.round(steps)) < tolerance;
}

function isWithin(amount: number, least = -Infinity, most = Infinity): boolean {
  return amount >= least && amount <= most;
}

function valueOf(fields: Body, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
