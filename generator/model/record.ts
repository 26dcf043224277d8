/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** What the API's record of a model says beside its page, in the API's own words. */
export interface ModelRecord {
  /** When the model was last changed. */
  readonly updatedAt?: string;
  /** Only where the page has another. */
  readonly name?: string;
  /** Plain text; only where the page says it otherwise. */
  readonly shortDescription?: string;
  /** Only where the page has others. */
  readonly capabilities?: readonly string[];
  readonly tags?: readonly string[];
  /** The plan it asks for: 0 free, 25 creator, 50 pro, 75 team, 100 enterprise. */
  readonly accessRestrictions?: number;
  readonly complianceMetadata?: JsonObject;
  readonly compliantModelIds?: readonly string[];
  readonly disableRefund?: boolean;
  readonly uiConfig?: JsonObject;
  /** The order of the record's inputs, where it is not that of the list. */
  readonly order?: readonly string[];
  /** Facts of the page that the record does not have. */
  readonly without?: readonly string[];
  /** What this version does not know, as it came. */
  readonly other?: JsonObject;
}

/**
 * What the record says of one input beside the page's row: nothing stands here that the row says
 * already. Every record says `costImpact`, so it stands here only where it is true.
 */
export interface ParameterRecord {
  readonly type?: string;
  readonly required?: JsonObject;
  readonly default?: Json;
  readonly min?: number;
  readonly max?: number;
  readonly allowedValues?: readonly Json[];
  /** Plain text. */
  readonly description?: string;
  readonly step?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** The record's `minLength` and `maxLength` where it has an array type, for which they count items. */
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly kind?: string;
  readonly maxSize?: number;
  readonly maxDuration?: number;
  readonly modelTypes?: readonly string[];
  readonly inputs?: readonly RecordInput[];
  readonly label?: string;
  readonly group?: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly costImpact?: true;
  readonly prompt?: boolean;
  readonly promptSpark?: boolean;
  readonly color?: boolean;
  readonly parent?: boolean;
  readonly maskFrom?: string;
  readonly backgroundBehavior?: string;
  /** Fields of the row that the record does not have. */
  readonly without?: readonly string[];
  /** What this version does not know, as it came. */
  readonly other?: JsonObject;
}

/** An input of each item of an `inputs_array`. */
export interface RecordInput extends ParameterRecord {
  readonly name: string;
  readonly type: string;
}
