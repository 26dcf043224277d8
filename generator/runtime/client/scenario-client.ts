import type { FileContent, ModelRequest, OutputKind, RemoteFile } from '../model.js';
import type { Asset, Estimate, Job } from './api-types.js';
import { getAsset } from './assets.js';
import {
  runAll,
  type BatchKinds,
  type BatchOptions,
  type BatchOutcomes,
  type BatchRequests,
} from './batch.js';
import { openConnection, type Connection } from './connection.js';
import { downloadAsset, type Downloadable } from './download.js';
import { cancelJob, jobCall, listJobs, type JobFilter } from './jobs.js';
import type { CallOptions, ClientOptions, ProgressOptions, WaitOptions } from './options.js';
import type { PlatformBlob } from './platform.js';
import { sendCall } from './retry.js';
import { estimateCost, runJob, submitJob } from './submit.js';
import { uploadFile } from './uploads.js';
import { waitFor, type RunResult } from './wait.js';

/** The connection of each client, which the client of Node, a subclass, uses too. */
export const connections: WeakMap<ScenarioClient, Connection> = /* @__PURE__ */ new WeakMap<
  ScenarioClient,
  Connection
>();

/**
 * Runs requests on Scenario.
 *
 * A submit is sent once. If its response does not show whether a job was started, the client throws
 * a `SubmissionUnknownError` and does not send it again, so no job is billed twice. Reads are
 * retried as `retry` configures.
 *
 * Every call rejects with a `ScenarioError`: `AuthenticationError`, `PermissionError`,
 * `NotFoundError`, `ValidationError`, or a `TemporaryError` after the last retry; and with an
 * `AbortedError` if its `signal` is aborted.
 *
 * @example
 * ```ts
 * import { photaEdit } from 'scenario-models';
 * import { ScenarioClient } from 'scenario-models/client/node';
 *
 * const scenario = new ScenarioClient();
 * const { assets } = await scenario.run(photaEdit.request({ prompt: '…', referenceImages: ['asset_…'] }));
 * await scenario.download(assets[0], 'results/');
 * ```
 */
export class ScenarioClient {
  readonly #connection: Connection;

