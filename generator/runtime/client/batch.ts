import type { ModelRequest, OutputKind } from '../model.js';
import type { Job } from './api-types.js';
import { withTimeLimit } from './clock.js';
import type { Connection } from './connection.js';
import type { WaitOptions } from './options.js';
import { eachLimited } from './pool.js';
import { notifyListener } from './progress.js';
import { submitJob, type Run } from './submit.js';
import { waitFor, type RunResult } from './wait.js';

/**
 * A request of a batch, or a function that returns it. The function is called when its turn comes.
 */
export type BatchItem<Kinds extends OutputKind = OutputKind> =
  | ModelRequest<string, object, Kinds>
  | (() => ModelRequest<string, object, Kinds> | Promise<ModelRequest<string, object, Kinds>>);

/** The requests of a batch. */
export type BatchRequests = Iterable<BatchItem> | AsyncIterable<BatchItem>;

/** The output kinds of a batch item. */
export type KindsOf<Item> = Item extends () => infer Returned
  ? KindsOf<Awaited<Returned>>
  : Item extends ModelRequest<string, object, infer Kinds>
    ? Kinds
    : OutputKind;

/** The output kinds of all requests of a batch. */
export type BatchKinds<Requests extends BatchRequests> =
  Requests extends Iterable<infer Item>
    ? KindsOf<Item>
    : Requests extends AsyncIterable<infer Item>
      ? KindsOf<Item>
      : never;

/** The outcomes of a batch, each typed by its request. */
export type BatchOutcomes<Requests extends BatchRequests> = Requests extends readonly unknown[]
  ? { readonly [Index in keyof Requests]: BatchOutcome<KindsOf<Requests[Index]>> }
  : readonly BatchOutcome<BatchKinds<Requests>>[];

/** The options of `runAll`. */
export interface BatchOptions<Kinds extends OutputKind = OutputKind> extends Pick<
  WaitOptions,
  'signal' | 'timeout'
> {
  /**
   * The number of requests that run at the same time, from 1 to 1,000. Default 4. The plan may
   * allow fewer jobs.
   */
  readonly concurrency?: number | undefined;
  /**
   * Whether requests that have started finish after an abort. Default `false`: their outcome is an
   * `AbortedError`, with the `jobId` if there is a job.
   */
  readonly drain?: boolean | undefined;
  /**
   * The IDs of the jobs that an earlier run started, by the index of their request. The batch waits
   * for these jobs instead of starting new ones.
   *
   * @example
   * ```ts
   * const jobIds: string[] = [];
   * await scenario.runAll(requests, { onSubmitted: (jobId, index) => (jobIds[index] = jobId) });
   * await scenario.runAll(requests, { resume: jobIds }); // starts only what has no job
   * ```
   */
  readonly resume?: Readonly<Record<number, string | undefined>> | undefined;
  /** Receives the ID of each started job and the index of its request. */
  readonly onSubmitted?: ((jobId: string, index: number) => unknown) | undefined;
  /** Receives each outcome as soon as it is known and the index of its request. */
  readonly onOutcome?: ((outcome: BatchOutcome<Kinds>, index: number) => unknown) | undefined;
  /** Receives the progress of the whole batch. */
  readonly onProgress?: ((progress: BatchProgress) => void) | undefined;
}

/** The progress of a batch. */
export interface BatchProgress {
  /** The number of requests; undefined if they come from a generator. */
  readonly total: number | undefined;
  /** The number of requests that are running. */
  readonly running: number;
  /** The number of requests with a result. */
  readonly succeeded: number;
  /** The number of requests with an error. */
  readonly failed: number;
}

/** The result or the error of one request of a batch. */
export type BatchOutcome<Kinds extends OutputKind = OutputKind> =
  | {
      /** Whether there is a result. */
      readonly ok: true;
      /** The job and its assets. */
      readonly result: RunResult<Kinds>;
    }
  | {
      /** Whether there is a result. */
      readonly ok: false;
      /** The error that `run` would throw. */
      readonly error: unknown;
    };

/** The steps that a journal adds to a batch. */
export interface BatchHooks {
  /** Returns the outcome of an earlier run, or the ID of the job that it started. */
  readonly load?: (index: number, request: Run) => Promise<BatchOutcome | string | undefined>;
  /** Runs before a request is sent for the first time. If it rejects, nothing is sent. */
  readonly beforeSubmit?: (index: number, request: Run, body: string) => Promise<void>;
}

/**
 * Runs all requests, up to `concurrency` at the same time. Returns the outcomes in the order of the
 * requests.
 */
export async function runAll(
  connection: Connection,
  requests: BatchRequests,
  options: BatchOptions,
  hooks: BatchHooks = {},
): Promise<readonly BatchOutcome[]> {
  const { concurrency = 4, onProgress, signal } = options;
  const outcomes: BatchOutcome[] = [];
  for (const jobId of Object.values(options.resume ?? {})) connection.started.add(jobId);
  const { length: total } = requests as { readonly length?: number };
  const count = { running: 0, succeeded: 0, failed: 0 };
  const onChange = (): void => {
    notifyListener(onProgress, { total, ...count });
  };
  const runOne = async (item: BatchItem, index: number): Promise<void> => {
    count.running++;
    onChange();
    const outcome = await outcomeOf(connection, item, index, options, hooks);
    outcomes[index] = outcome;
    count[outcome.ok ? 'succeeded' : 'failed']++;
    count.running--;
    notifyListener(options.onOutcome, outcome, index);
    onChange();
  };
  // A generator may be endless, so an abort ends it. Each request of a list has an outcome.
  const isOver = (): boolean | undefined => total === undefined && signal?.aborted;
  await eachLimited(requests, concurrency, runOne, isOver).catch((error: unknown) => {
    // The source of the requests failed, so this is the last outcome.
    outcomes.push({ ok: false, error });
  });
  return outcomes;
}

/** Runs one request of a batch. A failure becomes its outcome and does not affect the others. */
async function outcomeOf(
  connection: Connection,
  item: BatchItem,
  index: number,
  options: BatchOptions,
  hooks: BatchHooks,
): Promise<BatchOutcome> {
  const { signal, timeout, drain, resume, onSubmitted } = options;
  const { load, beforeSubmit } = hooks;
  const limits = { signal: drain ? undefined : signal, timeout };
  try {
    await withTimeLimit(() => Promise.resolve(), 1, { signal });
    const request = await (typeof item === 'function' ? item() : item);
    const previous = (await load?.(index, request)) ?? resume?.[index];
    if (typeof previous === 'object') return previous;
    let job: Job | undefined;
    if (!previous) {
      job = await submitJob(connection, request, {
        ...limits,
        beforeSubmit: beforeSubmit && ((body) => beforeSubmit(index, request, body)),
      });
      notifyListener(onSubmitted, job.jobId, index);
    }
    const jobId = job?.jobId ?? previous ?? '';
    const result = await waitFor(connection, jobId, limits, request.modelId, job);
    return { ok: true, result };
  } catch (error) {
    return { ok: false, error };
  }
}
