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

/** The part of a Blob or File that the client uses. Every Blob and every File is one. */
export interface FileContent {
  /** The name, if it is a File. Default: `file` with the extension of its type. */
  readonly name?: string;
  /** The size in bytes. */
  readonly size: number;
  /** The MIME type, such as `image/png`; `''` if it is not known. */
  readonly type: string;
  /** Reads the whole content. */
  arrayBuffer(): Promise<ArrayBuffer>;
  /** Returns the content from byte `start` up to byte `end`, which is not part of it. */
  slice(start?: number, end?: number, contentType?: string): FileContent;
}

declare const checked: unique symbol;

/**
 * A request as plain data: `body` is the JSON that the API accepts at `path`. Only a model makes one,
 * so a function that accepts one knows that it was checked.
 */
export interface ModelRequest<Id extends string = string, Body extends object = object> {
  /** For the compiler only: the object has no such property. */
  readonly [checked]: true;
  /** The id of the model. */
  readonly modelId: Id;
  /** The HTTP method. */
  readonly method: 'POST';
  /** The path below the URL of the API: `/generate/custom/model_phota-edit`. */
  readonly path: string;
  /** The parameters by name. It refuses to become JSON while it holds files. */
  readonly body: Body;
}

/**
 * A model: the types of its input, a validator, a request builder, and its parameters as data.
 *
 * @example
 * ```ts
 * const request = photaEdit.request({ prompt: 'in soft light', referenceImages: ['asset_…'] });
 * const { assets } = await scenario.run(request);
 * ```
 */
export interface Model<
  Id extends string,
  Input extends object,
  Required extends keyof Input = never,
> {
  /** The id by which the API knows it. */
  readonly id: Id;
  /** The name that Scenario shows. */
  readonly name: string;
  /** The capabilities, such as `txt2img`. */
  readonly capabilities: readonly string[];
  /** The parameters as the reference describes them, by name. */
  readonly parameters: ModelParameters<Input>;
  /** The zod schema of the request body, also a Standard Schema. Built when first used. */
  readonly schema: RequestSchema<Input>;
  /**
   * Returns a builder whose `build()` does not compile until every required parameter is given.
   *
   * @example
   * ```ts
   * const request = photaEdit.builder().prompt('in soft light').referenceImages(['asset_…']).build();
   * ```
   */
  builder(): RequestBuilder<Id, Input, Required>;
  /**
   * Returns the request for `input`, with the defaults of required parameters filled in.
   *
   * @throws InvalidRequestError if the model can't accept `input`.
   */
  request(input: Input, options?: RequestOptions): ModelRequest<Id, Input>;
  /**
   * Returns whether the model accepts `input`, and all reasons if it does not. Never throws.
   *
   * @example
   * ```ts
   * const result = photaEdit.validate(JSON.parse(text));
   * if (!result.success) console.log(result.issues.map(({ path, message }) => `${path} ${message}`));
   * ```
   */
  validate(input: unknown): Validation<Input>;
}

