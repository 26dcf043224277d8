/** Constraints between the parameters of a model, as checks of its schema. "Set" means present and not undefined. */
import type { ConstraintFields } from './constraint-data.js';
import { makeIssue, showValue } from './issues.js';
import type { JsonSchema } from './request-schema.js';
import { collect, ownProperty, type Check } from './schema.js';

/** The body of a request, or an item of a list of inputs. */
export type Body = Readonly<Record<string, unknown>>;
type Finding = readonly [parameter: string, message: string];

/** Accepts at most one of them. */
export function mutuallyExclusive(...names: readonly string[]): Check<Body> {
  const others = names
    .slice(0, -1)
    .map((name, at) => [name, noneSet(names.slice(at + 1))] as const);
  return constraintCheck(
    { dependentSchemas: Object.fromEntries(others) },
    (body) => {
      const [first, ...more] = names.filter((name) => isSet(body, name));
      return more.map((name) => [name, `can't be set together with '${first}'`]);
    },
    { kind: 'mutuallyExclusive', parameters: names },
  );
}

/** Requires at least one of them. */
export function anyOf(...names: readonly string[]): Check<Body> {
  return constraintCheck(anySet(names), (body) => missingOneOf(body, names, ''), {
    kind: 'anyOf',
    parameters: names,
  });
}

/** Requires all of `needs` if `parameter` is set. */
export function requires(parameter: string, ...needs: readonly string[]): Check<Body> {
  return constraintCheck(
    { dependentRequired: { [parameter]: Array.from(new Set(needs)) } },
    (body) =>
      isSet(body, parameter)
        ? needs
            .filter((name) => !isSet(body, name))
            .map((name) => [name, `is required when '${parameter}' is set`])
        : [],
    { kind: 'requires', parameter, needs },
  );
}

/** Requires at least one of `needs` if `parameter` is set. */
export function requiresAnyOf(parameter: string, ...needs: readonly string[]): Check<Body> {
  return constraintCheck(
    { dependentSchemas: { [parameter]: anySet(needs) } },
    (body) =>
      isSet(body, parameter) ? missingOneOf(body, needs, ` when '${parameter}' is set`) : [],
    { kind: 'requiresAnyOf', parameter, needs },
  );
}

/** Requires `parameter` if `other` is set, or if `other` has one of the values. */
export function requiredWhen(
  parameter: string,
  other: string,
  values?: readonly unknown[],
): Check<Body> {
  const json = values
    ? {
        dependentSchemas: {
          [other]: {
            if: requiredProperty(other, { enum: values }),
            then: requiredProperty(parameter),
          },
        },
      }
    : { dependentRequired: { [other]: [parameter] } };
  return constraintCheck(
    json,
    (body) => {
      const applies = isSet(body, other) && (!values || values.includes(body[other]));
      if (!applies || isSet(body, parameter)) return [];
      const state = values ? showValue(body[other]) : 'set';
      return [[parameter, `is required when '${other}' is ${state}`]];
    },
    { kind: 'requiredWhen', parameter, when: condition(other, values) },
  );
}

/** The API ignores `parameter` if `other` is set, or has one of the values. Never rejected. */
export function ignoredWhen(
  parameter: string,
  other: string,
  values?: readonly unknown[],
): Check<Body> {
  return constraintCheck({}, () => [], {
    kind: 'ignoredWhen',
    parameter,
    when: condition(other, values),
  });
}

/** The API ignores `parameter` unless `other` is set, or has one of the values. Never rejected. */
export function ignoredUnless(
  parameter: string,
  other: string,
  values?: readonly unknown[],
): Check<Body> {
  return constraintCheck({}, () => [], {
    kind: 'ignoredUnless',
    parameter,
    when: condition(other, values),
  });
}

/** Returns a condition as data. */
export function condition(
  parameter: string,
  values?: readonly unknown[],
): NonNullable<ConstraintFields['when']> {
  return values ? { parameter, values } : { parameter };
}

/** If both are set, the number `parameter` must be less than `than`, or equal to it. */
export function lessThan(parameter: string, than: string, orEqual?: boolean): Check<Body> {
  return constraintCheck(
    {},
    (body) => {
      const [value, other] = [ownProperty(body, parameter), ownProperty(body, than)];
      if (typeof value !== 'number' || typeof other !== 'number' || value < other) return [];
      if (orEqual && value === other) return [];
      const bound = `${orEqual ? 'at most' : 'less than'} '${than}' (${other})`;
      return [[parameter, `must be ${bound} (got ${value})`]];
    },
    { kind: 'lessThan', parameter, than, ...(orEqual && { orEqual }) },
  );
}

