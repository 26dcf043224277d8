import type { ConstraintFields } from './constraint-data.js';

/** The parameters of a model, by name. */
export type ModelParameters<Input extends object> = {
  readonly [Name in keyof Input]-?: ParameterOf<Exclude<Input[Name], undefined>>;
};

/** One parameter, with the type of its value. */
export interface ParameterOf<Value> extends ParameterData {
  /** The value that the API uses if the parameter is omitted. */
  readonly default?: Value;
  /** The only values that the model accepts; for a list, the only items. */
  readonly allowedValues?: readonly (Value extends readonly (infer Item)[] ? Item : Value)[];
}

/** The limits of a parameter. Those of a list apply to each item, except the numbers of items. */
export interface ParameterLimits {
  /** The minimum, inclusive. */
  readonly min?: number;
  /** The maximum, inclusive. */
  readonly max?: number;
  /** Whether the value must be a whole number. */
  readonly integer?: boolean;
  /** The distance between allowed numbers, counted from `min`, or from 0 without one. */
  readonly step?: number;
  /** The minimum length of a string, in characters. */
  readonly minLength?: number;
  /** The maximum length of a string, in characters. */
  readonly maxLength?: number;
  /** The minimum number of items of a list. */
  readonly minItems?: number;
  /** The maximum number of items of a list. */
  readonly maxItems?: number;
  /** The maximum size of a file, in bytes. */
  readonly maxSize?: number;
  /** The minimum duration of a file, in seconds. */
  readonly minDuration?: number;
  /** The maximum duration of a file, in seconds. */
  readonly maxDuration?: number;
  /** The minimum width of an image or video, in pixels. */
  readonly minWidth?: number;
  /** The maximum width of an image or video, in pixels. */
  readonly maxWidth?: number;
  /** The minimum height of an image or video, in pixels. */
  readonly minHeight?: number;
  /** The maximum height of an image or video, in pixels. */
  readonly maxHeight?: number;
  /** The minimum aspect ratio of an image or video: its width divided by its height. */
  readonly minAspectRatio?: number;
  /** The maximum aspect ratio of an image or video: its width divided by its height. */
  readonly maxAspectRatio?: number;
  /** The extensions of accepted files, in lower case and without a dot: `png`. */
  readonly fileFormats?: readonly string[];
}

/**
 * One parameter as the reference describes it. Limits and allowed values of a list apply to each
 * item.
 */
export interface ParameterData extends ParameterLimits {
  /** The type as the reference writes it: `string`, `number`, `boolean`, `file`, `file_array`, … */
  readonly type: string;
  /** Whether a request must contain it. Default: no. */
  readonly required?: boolean;
  /** The value that the API uses if it is omitted. */
  readonly default?: unknown;
  /** The only values that the model accepts; for a list, the only items. */
  readonly allowedValues?: readonly unknown[];
  /** The kind of a file: `image`, `video`, `audio`, `3d`, … */
  readonly kind?: string;
  /** The format of a string, as overlays name it: `hex-color`, `json-array`, `url`, `date`, … */
  readonly textFormat?: string;
  /** The types of trained models that it accepts. */
  readonly modelTypes?: readonly string[];
  /** The label in forms. */
  readonly label?: string;
  /** The group of parameters in forms. */
  readonly group?: string;
  /** The labels of allowed values in forms, by the value as a string. */
  readonly valueLabels?: Readonly<Record<string, string>>;
  /** Advice for forms. */
  readonly hint?: string;
  /** The text in an empty field of a form. */
  readonly placeholder?: string;
  /** Whether it is the prompt. */
  readonly prompt?: boolean;
  /** The file parameter that this file is the mask of. */
  readonly maskFrom?: string;
  /** Whether it affects the price. */
  readonly costImpact?: boolean;
  /** The method of the builder, if its name differs from the parameter's name. */
  readonly setter?: string;
  /** The description, as plain text. */
  readonly description?: string;
  /** Facts that JSON Schema has no keywords for. In a JSON Schema, they follow the description. */
  readonly note?: string;
  /** Whether the parameter should no longer be used. */
  readonly deprecated?: boolean;
  /** The parameters of each item of an `inputs_array`. */
  readonly inputs?: Readonly<Record<string, ParameterData>>;
  /** The constraints between the parameters of each item, as data. Default: none. */
  readonly constraints?: readonly ConstraintFields[];
}

/** Values of several parameters that belong together. Source: the API record of the model. */
export interface PresetData {
  /** The label in forms. */
  readonly label: string;
  /** The values by parameter; empty if the model chooses them. */
  readonly values: Readonly<Record<string, unknown>>;
}
