import type { ParameterLimits } from '../runtime/parameter-data.ts';

/** The limits of a parameter as an overlay sets them: `null` removes one that page or record has. */
export type RemovableLimits = {
  readonly [Field in keyof ParameterLimits]?: Exclude<ParameterLimits[Field], undefined> | null;
};

/** How the API's web app shows and uses a parameter. */
export interface FormFacts {
  readonly label?: string;
  readonly group?: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** The labels of allowed values, by the value as text. */
  readonly valueLabels?: Readonly<Record<string, string>>;
  /** Whether the value affects the price. */
  readonly costImpact?: boolean;
  /** Whether the parameter is the prompt. */
  readonly prompt?: boolean;
  /** Whether the file becomes the parent of the result. */
  readonly parent?: boolean;
  /** The file parameter whose file this one masks. */
  readonly maskFrom?: string;
}
