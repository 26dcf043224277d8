import { hasFormat } from '../runtime/text-format.ts';
import { isFileReference, isOnStep, textLength } from '../runtime/values.ts';
import { isRecord } from '../text/is-record.ts';
import { isScalar, type Scalar } from './definition.ts';
import type {
  Condition,
  ConditionalLimits,
  Constraint,
  ResolvedModel,
  ResolvedParameter,
} from './resolved-model.ts';
import { itemType, type PlannedParameter, type ValueType } from './value-type.ts';

/** The body of a request. */
export type InputBody = Readonly<Record<string, unknown>>;

/** The parameters and constraints of a body, or of an item of an `inputs_array`. */
export interface InputShape {
  readonly parameters: readonly PlannedParameter[];
  readonly constraints: readonly Constraint[];
}

/** A parameter with its limits, and the type that they apply to. */
export type TypedParameter = Pick<PlannedParameter, 'type' | 'parameter'>;

/** Returns the shape of the body of a model. */
export function shapeOfModel({
  model,
  parameters,
}: {
  readonly model: Pick<ResolvedModel, 'constraints'>;
  readonly parameters: readonly PlannedParameter[];
}): InputShape {
  return { parameters, constraints: model.constraints };
}

/** Returns the shape of the items of an `inputs_array`; undefined if they are not described. */
export function itemShape({
  type,
  parameter: { constraints = [] },
}: TypedParameter): InputShape | undefined {
  const item = itemType(type);
  return item.kind === 'object' && item.parameters
    ? { parameters: item.parameters, constraints }
    : undefined;
}

/** Returns whether the generated validator accepts a body, or an item of an `inputs_array`. */
export function acceptsBody({ parameters, constraints }: InputShape, body: InputBody): boolean {
  const known = new Set(parameters.map(({ parameter }) => parameter.name));
  return (
    Object.keys(body).every((name) => known.has(name)) &&
    parameters.every((planned) => {
      const value = valueIn(body, planned.parameter.name);
      return value === undefined ? planned.optional : acceptsValue(planned, value);
    }) &&
    constraints.every((constraint) => satisfiesConstraint(constraint, body))
  );
}

/** Returns whether a parameter accepts a value. */
export function acceptsValue({ type, parameter }: TypedParameter, value: unknown): boolean {
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
        typeof value === 'string' &&
        violatedLimits(value, limits).length === 0 &&
        (limits.textFormat === undefined || hasFormat(value, limits.textFormat))
      );
    case 'number':
      return typeof value === 'number' && isAllowedNumber(value, limits);
    case 'boolean':
      return typeof value === 'boolean';
    case 'file':
      return typeof value === 'string' && isFileReference(value);
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
      return acceptsValue({ type, parameter: limits }, value);
    case 'unknown':
      return true;
  }
}

/** The limits of a number or a string. */
export type ValueLimits = Pick<
  ResolvedParameter,
  'min' | 'max' | 'integer' | 'step' | 'minLength' | 'maxLength'
>;

/** Returns the limits that a number or a string violates. */
export function violatedLimits(value: Scalar, limits: ValueLimits): (keyof ValueLimits)[] {
  const violated: Partial<Record<keyof ValueLimits, boolean>> =
    typeof value === 'number'
      ? violatedByNumber(value, limits)
      : typeof value === 'string'
        ? violatedByLength(textLength(value), limits)
        : {};
  return valueLimits.filter((field) => violated[field]);
}

const valueLimits = ['min', 'max', 'integer', 'step', 'minLength', 'maxLength'] as const;

function violatedByNumber(value: number, { min, max, integer, step = 0 }: ValueLimits) {
  return {
    min: min !== undefined && !(value >= min),
    max: max !== undefined && !(value <= max),
    integer: integer === true && !Number.isInteger(value),
    step: step > 0 && !isOnStep(value, step, min),
  };
}

function violatedByLength(length: number, { minLength, maxLength }: ValueLimits) {
  return {
    minLength: minLength !== undefined && length < minLength,
    maxLength: maxLength !== undefined && length > maxLength,
  };
}

/** Returns whether a number is within the bounds and on a step. */
function isAllowedNumber(value: number, limits: ValueLimits): boolean {
  return Number.isFinite(value) && violatedLimits(value, limits).length === 0;
}

/** Returns whether a body satisfies a constraint. Constraints on ignored parameters are always satisfied. */
export function satisfiesConstraint(constraint: Constraint, body: InputBody): boolean {
  return isSatisfied(constraint, (name) => valueIn(body, name));
}

/** Returns the value of a parameter; undefined if it is not set. */
export type ValueReader = (name: string) => unknown;

/** Returns whether the values that `valueOf` reads satisfy a constraint. */
export function isSatisfied(constraint: Constraint, valueOf: ValueReader): boolean {
  const isSet = (name: string) => valueOf(name) !== undefined;
  switch (constraint.kind) {
    case 'mutuallyExclusive':
      return new Set(constraint.parameters.filter(isSet)).size <= 1;
    case 'anyOf':
      return constraint.parameters.some(isSet);
    case 'requires':
      return !isSet(constraint.parameter) || constraint.needs.every(isSet);
    case 'requiresAnyOf':
      return !isSet(constraint.parameter) || constraint.needs.some(isSet);
    case 'requiredWhen':
      return isSet(constraint.parameter) || !isMet(constraint.when, valueOf);
    case 'ignoredWhen':
    case 'ignoredUnless':
      return true;
    case 'lessThan': {
      const [value, bound] = [valueOf(constraint.parameter), valueOf(constraint.than)];
      if (typeof value !== 'number' || typeof bound !== 'number') return true;
      return value < bound || (constraint.orEqual === true && value === bound);
    }
    case 'limitedWhen': {
      const value = valueOf(constraint.parameter);
      return (
        value === undefined || !isMet(constraint.when, valueOf) || isWithinLimits(value, constraint)
      );
    }
    case 'maxSum':
      return sumOf(constraint.parameters.map(valueOf)) <= constraint.max;
    case 'maxProduct': {
      const numbers = constraint.parameters
        .map(valueOf)
        .filter((value) => typeof value === 'number');
      const product = numbers.reduce((result, factor) => result * factor, 1);
      return numbers.length < constraint.parameters.length || product <= constraint.max;
    }
    case 'sameCount': {
      const [list, reference] = [valueOf(constraint.parameter), valueOf(constraint.as)];
      if (!Array.isArray(list) || !Array.isArray(reference)) return true;
      return list.length === reference.length + (constraint.offset ?? 0);
    }
  }
}

function isWithinLimits(value: unknown, limits: ConditionalLimits): boolean {
  const { values, minItems, maxItems, ...bounds } = limits;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return (
    (!Array.isArray(value) || isWithin(value.length, minItems, maxItems)) &&
    items.every(
      (item) =>
        (!values || values.some((allowed) => allowed === item)) &&
        (!isScalar(item) || violatedLimits(item, bounds).length === 0),
    )
  );
}

function sumOf(values: readonly unknown[]): number {
  return values
    .filter((value) => value !== undefined)
    .map((value) => (Array.isArray(value) ? value.length : typeof value === 'number' ? value : 1))
    .reduce((sum, amount) => sum + amount, 0);
}

/** Returns whether the values that `valueOf` reads meet a condition. */
export function isMet({ parameter, values }: Condition, valueOf: ValueReader): boolean {
  const value = valueOf(parameter);
  return value !== undefined && (!values || values.some((expected) => expected === value));
}

function isWithin(amount: number, min = -Infinity, max = Infinity): boolean {
  return amount >= min && amount <= max;
}

function valueIn(fields: InputBody, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
