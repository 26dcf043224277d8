import type { ParameterLimits } from '../runtime/parameter-data.ts';
import type { FormFacts } from './parameter-facts.ts';

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** The facts of an API record that the page of the model lacks or contradicts, under their names in the API. */
export interface ModelRecord {
  /** The time of the last change. */
  readonly updatedAt?: string;
  /** Set if the page has another name. */
  readonly name?: string;
  /** Plain text. Set if the page has another description. */
  readonly shortDescription?: string;
  /** Set if the page has others. */
  readonly capabilities?: readonly string[];
  readonly tags?: readonly string[];
  /** The plan that the model requires: 0 free, 25 creator, 50 pro, 75 team, 100 enterprise. */
  readonly accessRestrictions?: number;
  readonly complianceMetadata?: JsonObject;
  readonly compliantModelIds?: readonly string[];
  readonly disableRefund?: boolean;
  /** The prices and times of earlier jobs, by variant. */
  readonly performanceStats?: JsonObject;
  readonly uiConfig?: JsonObject;
  /** The order of the record's inputs, if it is not that of `parameters`. */
  readonly order?: readonly string[];
  /** The facts of the page that the record lacks. */
  readonly without?: readonly string[];
  /** Fields that this version does not know, unchanged. */
  readonly other?: JsonObject;
}

/**
 * The limits that records have. For an array type, `minItems` and `maxItems` are the record's
 * `minLength` and `maxLength`, which count items there.
 */
type RecordLimit =
  | ('min' | 'max' | 'step' | 'minLength' | 'maxLength')
  | ('minItems' | 'maxItems' | 'maxSize' | 'maxDuration');

/**
 * The facts of an API record about one input that the page's row lacks or contradicts. Every record
 * has `costImpact`, so it is present only if it is true.
 */
export interface ParameterRecord
  extends Pick<ParameterLimits, RecordLimit>, Omit<FormFacts, 'valueLabels' | 'costImpact'> {
  readonly type?: string;
  readonly required?: JsonObject;
  readonly default?: Json;
  readonly allowedValues?: readonly Json[];
  /** Plain text. */
  readonly description?: string;
  readonly kind?: string;
  readonly modelTypes?: readonly string[];
  readonly inputs?: readonly RecordInput[];
  readonly costImpact?: true;
  readonly promptSpark?: boolean;
  readonly color?: boolean;
  readonly backgroundBehavior?: string;
  /** The fields of the row that the record lacks. */
  readonly without?: readonly string[];
  /** Fields that this version does not know, unchanged. */
  readonly other?: JsonObject;
}

/** An input of each item of an `inputs_array`. */
export interface RecordInput extends ParameterRecord {
  readonly name: string;
  readonly type: string;
}
