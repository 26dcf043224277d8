import type { Asset, Job } from './api-types.js';
import { getAssets } from './assets.js';
import { detailsOf, limited, longestTimer, now, sleep, type Scope } from './clock.js';
import type { Connection, Watch } from './connection.js';
import {
  AuthenticationError,
  InvalidResponseError,
  JobCanceledError,
  JobFailedError,
  TemporaryError,
  TimeoutError,
} from './errors.js';
import { attempt } from './http.js';
import { jobCall, pageCall } from './jobs.js';
import type { ProgressOptions, WaitOptions } from './options.js';
import { platform } from './platform.js';
import { report } from './progress.js';
import { delayAfter } from './retry.js';

/** A job that has succeeded, and its assets. */
export interface RunResult {
  /** The job at its end. Results that are not assets are in `job.metadata.output`. */
  readonly job: Job;
  /** The assets, in the order of the job's `assetIds`, which the API does not promise to keep. */
  readonly assets: readonly Asset[];
}

/** Milliseconds; some video models take half of that. */
export const defaultTimeout = 1_800_000;

/**
 * Waits for the end of a job and reads its assets. Nothing but the deadline, an abort or a definite
 * response about the job ends the wait: the job is paid. `seen` is the job as it was a moment ago.
 */
export async function waitFor(
  connection: Connection,
  jobId: string,
  { signal, onProgress, timeout = defaultTimeout }: WaitOptions,
  modelId?: string,
  seen?: Job,
): Promise<RunResult> {
  const about = { signal, jobId, modelId };
  let last: unknown;
  const work = async (within: Scope['signal']): Promise<RunResult> => {
    const scope = { ...about, signal: within };
    const job = await endOf(connection, scope, onProgress, seen, (error) => (last = error));
    if (job.status !== 'success') throw failureOf(job, modelId);
    for (let round = 1; ; round++) {
      try {
        return { job, assets: await getAssets(connection, job, scope) };
      } catch (error) {
        if (!mayPass(connection, error, round)) throw error;
        last = error;
        await sleep(delayAfter(error, round, connection.retry), scope);
      }
    }
  };
  return limited(work, timeout, about, jobId).catch((error: unknown) => {
    if (!(error instanceof TimeoutError && last instanceof Error)) throw error;
    const details = { ...detailsOf(about), cause: last };
    throw new TimeoutError(`${error.message}; at last: ${last.message}`, details);
  });
}

function failureOf(job: Job, modelId: string | undefined): JobFailedError {
  const { jobId, metadata, billing } = job;
  const reason = metadata.error ?? 'no reason given';
  const Kind = job.status === 'failure' ? JobFailedError : JobCanceledError;
  const refunded = billing && !billing.disableRefund;
  const details = { jobId, modelId, submission: 'accepted', job, reason, refunded } as const;
  return new Kind(`${jobId} ended in ${job.status}: ${reason}`, details);
}

/** Returns whether an error leaves hope for the job; `round` counts such errors in a row. */
function mayPass({ retry }: Connection, error: unknown, round: number): boolean {
  // A `bearerToken` function that fails has said nothing about the job.
  const hasNoToken = error instanceof AuthenticationError && !error.status;
  return hasNoToken ? round < (retry.attempts ?? 6) : error instanceof TemporaryError;
}

/** Looks at a job until it has ended, together with the other jobs that this client waits for. */
function endOf(
  connection: Connection,
  scope: Watch['scope'],
  onProgress: ProgressOptions['onProgress'],
  seen: Job | undefined,
  onFault: (error: unknown) => void,
): Promise<Job> {
  const { watches, polling } = connection;
  const { firstInterval = 2000 } = polling;
  return new Promise((resolve, reject) => {
    const end = (): void => {
      watches.delete(watch);
      schedule(connection);
    };
    let faults = 0;
    const watch: Watch = {
      scope,
      interval: firstInterval,
      due: 0,
      isAlone: false,
      onSeen: (job) => {
        faults = 0;
        report(onProgress, { stage: 'running', job });
        if (!/^(success|failure|canceled)$/.test(job.status)) return;
        end();
        resolve(job);
      },
      onFault: (error: Error) => {
        onFault(error);
        if (mayPass(connection, error, ++faults)) return;
        end();
        reject(error);
      },
    };
    scope.signal?.addEventListener('abort', end);
    watches.add(watch);
    if (seen) {
      watch.onSeen(seen);
      postpone(connection, watch);
    }
    schedule(connection);
  });
}

