import type { PageLayout } from './layout.ts';
import type { ModelRecord, ParameterRecord } from './record.ts';

/**
 * The content of one reference page: the models of one provider in one category.
 * Stored as `models/<category>/<provider>.yaml`. A field is absent if the page lacks it.
 */
export interface Definition {
  readonly provider: string;
  /** As on the page: `image generation`. Provider and category identify a page. */
  readonly category: string;
  readonly source: Source;
  readonly models: readonly ModelDefinition[];
}

/** The URL and the date of a page. */
export interface Source {
  /** The URL of the page; absent if it was imported from a file or from standard input. */
  readonly url?: string;
  /** The date on the page, `YYYY-MM-DD`; absent if the definition has only API records. */
  readonly lastUpdated?: string;
  /** The headers of the last HTTP response, by which a sync downloads only pages that changed. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** The layout of the page, if it is not the usual one. */
  readonly layout?: PageLayout;
}

/** One model of a definition. */
export interface ModelDefinition {
  /** The ID in the API, `model_phota-edit`. */
  readonly id: string;
  readonly name: string;
  /**
   * The name in code, if it is not the one derived from `name`. An import records it, so that a
   * model keeps its name in code if it is renamed or if another model gets the same name.
   */
  readonly identifier?: string;
  /** Markdown, one line. */
  readonly description?: string;
  /** The page marks it as deprecated. */
  readonly deprecated?: true;
  readonly capabilities: readonly string[];
  /** The link to the model's own Markdown page. */
  readonly llmMarkdown?: string;
  /** `false` if the model has an API record, but no section on the page. */
  readonly onPage?: false;
  /**
   * The facts of the API record that the page lacks or contradicts; absent if none was imported.
   */
  readonly record?: ModelRecord;
  readonly parameters: readonly Parameter[];
}

/** One row of a parameter table. */
export interface Parameter {
  readonly name: string;
  /** One of {@link parameterTypes}, or a type that this version does not know. */
  readonly type: string;
  readonly required?: true;
  /** A value of the parameter's type; a list for an array type. */
  readonly default?: Scalar | readonly Scalar[];
  /** For an array type, the minimum of each item. */
  readonly min?: number;
  /** For an array type, the maximum of each item. */
  readonly max?: number;
  /** For an array type, the allowed values of each item. */
  readonly allowedValues?: readonly Scalar[];
  /** Markdown, one line. */
  readonly description?: string;
  /** The page marks it as deprecated. */
  readonly deprecated?: true;
  /** The spelling of values on the page, if they would be printed differently: `1.0`, `1e3`. */
  readonly written?: WrittenValues;
  /** `false` if the parameter is in the API record, but has no row on the page. */
  readonly onPage?: false;
  /**
   * The facts of the API record that the row lacks or contradicts; absent if the record lacks the
   * input.
   */
  readonly record?: ParameterRecord;
}

/** The text of cells whose numbers the page spells differently than this program prints them. */
export interface WrittenValues {
  readonly type?: string;
  readonly default?: string;
  readonly min?: string;
  readonly max?: string;
  readonly allowedValues?: readonly string[];
}

/** A single value on a page: a default, or an allowed value. */
export type Scalar = string | number | boolean;

/** Returns whether a value is a string, a number or a boolean. */
export function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** The types that the reference uses. It has neither an integer nor an object type. */
export const parameterTypes = [
  'string',
  'number',
  'boolean',
  'file',
  'file_array',
  'string_array',
  'number_array',
  'model',
  'model_array',
  'inputs_array',
] as const;

/** A parameter type that this version knows. */
export type ParameterType = (typeof parameterTypes)[number];

const knownTypes: ReadonlySet<string> = new Set(parameterTypes);

/** Returns whether this version knows a type. */
export function isParameterType(type: string): type is ParameterType {
  return knownTypes.has(type);
}

/** Returns whether a parameter type is a list, such as `number_array`. */
export function isArrayType(type: string): boolean {
  return type.endsWith('_array');
}
