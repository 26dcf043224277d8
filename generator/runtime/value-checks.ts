/** Limits of a parameter under a condition, and forms of a text, as checks of a schema. */
import type { ConstraintData } from './constraint-data.js';
import { condition, constraintCheck, requiredProperty, type Body } from './constraints.js';
import { makeIssue, showValue } from './issues.js';
import type { JsonSchema } from './request-schema.js';
import { ownProperty, type Check } from './schema.js';
import { formatName, formatPattern, hasFormat, type TextFormat } from './text-format.js';
import { textLength } from './values.js';

type Limits = Pick<
  ConstraintData,
  'values' | 'min' | 'max' | 'minItems' | 'maxItems' | 'maxLength'
>;

/** Limits that `parameter` has if `other` is set, or if it has one of the values. */
export function limitedWhen(
  parameter: string,
  { each = false, ...limits }: Limits & { readonly each?: boolean },
  other: string,
  values?: readonly unknown[],
): Check<Body> {
  const limited = { properties: { [parameter]: limitSchema(limits, each) } };
  const json = values ? { if: requiredProperty(other, { enum: values }), then: limited } : limited;
  return constraintCheck(
    { dependentSchemas: { [other]: json } },
    (body) => {
      const [value, when] = [ownProperty(body, parameter), ownProperty(body, other)];
      if (value === undefined || when === undefined || (values && !values.includes(when)))
        return [];
      const words = ` when '${other}' is ${values ? showValue(when) : 'set'}`;
      return outside(value, limits).map(([limit, got]) => [
        parameter,
        `must ${limit}${words} (got ${got})`,
      ]);
    },
    { kind: 'limitedWhen', parameter, when: condition(other, values), ...limits },
  );
}

/** With `each`, limits of a value are those of each item of a list. */
function limitSchema(limits: Limits, each: boolean): JsonSchema {
  const { values, min, max, minItems, maxItems, maxLength } = limits;
  const isNumber = min !== undefined || max !== undefined;
  const type = isNumber ? 'number' : maxLength === undefined ? undefined : 'string';
  const ofValue = present({ type, enum: values, minimum: min, maximum: max, maxLength });
  const ofList = present({ minItems, maxItems });
  if (Object.keys(ofList).length === 0 && !each) return ofValue;
  return { type: 'array', ...ofList, ...(Object.keys(ofValue).length > 0 && { items: ofValue }) };
}

function present(keywords: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}

type Excess = readonly [words: string, got: string];

function outside(value: unknown, limits: Limits): readonly Excess[] {
  const { values, min = -Infinity, max = Infinity, maxLength = Infinity } = limits;
  const { minItems = 0, maxItems = Infinity } = limits;
  if (Array.isArray(value)) {
    const count = value.length;
    const items = (limit: number): string => `${limit} item${limit === 1 ? '' : 's'}`;
    return [
      ...(count < minItems ? [[`have at least ${items(minItems)}`, `${count}`] as const] : []),
      ...(count > maxItems ? [[`have at most ${items(maxItems)}`, `${count}`] as const] : []),
      ...value.flatMap((item) => outside(item, { ...limits, minItems: 0, maxItems: Infinity })),
    ];
  }
  if (values && !values.includes(value)) {
    return [[`be ${values.map(showValue).join(' or ')}`, showValue(value)]];
  }
  if (Number(value) < min) return [[`be at least ${min}`, showValue(value)]];
  if (Number(value) > max) return [[`be at most ${max}`, showValue(value)]];
  const length = typeof value === 'string' ? textLength(value) : 0;
  const characters = `${maxLength} character${maxLength === 1 ? '' : 's'}`;
  return length > maxLength ? [[`have at most ${characters}`, `${length}`]] : [];
}

/** Accepts texts of a form, such as a hex color. */
export function textFormat(format: TextFormat): Check<string> {
  const pattern = formatPattern(format);
  return {
    find: (value) => {
      if (hasFormat(value, format)) return [];
      return [
        makeIssue('custom', `must be ${formatName(format)} (got ${showValue(value)})`, value),
      ];
    },
    json: pattern === undefined ? { contentMediaType: 'application/json' } : { pattern },
  };
}
