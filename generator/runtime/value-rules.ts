/** Limits of a parameter under a condition, and forms of a text, as checks of a schema. */
import { issue, show } from './issues.js';
import type { JsonSchema } from './request-schema.js';
import { given, rule, type Body } from './rules.js';
import { own, type Check } from './schema.js';
import { colorPattern, formatName, hasFormat, type TextFormat } from './text-format.js';
import { textLength } from './values.js';

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
): Check<Body> {
  const limited = { properties: { [parameter]: limitSchema(limits) } };
  const json = values ? { if: given(other, { enum: values }), then: limited } : limited;
  return rule({ dependentSchemas: { [other]: json } }, (body) => {
    const [value, when] = [own(body, parameter), own(body, other)];
    if (value === undefined || when === undefined || (values && !values.includes(when))) return [];
    const condition = ` when '${other}' is ${values ? show(when) : 'given'}`;
    return outside(value, limits).map(([words, got]) => [
      parameter,
      `must ${words}${condition} (got ${got})`,
    ]);
  });
}

function limitSchema({ values, min, max, minItems, maxItems, maxLength }: Limits): JsonSchema {
  const isNumber = min !== undefined || max !== undefined;
  const type = isNumber ? 'number' : maxLength === undefined ? undefined : 'string';
  const ofValue = present({ type, enum: values, minimum: min, maximum: max, maxLength });
  const ofList = present({ minItems, maxItems });
  if (Object.keys(ofList).length === 0) return ofValue;
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
    return [[`be ${values.map(show).join(' or ')}`, show(value)]];
  }
  if (Number(value) < min) return [[`be at least ${min}`, show(value)]];
  if (Number(value) > max) return [[`be at most ${max}`, show(value)]];
  const length = typeof value === 'string' ? textLength(value) : 0;
  return length > maxLength ? [[`have at most ${maxLength} characters`, `${length}`]] : [];
}

/** Accepts texts of a form, such as a hex color. */
export function textFormat(format: TextFormat): Check<string> {
  const pattern = colorPattern(format);
  return {
    find: (value) => {
      if (hasFormat(value, format)) return [];
      return [issue('custom', `must be ${formatName(format)} (got ${show(value)})`, value)];
    },
    json: pattern === undefined ? { contentMediaType: 'application/json' } : { pattern },
  };
}