/** Sets the timer to the next look at the jobs that are waited for. */
function schedule(connection: Connection): void {
  const { watches, waiting } = connection;
  platform.clearTimeout(waiting.timer);
  const due = Math.min(...Array.from(watches, (watch) => watch.due));
  if (due === Infinity) return;
  const look = (): void => {
    lookAtAll(connection);
  };
  waiting.timer = platform.setTimeout(look, Math.min(Math.max(0, due - now()), longestTimer));
}

/** Sets the next look at a job, later each time, and after the time that the server asks for. */
function postpone({ polling }: Connection, watch: Watch, error: unknown = {}): void {
  const { maxInterval = 15_000 } = polling;
  const { retryAfter = 0 } = error as { readonly retryAfter?: number };
  watch.due = now() + Math.max(Math.min(watch.interval, maxInterval), retryAfter);
  watch.interval *= 1.5;
}

/** So many jobs are looked at with one call. */
const together = 3;
/** So many pages are searched for them. */
const maxPages = 3;

/** Looks at the jobs that are due, or will be in a moment. */
function lookAtAll(connection: Connection): void {
  const time = now();
  const due = Array.from(connection.watches).filter(
    (watch) => watch.due <= time + watch.interval / 4,
  );
  for (const watch of due) watch.due = Infinity;
  const listed = due.filter((watch) => !watch.isAlone);
  const isCheaper = listed.length >= together;
  if (isCheaper) void lookAtList(connection, listed);
  for (const watch of due) if (!isCheaper || watch.isAlone) void lookAt(connection, watch);
  schedule(connection);
}

/** Looks at one job. */
async function lookAt(connection: Connection, watch: Watch): Promise<void> {
  try {
    hear(connection, watch, await attempt(connection, jobCall(watch.scope.jobId, watch.scope)));
  } catch (error) {
    hear(connection, watch, undefined, error as Error);
  }
}

/** Looks at many jobs on the first pages of the list, and at those that are not there one by one. */
async function lookAtList(connection: Connection, watches: readonly Watch[]): Promise<void> {
  const missing = new Set(watches);
  let paginationToken: unknown;
  try {
    for (let page = 0; page < maxPages && missing.size >= together; page++) {
      const query = { pageSize: Math.min(200, 20 + 2 * watches.length), paginationToken };
      const { jobs, next } = await attempt(connection, pageCall(query, {}));
      const byId = new Map(jobs.map((job) => [job.jobId, job]));
      for (const watch of missing) {
        const job = byId.get(watch.scope.jobId);
        // An end without its facts is read from the job itself.
        const { assetIds, error, output } = job?.metadata ?? {};
        const isWhole =
          assetIds ?? error ?? output ?? !/^(success|failure)$/.test(job?.status ?? '');
        if (!job || !isWhole) continue;
        missing.delete(watch);
        hear(connection, watch, job);
      }
      if (!next) break;
      paginationToken = next;
    }
  } catch (error) {
    // Without a list there is still the job itself.
    if (error instanceof TemporaryError && !(error instanceof InvalidResponseError)) {
      for (const watch of missing) hear(connection, watch, undefined, error);
      return;
    }
  }
  for (const watch of missing) {
    watch.isAlone = true;
    void lookAt(connection, watch);
  }
}

/** Passes on what a look has shown, and sets the next. */
function hear(connection: Connection, watch: Watch, job?: Job, error?: Error): void {
  // It may have ended meanwhile, by an abort or at its deadline.
  if (!connection.watches.has(watch)) return;
  if (job) watch.onSeen(job);
  if (error) watch.onFault(error);
  postpone(connection, watch, error);
  schedule(connection);
}
