/**
 * A file that a model reads: the id of an asset (`asset_…`), a Blob or File that the client uploads,
 * or a `URL` that the API downloads.
 */
export type FileInput = string | FileContent | RemoteFile;

/** A file elsewhere on the web. Every `URL` object is one: `new URL('https://…')`. */
export interface RemoteFile {
  /** The whole URL. */
  readonly href: string;
  /** `https:` or `http:`. */
  readonly protocol: string;
}

/** The members of a Blob or File that the client uses. */
export interface FileContent {
  readonly name?: string;
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  slice(start?: number, end?: number, contentType?: string): FileContent;
}

declare const checked: unique symbol;

/**
 * A request as plain data: `body` is the JSON that the API takes at `path`. Only a model makes one,
 * so that whoever gets one knows that it was checked.
 */
export interface ModelRequest<Id extends string = string, Body extends object = object> {
  /** For the compiler alone: no such property is there. */
  readonly [checked]: true;
  readonly modelId: Id;
  readonly method: 'POST';
  /** The path below the base URL of the API, `/generate/custom/model_phota-edit`. */
  readonly path: string;
  readonly body: Body;
}

/** A model: what it takes as types, as a validator, as a request builder and as data. */
export interface Model<
  Id extends string,
  Input extends object,
  Required extends keyof Input = never,
> {
  readonly id: Id;
  readonly name: string;
  readonly capabilities: readonly string[];
  /** The facts of each parameter from the reference, by name. */
  readonly parameters: ModelParameters<Input>;
  /** The zod schema of the request body, also a Standard Schema. Built when first used. */
  readonly schema: RequestSchema<Input>;
  /** A builder whose `build()` does not compile until every required parameter is given. */
  builder(): RequestBuilder<Id, Input, Required>;
  /**
   * The request for `input`, with the defaults of required parameters filled in.
   * @throws InvalidRequestError when the model can't take `input`.
   */
  request(input: Input, options?: RequestOptions): ModelRequest<Id, Input>;
  /** Returns whether the model accepts `input`, and if not, all reasons. */
  validate(input: unknown): Validation<Input>;
}

export interface RequestOptions {
  /** Sent as it is, over what was given and without a check: for what the reference does not know yet. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** One method a parameter, and `build()`. Each call gives a new builder, so a half-filled one can be kept. */
export type RequestBuilder<
  Id extends string,
  Input extends object,
  Missing extends keyof Input,
> = Setters<Id, Input, Missing, Exclude<keyof Input, BuilderName>> &
  RenamedSetters<Id, Input, Missing, Extract<keyof Input, BuilderName>> & {
    readonly build: [Missing] extends [never]
      ? (options?: RequestOptions) => ModelRequest<Id, Input>
      : MissingParameter<Missing>;
  };

/** Names that a builder keeps for itself, or that JavaScript looks up on any object. */
export type BuilderName = 'build' | 'then' | 'constructor' | '__proto__';

/** In this form the compiler keeps the comments of the input's properties. */
export type Setters<
  Id extends string,
  Input extends object,
  Missing extends keyof Input,
  Names extends keyof Input,
> = {
  readonly [Name in Names]-?: (
    value: Exclude<Input[Name], undefined>,
  ) => RequestBuilder<Id, Input, Exclude<Missing, Name>>;
};

/** A parameter with one of those names is set by `withBuild`, `withThen` and so on. */
export type RenamedSetters<
  Id extends string,
  Input extends object,
  Missing extends keyof Input,
  Names extends keyof Input & string,
> = {
  readonly [Name in Names as `with${Capitalize<Name>}`]: (
    value: Exclude<Input[Name], undefined>,
  ) => RequestBuilder<Id, Input, Exclude<Missing, Name>>;
};

/** Takes the place of `build()` until these parameters are given. */
export interface MissingParameter<Names> {
  readonly missing: Names;
}

export type ModelParameters<Input extends object> = {
  readonly [Name in keyof Input]-?: ParameterOf<Exclude<Input[Name], undefined>>;
};

export interface ParameterOf<Value> extends ParameterData {
  readonly default?: Value;
  readonly allowedValues?: readonly (Value extends readonly (infer Item)[] ? Item : Value)[];
}

/** One parameter as the reference describes it. Bounds and allowed values of a list are for each item. */
export interface ParameterData {
  /** The reference's own word: `string`, `number`, `boolean`, `file`, `file_array`, … */
  readonly type: string;
  readonly required?: boolean;
  readonly default?: unknown;
  readonly min?: number;
  readonly max?: number;
  readonly allowedValues?: readonly unknown[];
  readonly integer?: boolean;
  /** The distance between allowed numbers, counted from `min` or else from 0. */
  readonly step?: number;
  /** In characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Of a list. */
  readonly minItems?: number;
  readonly maxItems?: number;
  /** The kind of a file: `image`, `video`, `audio`, `3d`, … */
  readonly kind?: string;
  /** Of a file, in bytes. */
  readonly maxSize?: number;
  /** Of a file, in seconds. */
  readonly maxDuration?: number;
  /** Which trained models are taken. */
  readonly modelTypes?: readonly string[];
  readonly label?: string;
  readonly group?: string;
  /** The labels of allowed values in a form, by the value as text. */
  readonly valueLabels?: Readonly<Record<string, string>>;
  /** Whether it changes the price. */
  readonly costImpact?: boolean;
  /** The builder's method, where that has another name than the parameter. */
  readonly setter?: string;
  /** Plain text. */
  readonly description?: string;
  /** The parameters of each item of an `inputs_array`. */
  readonly inputs?: Readonly<Record<string, ParameterData>>;
}

export type Validation<Input> =
  | { readonly success: true; readonly data: Input }
  | { readonly success: false; readonly issues: readonly ValidationIssue[] };

/** One reason why a model can't take an input. */
export interface ValidationIssue {
  readonly code:
    | 'missing'
    | 'wrong_type'
    | 'too_small'
    | 'too_big'
    | 'not_allowed'
    | 'unknown_parameter'
    | 'wrong_step'
    /** A rule between parameters. */
    | 'rule'
    | 'invalid';
  /** The parameter, then indexes into lists: `['referenceImages', 0]`. */
  readonly path: readonly (string | number)[];
  /** Without the parameter's name: `must be at most 4 (got 9)`. */
  readonly message: string;
  readonly given: unknown;
  readonly allowed?: readonly unknown[];
}

/** The part of a zod schema that needs no types of zod; `zodSchema()` gives the rest. */
export interface RequestSchema<Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Input> | Promise<StandardResult<Input>>;
    readonly types?: { readonly input: Input; readonly output: Input } | undefined;
  };
  /** @throws InvalidRequestError when the model can't take `value`. */
  parse(value: unknown): Input;
}

/** The result of a Standard Schema, see standardschema.dev. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string }[] };
