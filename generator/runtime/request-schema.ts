import type { InvalidRequestError } from './invalid-request-error.js';

/** A JSON Schema: the values of its keywords. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The schema of a request: a Standard Schema in the form of zod's core, which `z.toJSONSchema`,
 * `z.object`, forms and routers accept. All of them report the issues of `validate()`.
 */
export interface RequestSchema<Input> {
  /**
   * The Standard Schema interface, for forms, routers and other libraries. See standardschema.dev.
   */
  readonly '~standard': StandardSchema<Input>;
  /** For zod only. */
  _zod: ZodInternals<Input>;
  /**
   * Returns `value` if the model accepts it.
   *
   * @throws InvalidRequestError if the model can't accept it.
   */
  parse(value: unknown): Input;
  /** Returns `value` if the model accepts it, otherwise the error that `parse` throws. */
  safeParse(value: unknown): ParseResult<Input>;
}

/** The result of `safeParse`. */
export type ParseResult<Input> =
  | {
      /** Whether the model accepts the value. */
      readonly success: true;
      /** The value. */
      readonly data: Input;
      /** Absent. */
      readonly error?: undefined;
    }
  | {
      /** Whether the model accepts the value. */
      readonly success: false;
      /** The reasons why the model does not accept it. */
      readonly error: InvalidRequestError;
      /** Absent. */
      readonly data?: undefined;
    };

/**
 * The internals of a zod schema, for the compiler only: zod reads the types of input and output
 * here. Members that only zod's code reads are `never`, so that using a model does not load the
 * types of zod.
 */
export interface ZodInternals<Input> {
  /** The type that the schema accepts. */
  input: Input;
  /** The type that the schema returns. */
  output: Input;
  /** For zod only. */
  bag: never;
  /** For zod only. */
  constr: never;
  /** For zod only. */
  def: never;
  /** For zod only. */
  deferred: never;
  /** For zod only. */
  isst: never;
  /** For zod only. */
  parse: never;
  /** For zod only. */
  pattern: never;
  /** For zod only. */
  run: never;
  /** For zod only. */
  traits: never;
  /** For zod only. */
  version: never;
}

/** The Standard Schema interface, version 1. Source: standardschema.dev. */
export interface StandardSchema<Input> {
  /** The version of the interface. */
  readonly version: 1;
  /** The library that the schema comes from. */
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
      /** The reasons why the schema rejects the value. */
      readonly issues: readonly StandardIssue[];
    };

/** One reason why a Standard Schema rejects a value. */
export interface StandardIssue {
  /** The message of a `ValidationIssue`. */
  readonly message: string;
  /** The path to the value, as in a `ValidationIssue`. */
  readonly path?: readonly (PropertyKey | StandardPathSegment)[] | undefined;
}

/** A part of the path of a Standard Schema's issue. Source: standardschema.dev. */
export interface StandardPathSegment {
  /** The name or the index. */
  readonly key: PropertyKey;
}
