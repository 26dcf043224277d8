/**
 * Whether there is a job: `none`, `accepted` (then `jobId` names it), or `unknown`, as the request
 * was sent and its response was not seen.
 */
export type Submission = 'none' | 'accepted' | 'unknown';

/** The details of an error. Those that are not known are undefined. */
export interface ErrorDetails {
  /** The model that the request was for. */
  readonly modelId?: string | undefined;
  /** The job that the request was about. */
  readonly jobId?: string | undefined;
  /** The HTTP status of the response. */
  readonly status?: number | undefined;
  /** The ID by which Scenario's support finds the request. */
  readonly requestId?: string | undefined;
  /** The body of the response: parsed if it is JSON, otherwise its first 500 characters. */
  readonly responseBody?: unknown;
  /** Milliseconds until the server accepts another try, if it says so. */
  readonly retryAfter?: number | undefined;
  /** Whether there is a job. */
  readonly submission?: Submission | undefined;
  /** The error, or the abort reason, that led to this one. */
  readonly cause?: unknown;
  /** Of a `PermissionError`. */
  readonly requiredPlan?: string | undefined;
  /** Of a `ConcurrencyLimitError`. */
  readonly limit?: number | undefined;
  /** Of a `JobFailedError`: the `Job`. */
  readonly job?: object | undefined;
  /** Of a `JobFailedError`. */
  readonly reason?: string | undefined;
  /** Of a `JobFailedError`. */
  readonly refunded?: boolean | undefined;
  /** Of a `SubmissionUnknownError`. */
  readonly sentAt?: string | undefined;
}

/**
 * The base class of all errors of this library. No error holds a key, a secret, a token or a signed URL.
 *
 * @example
 * ```ts
 * try {
 *   await scenario.run(request);
 * } catch (error) {
 *   if (error instanceof ScenarioError) console.error(error.message, error.requestId);
 * }
 * ```
 */
export abstract class ScenarioError extends Error {
  /** The model that the request was for. */
  declare readonly modelId?: string;
  /** The job that the request was about. `wait(error.jobId)` waits for it again. */
  declare readonly jobId?: string;
  /** The HTTP status of the response. */
  declare readonly status?: number;
  /** The ID by which Scenario's support finds the request. */
  declare readonly requestId?: string;
  /** The body of the response: parsed if it is JSON, otherwise its first 500 characters. */
  declare readonly responseBody?: unknown;
  /** Milliseconds until the server accepts another try, if it says so. */
  declare readonly retryAfter?: number;
  /** Whether there is a job. */
  declare readonly submission?: Submission;

  /** Creates an error; a detail that is undefined is left out. */
  constructor(message: string, details: ErrorDetails = {}) {
    super(message);
    // The parameter of Error for a cause is newer than the oldest library that the SDK compiles with.
    for (const [name, value] of Object.entries(details) as [string, unknown][]) {
      if (value === undefined) continue;
      const enumerable = name !== 'cause';
      Object.defineProperty(this, name, { value, enumerable, configurable: true, writable: true });
    }
  }
}
