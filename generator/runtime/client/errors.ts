/**
 * Every error of the client:
 *
 *     ScenarioError
 *     ├─ ConfigurationError      the client can't work with its options
 *     ├─ AuthenticationError     the credentials were refused, or there were none
 *     ├─ PermissionError         the account may not do this
 *     ├─ QuotaError              no credits, or no quota
 *     ├─ ValidationError         the API can't accept the request
 *     ├─ NotFoundError           no such model, job, asset or upload
 *     ├─ CancelRefusedError      the job can't be canceled
 *     ├─ JobFailedError          the job ended without a result
 *     │  └─ JobCanceledError     … as it was canceled
 *     ├─ UploadFailedError       no asset could be made of a file
 *     ├─ FileError               a file can't be read or written
 *     ├─ SubmissionUnknownError  a job may have been started
 *     ├─ AbortedError            the signal was aborted
 *     └─ TemporaryError          it may pass:
 *        ├─ TimeoutError            it took too long
 *        ├─ ConnectionError         no response, or only a part of it
 *        ├─ ServerError             408, 5xx, or a redirect
 *        ├─ InvalidResponseError    a response that the API never gives
 *        └─ RateLimitError          429
 *           ├─ CooldownError           too many requests
 *           └─ ConcurrencyLimitError   too many jobs at the same time
 */
import type { Job } from './api-types.js';

/**
 * Whether there is a job: `none`, `accepted` (then `jobId` names it), or `unknown`, as the request
 * was sent and its response was not seen.
 */
export type Submission = 'none' | 'accepted' | 'unknown';

/** The facts of an error, as far as they are known. */
export interface ErrorDetails {
  /** The model that the request was for. */
  readonly modelId?: string | undefined;
  /** The job that the request was about. */
  readonly jobId?: string | undefined;
  /** The HTTP status of the response. */
  readonly status?: number | undefined;
  /** The id by which Scenario's support finds the request. */
  readonly requestId?: string | undefined;
  /** The body of the response: parsed if it is JSON, otherwise its first 500 characters. */
  readonly responseBody?: unknown;
  /** Milliseconds until the server accepts another try, if it says so. */
  readonly retryAfter?: number | undefined;
  /** Whether there is a job. */
  readonly submission?: Submission | undefined;
  /** The error, or the abort reason, that led to this one. */
  readonly cause?: unknown;
  /** Of a {@link PermissionError}. */
  readonly requiredPlan?: string | undefined;
  /** Of a {@link ConcurrencyLimitError}. */
  readonly limit?: number | undefined;
  /** Of a {@link JobFailedError}. */
  readonly job?: Job | undefined;
  /** Of a {@link JobFailedError}. */
  readonly reason?: string | undefined;
  /** Of a {@link JobFailedError}. */
  readonly refunded?: boolean | undefined;
  /** Of a {@link SubmissionUnknownError}. */
  readonly sentAt?: string | undefined;
}

/**
 * The base class of all errors of the client. No error holds a key, a secret, a token or a signed URL.
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
  /** The id by which Scenario's support finds the request. */
  declare readonly requestId?: string;
  /** The body of the response: parsed if it is JSON, otherwise its first 500 characters. */
  declare readonly responseBody?: unknown;
  /** Milliseconds until the server accepts another try, if it says so. */
  declare readonly retryAfter?: number;
  /** Whether there is a job. */
  declare readonly submission?: Submission;

  /** Creates an error; a detail that is undefined is left out. */
  constructor(message: string, { cause, ...details }: ErrorDetails = {}) {
    super(message);
    // The parameter of Error for it is newer than the oldest library that the SDK compiles with.
    if (cause !== undefined) {
      Object.defineProperty(this, 'cause', { value: cause, configurable: true, writable: true });
    }
    const known: Readonly<Record<string, unknown>> = { ...details };
    for (const [name, value] of Object.entries(known)) {
      if (value !== undefined) Object.assign(this, { [name]: value });
    }
  }
}

/** The client can't work with the options that it was given. Thrown by the constructor. */
export class ConfigurationError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'ConfigurationError';
}

/** The key, secret or token was refused, or the `bearerToken` function gave none. */
export class AuthenticationError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'AuthenticationError';
}

