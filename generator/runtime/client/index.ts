export { ScenarioClient } from './scenario-client.js';
export { InvalidRequestError } from '../invalid-request-error.js';
export type {
  BatchItem,
  BatchKinds,
  BatchOptions,
  BatchOutcome,
  BatchOutcomes,
  BatchProgress,
  BatchRequests,
  KindsOf,
} from './batch.js';
export { parseRequest, type RequestParser } from './parse-request.js';
export type { Downloadable } from './download.js';
export type { JobFilter } from './jobs.js';
export type {
  CallOptions,
  ClientOptions,
  PollingOptions,
  ProgressOptions,
  RetryOptions,
  TokenSource,
  WaitOptions,
} from './options.js';
export type { Progress } from './progress.js';
export type { RunResult } from './wait.js';
export type {
  Asset,
  AssetKind,
  AssetKinds,
  AssetOf,
  AssetStatus,
  Estimate,
  Job,
  JobBilling,
  JobMetadata,
  JobStatus,
  JobStep,
  Other,
} from './api-types.js';
export type {
  BlobLike,
  ByteChunk,
  ByteReader,
  ByteSink,
  ByteStream,
  ByteWriter,
  Class,
  Fetch,
  FetchInit,
  FetchResponse,
  HeaderReader,
  Instance,
  PlatformBlob,
  PlatformSignal,
  PlatformStream,
  Signal,
} from './platform.js';
export type { FileContent, ModelRequest, OutputKind, RemoteFile } from '../model.js';
export {
  AbortedError,
  AuthenticationError,
  CancelRefusedError,
  ConcurrencyLimitError,
  ConfigurationError,
  ConnectionError,
  CooldownError,
  FileError,
  InvalidResponseError,
  JobCanceledError,
  JobFailedError,
  NotFoundError,
  PermissionError,
  QuotaError,
  RateLimitError,
  ScenarioError,
  ServerError,
  SubmissionUnknownError,
  TemporaryError,
  TimeoutError,
  UploadFailedError,
  ValidationError,
  type ErrorDetails,
  type Submission,
} from './errors.js';
