import type { ModelRecord, ParameterRecord } from './record.ts';

/**
 * A definition: what one reference page says about the models of one provider in one category.
 * Stored as `models/<category>/<provider>.yaml`. Absent means absent on the page.
 */
export interface Definition {
  readonly provider: string;
  /** As the page writes it: `image generation`. Provider and category together name a page. */
  readonly category: string;
  readonly source: Source;
  readonly models: readonly ModelDefinition[];
}

export interface Source {
  /** Where the page was read from; absent when it came as a file or as pasted text. */
  readonly url?: string;
  /** The page's own date, `YYYY-MM-DD`; absent where there is no page and the API's records say all. */
  readonly lastUpdated?: string;
  /** What the server said of the page when it was read, so that a sync asks only for news. */
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface ModelDefinition {
  /** The id that the API takes, `model_phota-edit`. */
  readonly id: string;
  readonly name: string;
  /**
   * The name in code, where it is not the one that follows from `name`: kept by an import so that
   * a model keeps its name in code when it is renamed or when another takes the same name.
   */
  readonly identifier?: string;
  /** Markdown, one line. */
  readonly description?: string;
  readonly capabilities: readonly string[];
  /** The link to the model's own Markdown page. */
  readonly llmMarkdown?: string;
  /** The page has no section for it: only the API's record knows it. */
  readonly onPage?: false;
  /** What the API's record says beside the page; absent where no record was imported. */
  readonly record?: ModelRecord;
  readonly parameters: readonly Parameter[];
}

/** One row of a parameter table. */
export interface Parameter {
  readonly name: string;
  /** One of {@link parameterTypes}, or a type that the reference has and this version does not know. */
  readonly type: string;
  readonly required?: true;
  /** Of the parameter's type; a list for an array type. */
  readonly default?: Scalar | readonly Scalar[];
  /** For an array type, of each item. */
  readonly min?: number;
  /** For an array type, of each item. */
  readonly max?: number;
  /** For an array type, of each item. */
  readonly allowedValues?: readonly Scalar[];
  /** Markdown, one line. */
  readonly description?: string;
  /** The spelling on the page of values that print in another way: `1.0`, `1e3`. */
  readonly written?: WrittenValues;
  /** The page has no row for it: only the API's record knows it. */
  readonly onPage?: false;
  /** What the API's record says beside the page; absent where the record does not know it. */
  readonly record?: ParameterRecord;
}

/** The text of cells whose numbers the page spells in another way than this program prints them. */
export interface WrittenValues {
  readonly default?: string;
  readonly min?: string;
  readonly max?: string;
  readonly allowedValues?: readonly string[];
}

export type Scalar = string | number | boolean;

/** The types that the reference is known to use. There is no integer and no object among them. */
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

export type ParameterType = (typeof parameterTypes)[number];

const known: ReadonlySet<string> = new Set(parameterTypes);

export function isParameterType(type: string): type is ParameterType {
  return known.has(type);
}