/** The account may not do this (403). */
export class PermissionError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'PermissionError';
  /** The plan that includes it, if the API says so. */
  declare readonly requiredPlan?: string;
}

/** The credits or the quota of the plan are used up (402, or the code `QUOTA_EXCEEDED`). */
export class QuotaError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'QuotaError';
}

/** The API can't accept the request as it is (another 4xx). Nothing was started or billed. */
export class ValidationError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'ValidationError';
}

/** There is no such model, job, asset or upload, or it belongs to another project (404). */
export class NotFoundError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'NotFoundError';
}

/**
 * The API refuses to cancel the job, as it does for most jobs once they run. The job goes on and is
 * billed, unless it is canceled already: `job(jobId)` shows which.
 */
export class CancelRefusedError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'CancelRefusedError';
}

/** The job ended without a result. */
export class JobFailedError extends ScenarioError {
  /** The name of the class. */
  override readonly name: string = 'JobFailedError';
  /** The job at its end. */
  declare readonly job: Job;
  /** The reason that the API gives: `metadata.error` of the job. */
  declare readonly reason: string;
  /** Whether the price is refunded, if the API says so (`billing.disableRefund`). */
  declare readonly refunded?: boolean;
}

/** The job was canceled, here or elsewhere. */
export class JobCanceledError extends JobFailedError {
  /** The name of the class. */
  override readonly name = 'JobCanceledError';
}

/** The file arrived, and the API could not make an asset of it. */
export class UploadFailedError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'UploadFailedError';
}

/**
 * A file can't be read or written, for example because it changed after `openAsBlob`, or because the
 * disk is full. The error of the platform is the `cause`.
 */
export class FileError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'FileError';
}

/**
 * The request was sent, and its response does not show whether a job was started. It was not sent
 * again, as a second job would be paid too. `jobs()` lists the jobs that were created since
 * {@link SubmissionUnknownError.sentAt}. The failure itself is the `cause`.
 */
export class SubmissionUnknownError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'SubmissionUnknownError';
  /** The model that the request was for. */
  declare readonly modelId: string;
  /** The time at which the request was sent, by this computer's clock, as an ISO date. */
  declare readonly sentAt: string;
}

/**
 * The signal was aborted, which stops waiting and not the job: `submission` says whether there is
 * one, and `wait(error.jobId)` waits for it again. The signal's reason is the `cause`.
 */
export class AbortedError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'AbortedError';
}

/**
 * The base class of errors that may pass. The client has retried as far as that is safe. If
 * `submission` is `accepted`, there is a job, and `wait(error.jobId)` waits for it again.
 */
export abstract class TemporaryError extends ScenarioError {}

/** A call, a wait or a transfer took longer than its limit. A job goes on nevertheless. */
export class TimeoutError extends TemporaryError {
  /** The name of the class. */
  override readonly name = 'TimeoutError';
}

/** There was no response, or the connection broke before its end. */
export class ConnectionError extends TemporaryError {
  /** The name of the class. */
  override readonly name = 'ConnectionError';
}

/** The server failed (408, 5xx), or redirected, which the API never does. */
export class ServerError extends TemporaryError {
  /** The name of the class. */
  override readonly name = 'ServerError';
}

/** The response is not one of the API: not JSON, too long, about something else, or incomplete. */
export class InvalidResponseError extends TemporaryError {
  /** The name of the class. */
  override readonly name = 'InvalidResponseError';
}

/** Too many requests, or too many jobs (429). Nothing was accepted or billed. */
export class RateLimitError extends TemporaryError {
  /** The name of the class. */
  override readonly name: string = 'RateLimitError';
}

/** Too many requests in too short a time. The API accepts more after `retryAfter` milliseconds. */
export class CooldownError extends RateLimitError {
  /** The name of the class. */
  override readonly name = 'CooldownError';
}

/** As many jobs run as the plan allows. A slot is free when one of them ends. */
export class ConcurrencyLimitError extends RateLimitError {
  /** The name of the class. */
  override readonly name = 'ConcurrencyLimitError';
  /** How many jobs the plan allows at the same time, if the API says so. */
  declare readonly limit?: number;
}
