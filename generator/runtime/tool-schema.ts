import type { JsonSchema } from './request-schema.js';

/** The part of JSON Schema that a provider of language models accepts in a tool. */
export interface Dialect {
  /** The keywords that it accepts; the limits of others are described in words. */
  readonly keywords: ReadonlySet<string>;
  /** Whether every property is required, so that an optional one is `null`. */
  readonly isStrict?: boolean;
  /** Whether allowed values must be texts that are not empty. */
  readonly hasTextEnums?: boolean;
  /** Whether every value has a type, and every object lists its properties. */
  readonly isClosed?: boolean;
  /** The names of properties that it accepts. */
  readonly propertyName: RegExp;
  /** The number of allowed values in one schema, and of the characters of a long list. */
  readonly maxEnumValues?: number;
}

/** A schema for a provider, and the way back from its values to those of the model. */
export interface Translation {
  /** The schema. */
  readonly schema: Record<string, unknown>;
  /** Returns a value as the model accepts it. A value that can't be translated is unchanged. */
  readonly back: (value: unknown) => unknown;
}

/** The text that replaces an empty one in allowed values. */
const emptyText = '(empty)';

/** Up to so many allowed values are listed in words. */
const longestList = 20;

const unchanged = (value: unknown): unknown => value;

/** Translates the schema of a value. Keywords that the provider refuses become words. */
export function translateSchema(schema: JsonSchema, dialect: Dialect): Translation {
  const { type } = schema;
  if (schema['properties']) return translateObject(schema, dialect);
  if (type === 'array') return translateArray(schema, dialect);
  if (dialect.isClosed && (type === 'object' || (type === undefined && !schema['enum']))) {
    return asJson(schema);
  }
  const values = schema['enum'];
  return Array.isArray(values) ? translateEnum(schema, values, dialect) : plain(schema, dialect);
}

/** Translates an object. Properties that may be left out are `null` in a strict dialect. */
function translateObject(schema: JsonSchema, dialect: Dialect): Translation {
  const properties = Object.entries(schema['properties'] as Record<string, JsonSchema>);
  const needed = new Set(schema['required'] as readonly string[] | undefined);
  const names = new Map<string, { readonly name: string; readonly back: Translation['back'] }>();
  const translated: Record<string, object> = {};
  const required: string[] = [];
  for (const [name, property] of properties) {
    // The request fills in a default that the API requires.
    const isOptional = !needed.has(name) || property['default'] !== undefined;
    const { schema: own, back } = translateSchema(property, dialect);
    const toolName = uniqueName(name, dialect.propertyName, names);
    names.set(toolName, { name, back });
    translated[toolName] = isOptional && dialect.isStrict ? nullable(own) : own;
    if (!isOptional || dialect.isStrict) required.push(toolName);
  }
  return {
    schema: {
      type: 'object',
      ...kept(without(schema, 'properties', 'required', 'additionalProperties'), dialect),
      properties: translated,
      ...((required.length > 0 || dialect.isStrict) && { required }),
      ...(dialect.keywords.has('additionalProperties') && { additionalProperties: false }),
    },
    back: (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
      const entries = (Object.entries(value) as [string, unknown][]).flatMap(([key, item]) => {
        const known = names.get(key);
        if (!known) return [[key, item] as const];
        return item === null ? [] : [[known.name, known.back(item)] as const];
      });
      return Object.fromEntries(entries);
    },
  };
}

function translateArray(schema: JsonSchema, dialect: Dialect): Translation {
  const items = translateSchema((schema['items'] ?? {}) as JsonSchema, dialect);
  const { schema: own } = plain(schema, dialect);
  return {
    schema: { ...own, items: items.schema },
    back: (value) => (Array.isArray(value) ? value.map(items.back) : value),
  };
}

