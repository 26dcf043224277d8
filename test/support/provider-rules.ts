/**
 * The documented rules of each provider for a tool, as a checker. Sources: OpenAI, "Structured
 * Outputs: supported schemas" and the reference of function tools; Anthropic, "Tool use: name and
 * input_schema" and the errors of the Messages API ("does not support oneOf, allOf, or anyOf at the
 * top level", "Property keys should match pattern"); Google, `FunctionDeclaration` and `Schema` of
 * Vertex AI and the Gemini API; Model Context Protocol, "Tools" and SEP-986 (names).
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Tool, ToolProvider } from '../../generator/runtime/tools.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Returns the parts of a tool that a provider rejects. */
export function rejections(provider: ToolProvider, { name, description, schema }: Tool): string[] {
  return [
    ...(toolNames[provider].test(name) ? [] : [`the name ${name}`]),
    ...(description.length > 1024 ? ['a description of more than 1,024 characters'] : []),
    ...['oneOf', 'allOf', 'anyOf', 'not', '$ref'].filter((keyword) => keyword in schema),
    ...schemasIn(schema).flatMap(([path, part]) =>
      rules[provider](part).map((rule) => `${path}: ${rule}`),
    ),
    ...(provider === 'openai' ? strictTotals(schema) : []),
    ...compiles(schema),
  ];
}

const toolNames = {
  openai: /^[a-zA-Z0-9_-]{1,64}$/,
  anthropic: /^[a-zA-Z0-9_-]{1,64}$/,
  google: /^[a-zA-Z_][a-zA-Z0-9_.-]{0,63}$/,
  mcp: /^[a-zA-Z0-9_./-]{1,128}$/,
} as const satisfies Readonly<Record<ToolProvider, RegExp>>;

/** All providers of tools. */
export const toolProviders = Object.keys(toolNames).filter(
  (name): name is ToolProvider => name in toolNames,
);

const rules: Readonly<Record<ToolProvider, (schema: Schema) => string[]>> = {
  openai: (schema) => [
    ...others(schema, [
      ...['type', 'description', 'properties', 'required', 'additionalProperties', 'items'],
      ...['enum', 'const', 'anyOf', '$ref', '$defs', 'pattern', 'format', 'minItems', 'maxItems'],
      ...['multipleOf', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
    ]),
    ...isTyped(schema),
    ...keys(schema, /^[a-zA-Z0-9_-]{1,64}$/),
    ...(schema['properties'] && schema['additionalProperties'] !== false ? ['is open'] : []),
    ...(schema['properties'] && !requiresAll(schema) ? ['has an optional property'] : []),
    ...(schema['type'] === 'object' && !schema['properties'] ? ['has no properties'] : []),
    ...longEnum(schema),
  ],
  anthropic: (schema) => [
    ...keys(schema, /^[a-zA-Z0-9_.-]{1,64}$/),
    ...('$ref' in schema ? ['has a reference'] : []),
  ],
  google: (schema) => [
    ...others(schema, [
      ...['type', 'format', 'title', 'description', 'nullable', 'enum', 'properties', 'required'],
      ...['items', 'minItems', 'maxItems', 'minLength', 'maxLength', 'minimum', 'maximum'],
      ...['pattern', 'example', 'anyOf', 'propertyOrdering', 'default'],
    ]),
    ...googleValues(schema),
  ],
  // A server does not know which of these models calls it.
  mcp: (schema) => [...googleValues(schema), ...keys(schema, /^[a-zA-Z0-9_.-]{1,64}$/)],
};

function googleValues(schema: Schema): string[] {
  const { enum: values, type } = schema;
  const isText = Array.isArray(values) && values.every((value) => typeof value === 'string');
  return [
    ...isTyped(schema),
    ...keys(schema, /^[a-zA-Z_][a-zA-Z0-9_]{0,63}$/),
    ...(typeof type === 'string' ? [] : ['has several types']),
    ...(values === undefined || isText ? [] : ['allows values that are not texts']),
    ...(Array.isArray(values) && values.includes('') ? ['allows an empty text'] : []),
    ...(Array.isArray(values) && values.length === 0 ? ['allows nothing'] : []),
    ...(values !== undefined && type !== 'string' ? ['has allowed values of another type'] : []),
    ...(type === 'object' && Object.keys(propertiesOf(schema)).length === 0 && !isRoot(schema)
      ? ['has no properties']
      : []),
  ];
}

function isRoot(schema: Schema): boolean {
  return 'properties' in schema;
}

function others(schema: Schema, known: readonly string[]): string[] {
  return Object.keys(schema)
    .filter((keyword) => !known.includes(keyword))
    .map((keyword) => `has the keyword ${keyword}`);
}

function isTyped(schema: Schema): string[] {
  return 'type' in schema || 'anyOf' in schema ? [] : ['has no type'];
}

function keys(schema: Schema, pattern: RegExp): string[] {
  return Object.keys(propertiesOf(schema)).filter((key) => !pattern.test(key));
}

function requiresAll(schema: Schema): boolean {
  const required = schema['required'];
  return Object.keys(propertiesOf(schema)).every(
    (name) => Array.isArray(required) && required.includes(name),
  );
}

function longEnum({ enum: values }: Schema): string[] {
  const texts = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
  return texts.length > 250 && texts.join('').length > 15_000 ? ['has a long list'] : [];
}

/** OpenAI: at most 5,000 properties, 10 levels, 1,000 allowed values and 120,000 characters. */
function strictTotals(schema: Schema): string[] {
  const parts = schemasIn(schema);
  const values = parts.flatMap(([, { enum: list }]) =>
    Array.isArray(list) ? (list as unknown[]).filter((value) => value !== null) : [],
  );
  const names = parts.flatMap(([, part]) => Object.keys(propertiesOf(part)));
  const depth = Math.max(...parts.map(([path]) => path.split('/').length));
  const characters = [...names, ...values].map(String).join('').length;
  return [
    ...(values.length > 1000 ? [`${values.length} allowed values`] : []),
    ...(names.length > 5000 ? [`${names.length} properties`] : []),
    ...(depth > 10 ? [`${depth} levels`] : []),
    ...(characters > 120_000 ? [`${characters} characters`] : []),
  ];
}

function compiles(schema: Schema): string[] {
  try {
    new Ajv2020({ strict: false }).compile(schema);
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** Returns the schema and all schemas in it, each with its path. */
function schemasIn(schema: Schema, path = ''): (readonly [string, Schema])[] {
  const { items } = schema;
  const inner = [
    ...Object.entries(propertiesOf(schema)),
    ...(typeof items === 'object' ? [['items', items as Schema] as const] : []),
  ];
  return [
    [path, schema],
    ...inner.flatMap(([name, part]) => schemasIn(part as Schema, `${path}/${name}`)),
  ];
}

function propertiesOf(schema: Schema): Readonly<Record<string, unknown>> {
  return (schema['properties'] ?? {}) as Readonly<Record<string, unknown>>;
}