  /**
   * Creates a client. All calls of one client share its rate limit, its uploads and its checks of
   * jobs.
   *
   * @throws ConfigurationError if the options are invalid: no credentials, a secret in a browser, a
   * URL that is not an absolute http or https URL, or a key with invalid characters.
   */
  constructor(options: ClientOptions = {}) {
    this.#connection = openConnection(options);
    connections.set(this, this.#connection);
  }

  /**
   * Returns the price of a request in creative units. Does not start a job, but uploads the files
   * of the request. Source: `dryRun` of `POST /generate/custom/{modelId}`.
   */
  estimate(request: ModelRequest, options: ProgressOptions = {}): Promise<Estimate> {
    return estimateCost(this.#connection, request, options);
  }

  /**
   * Returns the price of a request to a model that this package does not know. The body is not
   * validated.
   *
   * @example
   * ```ts
   * const { creativeUnitsCost } = await scenario.estimateUntyped('model_new', { prompt: '…' });
   * ```
   */
  estimateUntyped(modelId: string, body: object, options: ProgressOptions = {}): Promise<Estimate> {
    return estimateCost(this.#connection, { modelId, body }, options);
  }

  /**
   * Starts a job and returns it without waiting for its end. Waits for a free slot if the plan's
   * limit on concurrent jobs is reached.
   *
   * @throws SubmissionUnknownError if the response does not show whether a job was started.
   * @throws ConcurrencyLimitError if no slot became free for `timeout` milliseconds.
   * @throws QuotaError if the credits are used up.
   */
  submit(request: ModelRequest, options: WaitOptions = {}): Promise<Job> {
    return submitJob(this.#connection, request, options);
  }

  /**
   * Starts a job of a model that this package does not know: `submit` without validation. Throws
   * the same errors as `submit`.
   */
  submitUntyped(modelId: string, body: object, options: WaitOptions = {}): Promise<Job> {
    return submitJob(this.#connection, { modelId, body }, options);
  }

  /**
   * Waits for the end of a job and returns it with its assets. The job may have been started
   * elsewhere, or by a call that was aborted. Temporary failures do not end the wait.
   *
   * @throws JobFailedError if the job fails or is canceled.
   * @throws TimeoutError after `timeout` milliseconds; the job continues.
   * @throws NotFoundError if the job does not exist.
   *
   * @example
   * ```ts
   * const { jobId } = await scenario.submit(request);
   * const { assets } = await scenario.wait(jobId, { timeout: 60_000 });
   * ```
   */
  wait(jobId: string, options: WaitOptions = {}): Promise<RunResult> {
    return waitFor(this.#connection, jobId, options);
  }

  /**
   * Starts a job, waits for its end and returns it with its assets: `submit`, then `wait`. Throws
   * the errors of both.
   *
   * @example
   * ```ts
   * const { job, assets } = await scenario.run(request, {
   *   timeout: 10 * 60_000,
   *   onProgress: (progress) => console.log(progress.stage),
   * });
   * ```
   */
  run<Kinds extends OutputKind>(
    request: ModelRequest<string, object, Kinds>,
    options: WaitOptions = {},
  ): Promise<RunResult<Kinds>> {
    const result: Promise<unknown> = runJob(this.#connection, request, options);
    // The capabilities of the model say which assets it returns.
    return result as Promise<RunResult<Kinds>>;
  }

  /**
   * Runs a model that this package does not know: `run` without validation. Throws the same errors
   * as `run`.
   */
  runUntyped(modelId: string, body: object, options: WaitOptions = {}): Promise<RunResult> {
    return runJob(this.#connection, { modelId, body }, options);
  }

  /**
   * Runs many requests concurrently. Always resolves, with the result or the error of each request
   * at its index. Requests may come from a list, a generator or an async iterable. Each outcome is
   * typed by its request.
   *
   * @example
   * ```ts
   * const outcomes = await scenario.runAll(requests, { concurrency: 8 });
   * for (const outcome of outcomes) {
   *   if (outcome.ok) console.log(outcome.result.assets);
   *   else console.error(outcome.error);
   * }
   * ```
   */
  runAll<const Requests extends BatchRequests>(
    requests: Requests,
    options: BatchOptions<BatchKinds<Requests>> = {},
  ): Promise<BatchOutcomes<Requests>> {
    const outcomes: Promise<unknown> = runAll(this.#connection, requests, options as object);
    // As in `run`.
    return outcomes as Promise<BatchOutcomes<Requests>>;
  }

  /**
   * Returns the current state of a job. A failed job is returned too: check its `status`.
   *
   * @throws NotFoundError if the job does not exist.
   */
  job(jobId: string, options: CallOptions = {}): Promise<Job> {
    return sendCall(this.#connection, jobCall(jobId, options));
  }

  /**
   * Lists the jobs of the project, newest first. Reads each page only when it is needed.
   *
   * @example
   * ```ts
   * for await (const job of scenario.jobs({ status: 'failure' })) console.log(job.metadata.error);
   * ```
   */
  jobs(filter: JobFilter = {}): AsyncGenerator<Job, void, undefined> {
    return listJobs(this.#connection, filter);
  }

  /**
   * Asks the API to cancel a job, and returns the job.
   *
   * @throws CancelRefusedError if the API does not cancel the job, which is typical once it runs.
   */
  cancel(jobId: string, options: CallOptions = {}): Promise<Job> {
    return cancelJob(this.#connection, jobId, options);
  }

  /**
   * Uploads a file and returns the ID of its asset. A client uploads the same content only once. A
   * `URL` is downloaded by the API.
   *
   * @throws UploadFailedError if the API can't create an asset from the file.
   * @throws FileError if the file can't be read.
   *
   * @example
   * ```ts
   * const id = await scenario.upload(await openAsBlob('me.jpg'));
   * ```
   */
  upload(file: FileContent | RemoteFile, options: ProgressOptions = {}): Promise<string> {
    return uploadFile(this.#connection, file, options);
  }

  /**
   * Returns an asset, with a fresh signed URL.
   *
   * @throws NotFoundError if the asset does not exist.
   */
  asset(id: string, options: CallOptions = {}): Promise<Asset> {
    return getAsset(this.#connection, id, options);
  }

  /**
   * Returns the bytes of an asset. The client of `scenario-models/client/node` can write them to
   * disk.
   *
   * @throws NotFoundError if the asset does not exist, or is undefined.
   * @throws InvalidResponseError if the storage returns something else, such as an error page.
   */
  download(asset: Downloadable, _to?: undefined, options: CallOptions = {}): Promise<PlatformBlob> {
    return downloadAsset(this.#connection, asset, options);
  }
}
