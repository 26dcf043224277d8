import type { ConstraintFields } from './constraint-data.js';
import type { ModelParameters, ParameterData, PresetData } from './parameter-data.js';
import type { JsonSchema, RequestSchema } from './request-schema.js';
import type { Validation } from './validation.js';

export type { ConstraintFields } from './constraint-data.js';
export type * from './parameter-data.js';
export type * from './request-schema.js';
export type * from './validation.js';

/**
 * A file that a model reads: the ID of an asset (`asset_…`), a Blob or File that the client
 * uploads, or a `URL` that the API downloads.
 */
export type FileInput = string | FileContent | RemoteFile;

/** A file on the web. Any `URL` object is one: `new URL('https://…')`. */
export interface RemoteFile {
  /** The complete URL. */
  readonly href: string;
  /** `https:` or `http:`. */
  readonly protocol: string;
}

/** The part of a Blob or File that the client uses. */
export interface FileContent {
  /** The name, if it is a File. Default: `file` and a number, with the extension of its type. */
  readonly name?: string;
  /** The size in bytes. */
  readonly size: number;
  /** The MIME type, such as `image/png`; `''` if it is unknown. */
  readonly type: string;
  /** Reads the content. */
  arrayBuffer(): Promise<ArrayBuffer>;
  /** Returns the bytes from `start` up to, but not including, `end`. */
  slice(start?: number, end?: number, contentType?: string): FileContent;
}

/**
 * The kind of a result: `image`, `video`, `audio` and `3d` are assets, `text` is the `text` of a
 * `RunResult`. Source: the part of a capability after the `2`, `img2video`.
 */
export type OutputKind = 'image' | 'video' | 'audio' | '3d' | 'text';

declare const checked: unique symbol;

/**
 * A request as plain data: `body` is the JSON that the API accepts at `path`. Only a model creates
 * one, so a function that accepts one knows that it was validated.
 */
export interface ModelRequest<
  Id extends string = string,
  Body extends object = object,
  Kinds extends OutputKind = OutputKind,
> {
  /** For the compiler only: the output kinds. The object does not have this property. */
  readonly [checked]: Kinds;
  /** The ID of the model. */
  readonly modelId: Id;
  /** The HTTP method. */
  readonly method: 'POST';
  /** The path below the URL of the API: `/generate/custom/model_phota-edit`. */
  readonly path: string;
  /** The parameters by name. `JSON.stringify` throws while it contains files. */
  readonly body: Body;
}

/** The facts of a model that do not depend on the types of its parameters. */
export interface ModelFacts<Id extends string = string, Kinds extends OutputKind = OutputKind> {
  /** The ID of the model in the API. */
  readonly id: Id;
  /** The name of the model on Scenario. */
  readonly name: string;
  /** The description, as plain text. */
  readonly description?: string;
  /** Whether the model should no longer be used. */
  readonly deprecated?: boolean;
  /** The capabilities, such as `txt2img`. */
  readonly capabilities: readonly string[];
  /** The kinds of results; empty if the reference does not state them. */
  readonly outputKinds: readonly Kinds[];
  /**
   * The constraints between parameters, as data: those that the validator checks, and those that
   * state when the API ignores a parameter.
   */
  readonly constraints: readonly ConstraintFields[];
  /** Labeled sets of values, for forms. */
  readonly presets: readonly PresetData[];
  /**
   * The JSON Schema 2020-12 of the request body, as in the package's `schema/`. Created on each
   * access.
   */
  readonly jsonSchema: JsonSchema;
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
  Kinds extends OutputKind = OutputKind,
> extends ModelFacts<Id, Kinds> {
  /** The parameters as the reference describes them, by name. */
  readonly parameters: ModelParameters<Input>;
  /**
   * The schema of the request body: a Standard Schema that zod accepts too. Created on first use.
   */
  readonly schema: RequestSchema<Input>;
  /**
   * Returns a builder whose `build()` does not compile until every required parameter is set.
   *
   * @example
   * ```ts
   * const request = photaEdit.builder().prompt('in soft light').referenceImages(['asset_…']).build();
   * ```
   */
  builder(): RequestBuilder<Id, Input, Required, Kinds>;
  /**
   * Returns the request for `input`, with the defaults of required parameters filled in.
   *
   * @throws InvalidRequestError if the model can't accept `input`.
   */
  request(input: Input, options?: RequestOptions): ModelRequest<Id, Input, Kinds>;
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

/**
 * A model that is chosen at run time, and validates any input: `findModel` of the registry returns
 * one.
 */
export interface AnyModel extends ModelFacts {
  /** The parameters as the reference describes them, by name. */
  readonly parameters: Readonly<Record<string, ParameterData>>;
  /**
   * Returns the request for `input`, with the defaults of required parameters filled in.
   *
   * @throws InvalidRequestError if the model can't accept `input`.
   */
  request(input: unknown, options?: RequestOptions): ModelRequest;
  /** Returns whether the model accepts `input`, and all reasons if it does not. Never throws. */
  validate(input: unknown): Validation<object>;
}

/** The names of the parameters that an input must have. */
export type RequiredKeys<Input extends object> = {
  [Name in keyof Input]-?: object extends Pick<Input, Name> ? never : Name;
}[keyof Input];

/** The options of a request. */
export interface RequestOptions {
  /**
   * Parameters that the reference does not list yet, by name. They are sent without validation, and
   * override parameters of the same name.
   *
   * @example
   * ```ts
   * photaEdit.request(input, { extra: { newParameter: 7 } });
   * ```
   */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * A builder of requests: one method for each parameter, and `build()`. Each call returns a new
 * builder, so an incomplete builder can be reused.
 */
export type RequestBuilder<
  Id extends string,
  Input extends object,
  Missing extends keyof Input,
  Kinds extends OutputKind = OutputKind,
> = Setters<Id, Input, Missing, Exclude<keyof Input, BuilderName>, Kinds> &
  RenamedSetters<Id, Input, Missing, Extract<keyof Input, BuilderName>, Kinds> & {
    /** Returns the request. @throws InvalidRequestError if the model can't accept the input. */
    readonly build: [Missing] extends [never]
      ? (options?: RequestOptions) => ModelRequest<Id, Input, Kinds>
      : MissingParameter<Missing>;
  };

/** Names that a builder reserves, or that JavaScript looks up on any object. */
export type BuilderName = 'build' | 'then' | 'constructor' | '__proto__';

/** The methods of a builder. This form preserves the docstrings of the parameters. */
export type Setters<
  Id extends string,
  Input extends object,
  Missing extends keyof Input,
  Names extends keyof Input,
  Kinds extends OutputKind = OutputKind,
> = {
  readonly [Name in Names]-?: (
    value: Exclude<Input[Name], undefined>,
  ) => RequestBuilder<Id, Input, Exclude<Missing, Name>, Kinds>;
};

/** The methods for parameters with a {@link BuilderName}: `withBuild`, `withThen` and so on. */
export type RenamedSetters<
  Id extends string,
  Input extends object,
  Missing extends keyof Input,
  Names extends keyof Input & string,
  Kinds extends OutputKind = OutputKind,
> = {
  readonly [Name in Names as `with${Capitalize<Name>}`]: (
    value: Exclude<Input[Name], undefined>,
  ) => RequestBuilder<Id, Input, Exclude<Missing, Name>, Kinds>;
};

/** The type of `build` as long as required parameters are missing: it can't be called. */
export interface MissingParameter<Names> {
  /** The names of the missing parameters. */
  readonly missing: Names;
}