/** The options of a request. */
export interface RequestOptions {
  /**
   * Parameters that the reference does not know yet, by name. They are sent without a check, and
   * replace parameters of the same name.
   */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/**
 * A builder of requests: one method for each parameter, and `build()`. Each call returns a new
 * builder, so an incomplete one can be kept and used several times.
 */
export type RequestBuilder<
  Id extends string,
  Input extends object,
  Missing extends keyof Input,
> = Setters<Id, Input, Missing, Exclude<keyof Input, BuilderName>> &
  RenamedSetters<Id, Input, Missing, Extract<keyof Input, BuilderName>> & {
    /** Returns the request. @throws InvalidRequestError if the model can't accept the input. */
    readonly build: [Missing] extends [never]
      ? (options?: RequestOptions) => ModelRequest<Id, Input>
      : MissingParameter<Missing>;
  };

/** Names that a builder keeps for itself, or that JavaScript looks up on any object. */
export type BuilderName = 'build' | 'then' | 'constructor' | '__proto__';

/** The methods of a builder. In this form the compiler keeps the comments of the parameters. */
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

/** The methods for parameters with a {@link BuilderName}: `withBuild`, `withThen` and so on. */
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

/** The type of `build` as long as required parameters are missing: it can't be called. */
export interface MissingParameter<Names> {
  /** The names of the missing parameters. */
  readonly missing: Names;
}

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

/** One parameter as the reference describes it. Limits and allowed values of a list apply to each item. */
export interface ParameterData {
  /** The type as the reference writes it: `string`, `number`, `boolean`, `file`, `file_array`, … */
  readonly type: string;
  /** Whether a request must contain it. Default: no. */
  readonly required?: boolean;
  /** The value that the API uses if it is omitted. */
  readonly default?: unknown;
  /** The smallest number that the model accepts. */
  readonly min?: number;
  /** The largest number that the model accepts. */
  readonly max?: number;
  /** The only values that the model accepts; for a list, the only items. */
  readonly allowedValues?: readonly unknown[];
  /** Whether a number must be whole. */
  readonly integer?: boolean;
  /** The distance between allowed numbers, counted from `min`, or from 0 without one. */
  readonly step?: number;
  /** The minimum length of a text, in characters. */
  readonly minLength?: number;
  /** The maximum length of a text, in characters. */
  readonly maxLength?: number;
  /** The minimum number of items of a list. */
  readonly minItems?: number;
  /** The maximum number of items of a list. */
  readonly maxItems?: number;
  /** The kind of a file: `image`, `video`, `audio`, `3d`, … */
  readonly kind?: string;
  /** The maximum size of a file, in bytes. */
  readonly maxSize?: number;
  /** The minimum duration of a file, in seconds. */
  readonly minDuration?: number;
  /** The maximum duration of a file, in seconds. */
  readonly maxDuration?: number;
  /** The minimum width of a picture or a video, in pixels. */
  readonly minWidth?: number;
  /** The maximum width of a picture or a video, in pixels. */
  readonly maxWidth?: number;
  /** The minimum height of a picture or a video, in pixels. */
  readonly minHeight?: number;
  /** The maximum height of a picture or a video, in pixels. */
  readonly maxHeight?: number;
  /** The minimum aspect ratio of a picture or a video: its width divided by its height. */
  readonly minAspectRatio?: number;
  /** The maximum aspect ratio of a picture or a video: its width divided by its height. */
  readonly maxAspectRatio?: number;
  /** The endings of the names of accepted files, in lower case and without a dot: `png`. */
  readonly fileFormats?: readonly string[];
  /** The form of a text: `hex-color`, `hex-color-with-hash`, `hex-color-without-hash`, `json`, `json-array`, `json-object`. */
  readonly textFormat?: string;
  /** The types of trained models that it accepts. */
  readonly modelTypes?: readonly string[];
  /** The label in forms. */
  readonly label?: string;
  /** The group of parameters in forms. */
  readonly group?: string;
  /** The labels of allowed values in forms, by the value as text. */
  readonly valueLabels?: Readonly<Record<string, string>>;
  /** Whether it changes the price. */
  readonly costImpact?: boolean;
  /** The method of the builder, if it has another name than the parameter. */
  readonly setter?: string;
  /** The description, as plain text. */
  readonly description?: string;
  /** The parameters of each item of an `inputs_array`. */
  readonly inputs?: Readonly<Record<string, ParameterData>>;
}

/** The result of `validate`: the input, or the reasons why the model can't accept it. */
export type Validation<Input> =
  | {
      /** Whether the model accepts the input. */
      readonly success: true;
      /** The input. */
      readonly data: Input;
    }
  | {
      /** Whether the model accepts the input. */
      readonly success: false;
      /** All reasons why not. */
      readonly issues: readonly ValidationIssue[];
    };

/** One reason why a model can't accept an input. */
export interface ValidationIssue {
  /** The kind of the issue; `rule` is a constraint between parameters. */
  readonly code:
    | 'missing'
    | 'wrong_type'
    | 'too_small'
    | 'too_big'
    | 'not_allowed'
    | 'unknown_parameter'
    | 'wrong_step'
    | 'rule'
    | 'invalid';
  /** The name of the parameter, then indexes into lists: `['referenceImages', 0]`. */
  readonly path: readonly (string | number)[];
  /** The message without the name of the parameter: `must be at most 4 (got 9)`. */
  readonly message: string;
  /** The value that was given. */
  readonly given: unknown;
  /** The allowed values, if the code is `not_allowed`. */
  readonly allowed?: readonly unknown[];
}

/** A schema of zod's core, without its types: `zodSchema()` returns one with methods and types. */
export interface RequestSchema<Input> {
  /** The Standard Schema interface, for forms, routers and other libraries. See standardschema.dev. */
  readonly '~standard': StandardSchema<Input>;
  /**
   * Returns `value` if the model accepts it.
   *
   * @throws InvalidRequestError if the model can't accept it.
   */
  parse(value: unknown): Input;
}

/** The Standard Schema interface, version 1. Source: standardschema.dev. */
export interface StandardSchema<Input> {
  /** The version of the interface. */
  readonly version: 1;
  /** The library that made the schema. */
  readonly vendor: string;
  /** Returns the value, or the reasons why the model can't accept it. */
  readonly validate: (value: unknown) => StandardResult<Input> | Promise<StandardResult<Input>>;
  /** For the compiler only: the types of input and output. */
  readonly types?: StandardTypes<Input> | undefined;
}

/** The types of a Standard Schema. */
export interface StandardTypes<Input> {
  /** The type that it accepts. */
  readonly input: Input;
  /** The type that it returns. */
  readonly output: Input;
}

/** The result of a Standard Schema. Source: standardschema.dev. */
export type StandardResult<Output> =
  | {
      /** The value. */
      readonly value: Output;
      /** Absent, as there are none. */
      readonly issues?: undefined;
    }
  | {
      /** The reasons why the schema refuses the value. */
      readonly issues: readonly StandardIssue[];
    };

/** One reason why a Standard Schema refuses a value. */
export interface StandardIssue {
  /** The message. */
  readonly message: string;
}
