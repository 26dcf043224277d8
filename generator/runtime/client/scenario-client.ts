import type { FileContent, ModelRequest } from '../model.js';
import type { Asset, Estimate, Job } from './api-types.js';
import { getAsset } from './assets.js';
import { connect, type Connection } from './connection.js';
import { download, type Downloadable } from './download.js';
import { estimate, submit } from './submit.js';
import { cancelJob, getJob, listJobs, type JobFilter } from './jobs.js';
import type { CallOptions, ClientOptions, ProgressOptions, WaitOptions } from './options.js';
import type { PlatformBlob } from './platform.js';
import { run } from './run.js';
import { runAll, type BatchOptions, type Outcome } from './run-all.js';
import { upload } from './upload.js';
import { waitFor, type RunResult } from './wait.js';

/**
 * Runs requests on Scenario. A request is sent once: where it is unclear whether a job came of it,
 * that is said ({@link SubmissionUnknownError}), and nothing is paid twice.
 */
export class ScenarioClient {
  readonly #connection: Connection;

  /** @throws ConfigurationError where there are no credentials, or a secret in a browser. */
  constructor(options: ClientOptions = {}) {
    this.#connection = connect(options);
  }

  /** The price of a request in creative units. Starts no job; files of the request are uploaded. */
  estimate(request: ModelRequest, options: ProgressOptions = {}): Promise<Estimate> {
    return estimate(this.#connection, request, options);
  }

  /** Starts a job, and does not wait for it. */
  submit(request: ModelRequest, options: ProgressOptions = {}): Promise<Job> {
    return submit(this.#connection, request, options);
  }

  /**
   * Waits for the end of a job, also of one that was started elsewhere or whose waiting was aborted.
   * @throws JobFailedError where it has no result.
   */
  wait(jobId: string, options: WaitOptions = {}): Promise<RunResult> {
    return waitFor(this.#connection, jobId, options);
  }

  /** Submits, waits, and gives what the job has made. */
  run(request: ModelRequest, options: WaitOptions = {}): Promise<RunResult> {
    return run(this.#connection, request, options);
  }

  /** Runs a model that has no types here. Nothing is checked before it is sent. */
  runUntyped(modelId: string, body: object, options: WaitOptions = {}): Promise<RunResult> {
    return run(this.#connection, { modelId, body }, options);
  }

  /** Runs many requests, some at a time. Always resolves: each result or error stands in its place. */
  runAll(
    requests: Iterable<ModelRequest>,
    options: BatchOptions = {},
  ): Promise<readonly Outcome[]> {
    return runAll(this.#connection, requests, options);
  }

  job(jobId: string, options: CallOptions = {}): Promise<Job> {
    return getJob(this.#connection, jobId, options);
  }

  /** The jobs of the project, read a page at a time as they are asked for. */
  jobs(filter: JobFilter = {}): AsyncGenerator<Job, void, undefined> {
    return listJobs(this.#connection, filter);
  }

  /** @throws CancelRefusedError for most jobs that have begun: the API cancels few. */
  cancel(jobId: string, options: CallOptions = {}): Promise<Job> {
    return cancelJob(this.#connection, jobId, options);
  }

  /** Uploads a file, and gives the id of its asset. The same content is uploaded once. */
  upload(file: FileContent, options: ProgressOptions = {}): Promise<string> {
    return upload(this.#connection, file, options);
  }

  asset(id: string, options: CallOptions = {}): Promise<Asset> {
    return getAsset(this.#connection, id, options);
  }

  /** The bytes of an asset. The client of `scenario-models/client/node` writes them to disk too. */
  download(asset: Downloadable, _to?: undefined, options: CallOptions = {}): Promise<PlatformBlob> {
    return download(this.#connection, asset, options);
  }
}