/** Limits a sum to which a list adds its number of items, a number its value, and others 1. */
export function maxSum(max: number, ...names: readonly string[]): Check<Body> {
  return constraintCheck(
    {},
    (body) => {
      const sum = names
        .map((name) => ownProperty(body, name))
        .filter((value) => value !== undefined)
        .map((value) =>
          Array.isArray(value) ? value.length : typeof value === 'number' ? value : 1,
        )
        .reduce((a, b) => a + b, 0);
      const first = names.find((name) => isSet(body, name)) ?? '';
      const together = names.map(showValue).join(' + ');
      return sum > max
        ? [[first, `must keep ${together} at most ${max} in total (got ${sum})`]]
        : [];
    },
    { kind: 'maxSum', parameters: names, max },
  );
}

/** Limits the product of numbers, if all of them are set. */
export function maxProduct(max: number, ...names: readonly string[]): Check<Body> {
  return constraintCheck(
    {},
    (body) => {
      const values = names.map((name) => ownProperty(body, name));
      if (!values.every((value) => typeof value === 'number')) return [];
      const product = values.reduce((a, b) => a * b, 1);
      const [first = ''] = names;
      const together = names.map(showValue).join(' × ');
      return product > max
        ? [[first, `must keep ${together} at most ${max} (got ${product})`]]
        : [];
    },
    { kind: 'maxProduct', parameters: names, max },
  );
}

/** The list `parameter` has as many items as the list `as`, plus `offset`. */
export function sameCount(parameter: string, as: string, offset = 0): Check<Body> {
  return constraintCheck(
    {},
    (body) => {
      const [list, other] = [ownProperty(body, parameter), ownProperty(body, as)];
      if (!Array.isArray(list) || !Array.isArray(other)) return [];
      const required = other.length + offset;
      if (list.length === required) return [];
      const why = `as '${as}' has ${other.length}`;
      return [[parameter, `must have ${items(required)}, ${why} (got ${list.length})`]];
    },
    { kind: 'sameCount', parameter, as, ...(offset && { offset }) },
  );
}

/**
 * Joins constraints. As JSON Schema they are keywords of the object itself, without `allOf`, `anyOf`,
 * `oneOf` and `not` at the top: providers of language models reject a tool whose schema has one.
 */
export function constraints(...checks: readonly Check<Body>[]): Check<Body> {
  const entries = (keyword: string): (readonly [string, unknown])[] =>
    checks.flatMap(({ json }) => Object.entries(json[keyword] ?? {}));
  const joined = (keyword: string, merge: (items: readonly unknown[]) => unknown): JsonSchema => {
    const groups = new Map<string, unknown[]>();
    for (const [name, item] of entries(keyword)) {
      groups.set(name, [...(groups.get(name) ?? []), item]);
    }
    const merged = Array.from(groups, ([name, items]) => [name, merge(items)] as const);
    return merged.length > 0 ? { [keyword]: Object.fromEntries(merged) } : {};
  };
  const conditions = checks.map(({ json }) => json).filter((json) => 'if' in json);
  return {
    find: (body) => collect(checks, (check) => check.find(body)),
    terms: checks.flatMap(({ terms = [] }) => terms),
    get json() {
      return {
        ...joined('dependentRequired', (names) => Array.from(new Set(names.flat()))),
        ...joined('dependentSchemas', allOf),
        ...(conditions.length > 1 ? { if: true, then: allOf(conditions) } : conditions[0]),
      };
    },
  };
}

/** Makes a check of a constraint; `find` returns what it rejects, by parameter. */
export function constraintCheck(
  json: JsonSchema,
  find: (body: Body) => readonly Finding[],
  terms: ConstraintFields,
): Check<Body> {
  return {
    find: (body) =>
      find(body).map(([name, message]) =>
        makeIssue('custom', message, ownProperty(body, name), {}, [name]),
      ),
    json,
    terms: [terms],
  };
}

function items(count: number): string {
  return `${count} item${count === 1 ? '' : 's'}`;
}

function missingOneOf(body: Body, names: readonly string[], when: string): readonly Finding[] {
  if (names.some((name) => isSet(body, name))) return [];
  const [first = '', ...others] = names;
  const unless = others.map(showValue).join(' or ');
  return [[first, `is required${when}${unless && ` unless ${unless} is set`}`]];
}

/** Returns whether a parameter is in a body. */
export function isSet(body: Body, name: string): boolean {
  return ownProperty(body, name) !== undefined;
}

/** "Without the others, the last is required" says that one of them is. */
function anySet(names: readonly string[]): JsonSchema {
  const others = names.slice(0, -1);
  return {
    if: others.length > 0 ? noneSet(others) : true,
    then: requiredProperty(names[others.length] ?? ''),
  };
}

function noneSet(names: readonly string[]): JsonSchema {
  return { properties: Object.fromEntries(names.map((name) => [name, false])) };
}

/** `properties` in addition to `required`, since strict validators want every required name in both. */
export function requiredProperty(name: string, value: JsonSchema | true = true): JsonSchema {
  return { properties: { [name]: value }, required: [name] };
}

function allOf(schemas: readonly unknown[]): unknown {
  return schemas.length > 1 ? { allOf: schemas } : schemas[0];
}