function translateEnum(
  schema: JsonSchema,
  values: readonly unknown[],
  dialect: Dialect,
): Translation {
  const rest = without(schema, 'enum');
  const isTooLong = values.length > (dialect.maxEnumValues ?? Infinity);
  const isText = values.every((value) => typeof value === 'string' && value !== '');
  if (isTooLong) {
    const shown = values.slice(0, longestList).map((value) => JSON.stringify(value));
    return plain(rest, dialect, [`Allowed values: ${shown.join(', ')} and others.`]);
  }
  if (!dialect.hasTextEnums || isText) {
    const { schema: own, back } = plain(rest, dialect);
    return { schema: { ...own, enum: [...values] }, back };
  }
  const texts = new Map(
    values.map((value) => [value === '' ? emptyText : String(value), value] as const),
  );
  const words = values.includes('') ? [`${emptyText} is an empty text.`] : [];
  const described = without(rest, 'minimum', 'maximum', 'multipleOf');
  const { schema: own } = plain({ ...described, type: 'string' }, dialect, words);
  return {
    schema: { ...own, enum: Array.from(texts.keys()) },
    back: (value) => texts.get(String(value)) ?? value,
  };
}

/** Keeps the keywords that the dialect accepts, and describes the others. */
function plain(schema: JsonSchema, dialect: Dialect, words: readonly string[] = []): Translation {
  return { schema: kept(schema, dialect, words), back: unchanged };
}

function kept(
  schema: JsonSchema,
  dialect: Dialect,
  words: readonly string[] = [],
): Record<string, unknown> {
  const entries = Object.entries(schema);
  const refused = entries.filter(([keyword]) => !dialect.keywords.has(keyword));
  const sentences = [
    ...(typeof schema['description'] === 'string' ? [schema['description']] : []),
    ...refused.flatMap(([keyword, value]) => limitWords[keyword]?.(value) ?? []),
    ...words,
  ];
  const description = sentences
    .map((sentence, at) =>
      at + 1 < sentences.length && !/[.!?:…]\s*$/.test(sentence) ? `${sentence}.` : sentence,
    )
    .join(' ');
  return {
    ...Object.fromEntries(entries.filter(([keyword]) => dialect.keywords.has(keyword))),
    ...(description !== '' && { description }),
  };
}

const limitWords: Readonly<Record<string, (value: unknown) => string>> = {
  default: (value) => `Default: ${JSON.stringify(value)}.`,
  minimum: (value) => `At least ${String(value)}.`,
  maximum: (value) => `At most ${String(value)}.`,
  multipleOf: (value) => `A multiple of ${String(value)}.`,
  minLength: (value) => `At least ${String(value)} characters.`,
  maxLength: (value) => `At most ${String(value)} characters.`,
  minItems: (value) => `At least ${String(value)} items.`,
  maxItems: (value) => `At most ${String(value)} items.`,
  deprecated: () => 'Deprecated.',
};

/** Describes a value of any form as a text that holds its JSON. */
function asJson(schema: JsonSchema): Translation {
  const noun = schema['type'] === 'object' ? 'An object' : 'A value';
  const { description = '' } = schema;
  return {
    schema: { type: 'string', description: `${String(description)} ${noun}, as JSON.`.trim() },
    back: (value) => {
      if (typeof value !== 'string') return value;
      try {
        return JSON.parse(value) as unknown;
      } catch {
        return value;
      }
    },
  };
}

function without(schema: JsonSchema, ...keywords: readonly string[]): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)),
  );
}

function nullable(schema: Record<string, unknown>): Record<string, unknown> {
  const { type, enum: values } = schema;
  return {
    ...schema,
    type: [type, 'null'],
    ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
  };
}

/** Returns a name that the provider accepts and that no other property has. */
function uniqueName(name: string, pattern: RegExp, taken: ReadonlyMap<string, unknown>): string {
  const fitting = pattern.test(name)
    ? name
    : `p_${name.replace(/[^A-Za-z0-9_]/g, '_')}`.slice(0, 50);
  let unique = fitting;
  for (let number = 2; taken.has(unique); number++) unique = `${fitting}_${number}`;
  return unique;
}
