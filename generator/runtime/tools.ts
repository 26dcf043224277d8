import type { ModelFacts, ModelRequest, RequestOptions } from './model.js';
import { translateSchema, type Dialect } from './tool-schema.js';

export { InvalidRequestError } from './invalid-request-error.js';
export type { ModelFacts, ModelRequest, OutputKind, RequestOptions } from './model.js';
export type { JsonSchema } from './request-schema.js';

/**
 * A provider of language models, or a server of the Model Context Protocol, which serves any of
 * them.
 */
export type ToolProvider = 'openai' | 'anthropic' | 'google' | 'mcp';

/** The options of `toolFor`. */
export interface ToolOptions {
  /** The provider whose rules the tool follows. */
  readonly provider: ToolProvider;
}

/** A model as `toolFor` uses it. Every generated model is one, and so are those of `findModel`. */
export interface ToolModel<Request extends ModelRequest = ModelRequest> extends ModelFacts {
  /** Returns the request for an input, or throws an `InvalidRequestError`. */
  // The input of each model has another type, and is checked.
  request(input: never, options?: RequestOptions): Request;
}

/**
 * A tool for a language model: it describes the input of a model, and creates requests from
 * arguments.
 */
export interface Tool<Request extends ModelRequest = ModelRequest> {
  /** The name, with the characters and the length that the provider accepts. */
  readonly name: string;
  /** The description, with the kinds of results. */
  readonly description: string;
  /** The JSON Schema of the arguments, with the keywords that the provider accepts. */
  readonly schema: ToolSchema;
  /**
   * Returns the request for the arguments of a call: an object, or its JSON as OpenAI sends it.
   *
   * @throws InvalidRequestError if the model can't accept them. Return its `message` to the
   * language model, which can then correct the call.
   */
  readonly parse: (args: unknown) => Request;
}

/** The JSON Schema of a tool's arguments. */
export interface ToolSchema {
  /** Arguments are an object. */
  type: 'object';
  /** The JSON Schema of each argument, by name. */
  properties: Record<string, object>;
  /** The names of the arguments that a call must have. */
  required?: string[];
  /** Other keywords. */
  [keyword: string]: unknown;
}

const common = ['type', 'description', 'properties', 'required', 'items', 'enum'];
const limits = ['minimum', 'maximum', 'minItems', 'maxItems'];

/**
 * The rules of each provider. Sources: OpenAI, "Structured Outputs: supported schemas" (strict
 * mode); Anthropic, "Tool use" and the errors of the Messages API; Google, `FunctionDeclaration`
 * and `Schema` of the Gemini API; Model Context Protocol, "Tools". An MCP server does not know who
 * calls it, so its tools keep to what all of them accept.
 */
const dialects: Readonly<Record<ToolProvider, Dialect>> = {
  openai: {
    keywords: new Set([...common, ...limits, 'multipleOf', 'additionalProperties']),
    isStrict: true,
    isClosed: true,
    propertyName: /^[A-Za-z0-9_-]{1,64}$/,
    maxEnumValues: 250,
  },
  anthropic: {
    keywords: new Set([
      ...[...common, ...limits, 'multipleOf', 'additionalProperties', 'title', 'default'],
      ...['pattern', 'not', 'minLength', 'maxLength', 'deprecated'],
    ]),
    propertyName: /^[A-Za-z0-9_.-]{1,64}$/,
  },
  google: {
    keywords: new Set([...common, ...limits, 'minLength', 'maxLength']),
    hasTextEnums: true,
    isClosed: true,
    propertyName: /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
    maxEnumValues: 250,
  },
  mcp: {
    keywords: new Set([...common, ...limits, 'minLength', 'maxLength', 'additionalProperties']),
    hasTextEnums: true,
    isClosed: true,
    propertyName: /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
    maxEnumValues: 250,
  },
};

/**
 * Returns a model as a tool for a language model. The schema states what the provider supports, the
 * descriptions state the rest, and `parse` validates all of it. With `openai`, set `strict: true`.
 *
 * @example
 * ```ts
 * const tool = toolFor(photaEdit, { provider: 'anthropic' });
 * const { name, description, schema } = tool;
 * const tools = [{ name, description, input_schema: schema }];
 * // When the language model calls it:
 * const { assets } = await scenario.run(tool.parse(call.input));
 * ```
 */
export function toolFor<Request extends ModelRequest>(
  model: ToolModel<Request>,
  { provider }: ToolOptions,
): Tool<Request> {
  const dialect = dialects[provider];
  // The tool has the name and the description of the model; descriptions state its constraints.
  const { properties, required } = model.jsonSchema;
  const { schema, toModel } = translateSchema({ properties, required }, dialect);
  return {
    name: nameOf(model.id),
    description: describe(model, dialect.isStrict === true),
    schema: schema as ToolSchema,
    parse: (args) =>
      model.request(toModel(typeof args === 'string' ? fromJson(args) : args) as never),
  };
}

/** Returns a name with the characters and the length that all providers accept. */
function nameOf(id: string): string {
  const words = id.replace(/^model_/, '').replace(/[^A-Za-z0-9_-]+/g, '_');
  const name = /^[A-Za-z_]/.test(words) ? words : `model_${words}`;
  return name.length <= 64 ? name : `${name.slice(0, 55)}_${hash(id)}`;
}

/** Returns eight characters that differ for IDs with the same start. */
function hash(text: string): string {
  let value = 0;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) % 0xffffffff;
  return value.toString(16).padStart(8, '0');
}

/** The kinds of output in words. */
export const outputNouns = {
  image: 'images',
  video: 'videos',
  audio: 'audio files',
  '3d': '3D models',
  text: 'text',
} as const;

/** OpenAI accepts 1,024 characters. */
const maxDescription = 1024;

function describe({ name, description, outputKinds }: ModelFacts, isStrict: boolean): string {
  const about = description === undefined ? `${name}.` : `${name}: ${description}`;
  const facts = [
    outputKinds.length > 0
      ? `Returns ${outputKinds.map((kind) => outputNouns[kind]).join(' and ')}.`
      : '',
    isStrict ? 'Set arguments that you do not need to null.' : '',
  ].filter((fact) => fact !== '');
  const end = facts.map((fact) => ` ${fact}`).join('');
  const room = maxDescription - end.length - 1;
  const text = about.length > room ? `${about.slice(0, room - 1)}…` : about;
  return `${text}${/[.!?…]$/.test(text) ? '' : '.'}${end}`;
}

/** Parses JSON. A text that is not JSON is returned as it is, for the validator to report. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
