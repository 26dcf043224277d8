/**
 * Whether there is a job: `none`, `accepted` (then `jobId` is its ID), or `unknown` if the request
 * was sent, but its response does not show it.
 */
export type Submission = 'none' | 'accepted' | 'unknown';

/** The details of an error. Unknown details are undefined. */
export interface ErrorDetails {
  /** The model that the request was for. */
  readonly modelId?: string | undefined;
  /** The job that the request was about. */
  readonly jobId?: string | undefined;
  /** The HTTP status of the response. */
  readonly status?: number | undefined;
  /** The ID of the request, for Scenario's support. */
  readonly requestId?: string | undefined;
  /** The body of the response: parsed if it is JSON, otherwise its first 500 characters. */
  readonly responseBody?: unknown;
  /** The time until the server accepts another request, in milliseconds, if it states one. */
  readonly retryAfter?: number | undefined;
  /** Whether there is a job. */
  readonly submission?: Submission | undefined;
  /** The underlying error or abort reason. */
  readonly cause?: unknown;
  /** The plan that includes the feature, on a `PermissionError`. */
  readonly requiredPlan?: string | undefined;
  /** The number of concurrent jobs that the plan allows, on a `ConcurrencyLimitError`. */
  readonly limit?: number | undefined;
  /** The `Job`, on a `JobFailedError`. */
  readonly job?: object | undefined;
  /** Why the job failed, on a `JobFailedError`. */
  readonly reason?: string | undefined;
  /** Whether the price is refunded, on a `JobFailedError`. */
  readonly refunded?: boolean | undefined;
  /** When the request was sent, on a `SubmissionUnknownError`. */
  readonly sentAt?: string | undefined;
}

/**
 * The base class of all errors of this library. No error contains a key, a secret, a token or a
 * signed URL.
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
  /** The ID of the request, for Scenario's support. */
  declare readonly requestId?: string;
  /** The body of the response: parsed if it is JSON, otherwise its first 500 characters. */
  declare readonly responseBody?: unknown;
  /** The time until the server accepts another request, in milliseconds, if it states one. */
  declare readonly retryAfter?: number;
  /** Whether there is a job. */
  declare readonly submission?: Submission;

  /** Creates an error, without the details that are undefined. */
  constructor(message: string, details: ErrorDetails = {}) {
    super(message);
    // The `cause` option of `Error` is newer than the oldest lib that the SDK compiles with.
    for (const [name, value] of Object.entries(details) as [string, unknown][]) {
      if (value === undefined) continue;
      const enumerable = name !== 'cause';
      Object.defineProperty(this, name, { value, enumerable, configurable: true, writable: true });
    }
  }
}
