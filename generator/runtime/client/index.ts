export { ScenarioClient } from './scenario-client.js';
export type { RunResult } from './wait.js';
export type { BatchOptions, BatchProgress, Outcome } from './run-all.js';
export type { JobFilter } from './jobs.js';
export type { Downloadable } from './download.js';
export type {
  CallOptions,
  ClientOptions,
  PollingOptions,
  Progress,
  ProgressOptions,
  RetryOptions,
  TokenSource,
  WaitOptions,
} from './options.js';
export type {
  Asset,
  AssetKind,
  Estimate,
  Job,
  JobBilling,
  JobMetadata,
  JobStatus,
} from './api-types.js';
export type { ByteSink, Fetch, FetchInit, FetchResponse, Signal } from './platform.js';
export { ScenarioError, type ErrorDetails, type Submission } from './errors/scenario-error.js';
export { AbortedError } from './errors/aborted-error.js';
export { AuthenticationError } from './errors/authentication-error.js';
export { CancelRefusedError } from './errors/cancel-refused-error.js';
export { ConcurrencyLimitError } from './errors/concurrency-limit-error.js';
export { ConfigurationError } from './errors/configuration-error.js';
export { ConnectionError } from './errors/connection-error.js';
export { CooldownError } from './errors/cooldown-error.js';
export { InvalidAnswerError } from './errors/invalid-answer-error.js';
export { JobCanceledError } from './errors/job-canceled-error.js';
export { JobFailedError } from './errors/job-failed-error.js';
export { NotFoundError } from './errors/not-found-error.js';
export { PermissionError } from './errors/permission-error.js';
export { QuotaError } from './errors/quota-error.js';
export { RateLimitError } from './errors/rate-limit-error.js';
export { ServerError } from './errors/server-error.js';
export { SubmissionUnknownError } from './errors/submission-unknown-error.js';
export { TemporaryError } from './errors/temporary-error.js';
export { TimeoutError } from './errors/timeout-error.js';
export { UploadFailedError } from './errors/upload-failed-error.js';
export { ValidationError } from './errors/validation-error.js';
