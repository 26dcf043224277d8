import type { JsonSchema } from './request-schema.js';

/** The part of JSON Schema that a provider of language models accepts in a tool. */
export interface Dialect {
  /** The keywords that it accepts; the limits of others are described in words. */
  readonly keywords: ReadonlySet<string>;
  /** Whether every property is required. Optional ones may be `null`. */
  readonly isStrict?: boolean;
  /** Whether allowed values must be strings that are not empty. */
  readonly hasTextEnums?: boolean;
  /** Whether every value must have a type, and every object must list its properties. */
  readonly isClosed?: boolean;
  /** The property names that it accepts. */
  readonly propertyName: RegExp;
  /** The maximum number of allowed values in a list. */
  readonly maxEnumValues?: number;
}

/** A schema for a provider, and the conversion of its values to those of the model. */
export interface Translation {
  /** The schema. */
  readonly schema: Record<string, unknown>;
  /** Returns a value as the model accepts it. A value that can't be translated is unchanged. */
  readonly toModel: (value: unknown) => unknown;
}

/** The replacement for an empty string in allowed values. */
const emptyText = '(empty)';

/** The maximum number of allowed values that a description lists. */
const maxListed = 20;

const unchanged = (value: unknown): unknown => value;

/**
 * Translates the schema of a value. Keywords that the provider does not accept become sentences of
 * the description.
 */
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

/** Translates an object. Optional properties may be `null` in a strict dialect. */
function translateObject(schema: JsonSchema, dialect: Dialect): Translation {
  const properties = Object.entries(schema['properties'] as Record<string, JsonSchema>);
  const needed = new Set(schema['required'] as readonly string[] | undefined);
  const names = new Map<
    string,
    { readonly name: string; readonly toModel: Translation['toModel'] }
  >();
  const translated: Record<string, object> = {};
  const required: string[] = [];
  for (const [name, property] of properties) {
    // The request fills in a default that the API requires.
    const isOptional = !needed.has(name) || property['default'] !== undefined;
    const { schema: own, toModel } = translateSchema(property, dialect);
    const toolName = uniqueName(name, dialect.propertyName, names);
    names.set(toolName, { name, toModel });
    translated[toolName] = isOptional && dialect.isStrict ? nullable(own) : own;
    if (!isOptional || dialect.isStrict) required.push(toolName);
  }
  return {
    schema: {
      type: 'object',
      ...keepSupported(without(schema, 'properties', 'required', 'additionalProperties'), dialect),
      properties: translated,
      ...((required.length > 0 || dialect.isStrict) && { required }),
      ...(dialect.keywords.has('additionalProperties') && { additionalProperties: false }),
    },
    toModel: (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
      const entries = (Object.entries(value) as [string, unknown][]).flatMap(([key, item]) => {
        const known = names.get(key);
        if (!known) return [[key, item] as const];
        return item === null ? [] : [[known.name, known.toModel(item)] as const];
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
    toModel: (value) => (Array.isArray(value) ? value.map(items.toModel) : value),
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
    const shown = values.slice(0, maxListed).map((value) => JSON.stringify(value));
    return plain(rest, dialect, [`Allowed values: ${shown.join(', ')} and others.`]);
  }
  if (!dialect.hasTextEnums || isText) {
    const { schema: own, toModel } = plain(rest, dialect);
    return { schema: { ...own, enum: [...values] }, toModel };
  }
  const texts = new Map(
    values.map((value) => [value === '' ? emptyText : String(value), value] as const),
  );
  const words = values.includes('') ? [`${emptyText} is an empty string.`] : [];
  const described = without(rest, 'minimum', 'maximum', 'multipleOf');
  const { schema: own } = plain({ ...described, type: 'string' }, dialect, words);
  return {
    schema: { ...own, enum: Array.from(texts.keys()) },
    toModel: (value) => texts.get(String(value)) ?? value,
  };
}

/** Keeps the keywords that the dialect accepts, and describes the others. */
function plain(schema: JsonSchema, dialect: Dialect, words: readonly string[] = []): Translation {
  return { schema: keepSupported(schema, dialect, words), toModel: unchanged };
}

function keepSupported(
  schema: JsonSchema,
  dialect: Dialect,
  words: readonly string[] = [],
): Record<string, unknown> {
  const entries = Object.entries(schema);
  const unsupported = entries.filter(([keyword]) => !dialect.keywords.has(keyword));
  const sentences = [
    ...(typeof schema['description'] === 'string' ? [schema['description']] : []),
    ...unsupported.flatMap(([keyword, value]) => limitWords[keyword]?.(value) ?? []),
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

/** Represents a value of any form as a string that contains its JSON. */
function asJson(schema: JsonSchema): Translation {
  const noun = schema['type'] === 'object' ? 'An object' : 'A value';
  const { description = '' } = schema;
  return {
    schema: { type: 'string', description: `${String(description)} ${noun}, as JSON.`.trim() },
    toModel: (value) => {
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
function uniqueName(
  name: string,
  pattern: RegExp,
  usedNames: ReadonlyMap<string, unknown>,
): string {
  const fitting = pattern.test(name)
    ? name
    : `p_${name.replace(/[^A-Za-z0-9_]/g, '_')}`.slice(0, 50);
  let unique = fitting;
  for (let number = 2; usedNames.has(unique); number++) unique = `${fitting}_${number}`;
  return unique;
}
