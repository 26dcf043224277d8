/**
 * Every error of the client:
 *
 *     ScenarioError
 *     ├─ InvalidRequestError     the model rejects the input; nothing was sent
 *     ├─ ConfigurationError      the options of the client are invalid
 *     ├─ AuthenticationError     the credentials were rejected, or missing
 *     ├─ PermissionError         the account lacks access
 *     ├─ QuotaError              no credits or quota left
 *     ├─ ValidationError         the API rejects the request
 *     ├─ NotFoundError           the model, job, asset or upload does not exist
 *     ├─ CancelRefusedError      the job can't be canceled
 *     ├─ JobFailedError          the job ended without a result
 *     │  └─ JobCanceledError     the job was canceled
 *     ├─ UploadFailedError       the API could not create an asset from a file
 *     ├─ FileError               a file can't be read or written
 *     ├─ SubmissionUnknownError  a job may have been started
 *     ├─ AbortedError            the signal was aborted
 *     └─ TemporaryError          a retry may succeed:
 *        ├─ TimeoutError            it took too long
 *        ├─ ConnectionError         no response, or only a part of it
 *        ├─ ServerError             408, 5xx, or a redirect
 *        ├─ InvalidResponseError    the response is not one of the API
 *        └─ RateLimitError          429
 *           ├─ CooldownError           too many requests
 *           └─ ConcurrencyLimitError   too many jobs at the same time
 */
import { ScenarioError } from '../scenario-error.js';
import type { Job } from './api-types.js';

export { ScenarioError, type ErrorDetails, type Submission } from '../scenario-error.js';

/** The options of the client are invalid. Thrown by the constructor. */
export class ConfigurationError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'ConfigurationError';
}

/** The key, secret or token was rejected (401), or the `bearerToken` function failed. */
export class AuthenticationError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'AuthenticationError';
}

/** The account lacks access (403). */
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

/** The API rejects the request (any other 4xx status). No job was started or billed. */
export class ValidationError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'ValidationError';
}

/** The model, job, asset or upload does not exist, or belongs to another project (404). */
export class NotFoundError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'NotFoundError';
}

/**
 * The API does not cancel the job, which is typical once a job runs. The job continues and is billed,
 * unless it was already canceled: check its status with `job(jobId)`.
 */
export class CancelRefusedError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'CancelRefusedError';
}

/** The job ended without a result. */
export class JobFailedError extends ScenarioError {
  /** The name of the class. */
  override readonly name: string = 'JobFailedError';
  /** The final state of the job. */
  declare readonly job: Job;
  /** The reason, as the API returns it: `metadata.error` of the job. */
  declare readonly reason: string;
  /** Whether the price is refunded, if the API says so (`billing.disableRefund`). */
  declare readonly refunded?: boolean;
}

/** The job was canceled, here or elsewhere. */
export class JobCanceledError extends JobFailedError {
  /** The name of the class. */
  override readonly name = 'JobCanceledError';
}

/** The file was uploaded, but the API could not create an asset from it. */
export class UploadFailedError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'UploadFailedError';
}

/**
 * A file can't be read or written, for example because it changed after `openAsBlob`, or because
 * the disk is full. The error of the platform is the `cause`.
 */
export class FileError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'FileError';
}

/**
 * The request was sent, and its response does not show whether a job was started. It was not sent
 * again, as a second job would be billed too. `jobs()` lists the jobs that were created since
 * {@link SubmissionUnknownError.sentAt}. The underlying error is the `cause`.
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
 * The signal was aborted. This stops waiting, but not the job: `submission` says whether there is
 * one, and `wait(error.jobId)` waits for it again. The signal's reason is the `cause`.
 */
export class AbortedError extends ScenarioError {
  /** The name of the class. */
  override readonly name = 'AbortedError';
}

/**
 * The base class of errors that may be temporary. The client has retried as often as is safe. If
 * `submission` is `accepted`, there is a job, and `wait(error.jobId)` waits for it again.
 */
export abstract class TemporaryError extends ScenarioError {}

/** A call, a wait or a transfer took longer than its limit. A job that was started continues. */
export class TimeoutError extends TemporaryError {
  /** The name of the class. */
  override readonly name = 'TimeoutError';
}

/** No response arrived, or the connection broke before its end. */
export class ConnectionError extends TemporaryError {
  /** The name of the class. */
  override readonly name = 'ConnectionError';
}

/** The server failed (408, 5xx), or redirected, which the API never does. */
export class ServerError extends TemporaryError {
  /** The name of the class. */
  override readonly name = 'ServerError';
}

/** The response is not one of the API: not JSON, too long, incomplete, or about another object. */
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

/**
 * The plan's limit on concurrent jobs is reached (429). A slot becomes free when one of them ends.
 */
export class ConcurrencyLimitError extends RateLimitError {
  /** The name of the class. */
  override readonly name = 'ConcurrencyLimitError';
  /** The number of jobs that the plan allows at the same time, if the API says so. */
  declare readonly limit?: number;
}
