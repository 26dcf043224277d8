/**
 * The schemas and checks that models are made of, on zod's core, which is there for libraries:
 * zod/mini's methods, of which no model needs any, would make each bundle over 1 kB larger (gzip).
 */
import * as core from 'zod/v4/core';

type Check<Value> = core.$ZodCheck<Value>;
type Shape = Readonly<Record<string, core.$ZodType>>;

export function string(...checks: Check<string>[]): core.$ZodString {
  return new core.$ZodString({ type: 'string', checks });
}

export function number(...checks: Check<number>[]): core.$ZodNumber {
  return new core.$ZodNumber({ type: 'number', checks });
}

export function boolean(): core.$ZodBoolean {
  return new core.$ZodBoolean({ type: 'boolean' });
}

export function unknown(...checks: Check<unknown>[]): core.$ZodUnknown {
  return new core.$ZodUnknown({ type: 'unknown', checks });
}

/** Any object, as JSON has them. */
export function record(): core.$ZodRecord<core.$ZodString<string>, core.$ZodUnknown> {
  const def = {
    type: 'record',
    keyType: string() as core.$ZodString<string>,
    valueType: unknown(),
  } as const;
  return new core.$ZodRecord(def) as core.$ZodRecord<core.$ZodString<string>, core.$ZodUnknown>;
}

/** One of these values. */
export function literal<const Value extends string | number | boolean>(
  values: readonly Value[],
): core.$ZodLiteral<Value> {
  return new core.$ZodLiteral({ type: 'literal', values: [...values] }) as core.$ZodLiteral<Value>;
}

export function array<Item extends core.$ZodType>(
  element: Item,
  ...checks: Check<unknown[]>[]
): core.$ZodArray<Item> {
  return new core.$ZodArray({ type: 'array', element, checks }) as core.$ZodArray<Item>;
}

export function optional<Value extends core.$ZodType>(innerType: Value): core.$ZodOptional<Value> {
  return new core.$ZodOptional({ type: 'optional', innerType }) as core.$ZodOptional<Value>;
}

/** An object with these properties and no others. */
export function strictObject<Properties extends Shape>(
  shape: Properties,
  ...checks: Check<Readonly<Record<string, unknown>>>[]
): core.$ZodObject<Properties, core.$strict> {
  const catchall = new core.$ZodNever({ type: 'never' });
  return new core.$ZodObject({ type: 'object', shape, catchall, checks }) as core.$ZodObject<
    Properties,
    core.$strict
  >;
}

export function gte(minimum: number): Check<number> {
  const find: core.CheckFn<number> = ({ value: input, issues }) => {
    if (input >= minimum) return;
    issues.push({
      code: 'too_small',
      origin: 'number',
      minimum,
      inclusive: true,
      input,
      continue: true,
    });
  };
  return check(find, { check: 'greater_than', value: minimum, inclusive: true });
}

export function lte(maximum: number): Check<number> {
  const find: core.CheckFn<number> = ({ value: input, issues }) => {
    if (input <= maximum) return;
    issues.push({
      code: 'too_big',
      origin: 'number',
      maximum,
      inclusive: true,
      input,
      continue: true,
    });
  };
  return check(find, { check: 'less_than', value: maximum, inclusive: true });
}

/** In characters or in items. */
export function minLength(minimum: number): Check<string | unknown[]> {
  return new core.$ZodCheckMinLength({ check: 'min_length', minimum });
}

export function maxLength(maximum: number): Check<string | unknown[]> {
  return new core.$ZodCheckMaxLength({ check: 'max_length', maximum });
}

/** Returns zod's issues with a value, as `safeParse` finds them, without zod's messages and errors. */
export function findings(schema: core.$ZodType, value: unknown): readonly core.$ZodRawIssue[] {
  // Nothing in these schemas is asynchronous.
  const { issues } = schema._zod.run({ value, issues: [] }, { async: false }) as core.ParsePayload;
  return issues;
}

/** Makes a check. `def` holds what zod's JSON Schema says about it. */
export function check<Value>(
  find: core.CheckFn<Value>,
  def: core.$ZodCheckDef & Readonly<Record<string, unknown>> = { check: 'custom' },
): Check<Value> {
  const made = new core.$ZodCheck(def) as Check<Value>;
  made._zod.check = find;
  return made;
}
