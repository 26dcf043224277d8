import type { OutputKind } from '../model.js';
import type { Asset, AssetOf, Job } from './api-types.js';
import { getAssets } from './assets.js';
import { currentTime, longestTimer, withTimeLimit, type Scope } from './clock.js';
import type { Connection, Watch } from './connection.js';
import {
  AuthenticationError,
  JobCanceledError,
  JobFailedError,
  TemporaryError,
  TimeoutError,
  type ErrorDetails,
} from './errors.js';
import { attemptCall } from './http.js';
import { findListed, jobCall, minListed } from './jobs.js';
import type { ProgressOptions, WaitOptions } from './options.js';
import { platform } from './platform.js';
import { notifyListener } from './progress.js';
import { repeatCall } from './retry.js';

/**
 * A successful job and its results. The asset types follow from the capabilities of the model:
 * `photaEdit` returns images.
 */
export interface RunResult<Kinds extends OutputKind = OutputKind> {
  /** The final state of the job. Results that are not assets are in `job.metadata.output`. */
  readonly job: Job;
  /** The assets, in the order of the job's `assetIds`, which the API does not guarantee. */
  readonly assets: readonly AssetOf<Kinds>[];
  /** The text, if the model returns one: `job.metadata.output.text`. */
  readonly text: string | undefined;
}

/** The default timeout of a job in milliseconds. Some video models take half as long. */
export const defaultTimeout = 1_800_000;

/**
 * Waits for the end of a job and reads its assets. Only the timeout, an abort or a definite
 * response about the job ends the wait, as the job is billed. `seen` is the job in a response that
 * has just arrived.
 */
export async function waitFor(
  connection: Connection,
  jobId: string,
  { signal, onProgress, timeout = defaultTimeout }: WaitOptions,
  modelId?: string,
  seen?: Job,
): Promise<RunResult> {
  const target = { signal, jobId, modelId };
  let last: unknown;
  const canContinue = (error: unknown, round: number): boolean => {
    last = error;
    return mayRecover(connection, error, round);
  };
  const work = async (within: Scope['signal']): Promise<RunResult> => {
    const scope = { ...target, signal: within };
    const job = await endOf(connection, scope, onProgress, seen, canContinue);
    if (job.status !== 'success') throw failureOf(job, modelId);
    const read = (): Promise<readonly Asset[]> => getAssets(connection, job, scope);
    return resultOf(job, await repeatCall(connection, scope, read, canContinue));
  };
  return withTimeLimit(work, timeout, target, jobId).catch((error: unknown) => {
    if (!(error instanceof TimeoutError && last instanceof Error)) throw error;
    const message = `${error.message}; last error: ${last.message}`;
    const details: ErrorDetails = error;
    throw new TimeoutError(message, { ...details, cause: last });
  });
}

/** Returns the result of a job. */
function resultOf(job: Job, assets: readonly Asset[]): RunResult {
  const text = job.metadata.output?.['text'];
  // The type lacks kinds that the API may add.
  const known = assets as RunResult['assets'];
  return { job, assets: known, text: typeof text === 'string' ? text : undefined };
}

function failureOf(job: Job, modelId: string | undefined): JobFailedError {
  const { jobId, metadata, billing } = job;
  const reason = metadata.error ?? 'no reason given';
  const Kind = job.status === 'failure' ? JobFailedError : JobCanceledError;
  const refunded = billing && !billing.disableRefund;
  const details = { jobId, modelId, submission: 'accepted', job, reason, refunded } as const;
  return new Kind(`${jobId} ended in ${job.status}: ${reason}`, details);
}

/** Returns whether the job may still succeed after an error; `round` counts consecutive errors. */
function mayRecover({ retry }: Connection, error: unknown, round: number): boolean {
  // A failure of the `bearerToken` function says nothing about the job.
  const hasNoToken = error instanceof AuthenticationError && !error.status;
  return hasNoToken ? round < (retry.attempts ?? 6) : error instanceof TemporaryError;
}

/** Checks a job until it has ended, together with the other jobs that this client waits for. */
function endOf(
  connection: Connection,
  scope: Watch['scope'],
  onProgress: ProgressOptions['onProgress'],
  seen: Job | undefined,
  canContinue: (error: unknown, round: number) => boolean,
): Promise<Job> {
  const { watches, polling } = connection;
  const { firstInterval = 2000, maxInterval = 15_000 } = polling;
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      watches.delete(watch);
      schedule(connection);
    };
    let errors = 0;
    const watch: Watch = {
      scope,
      due: 0,
      interval: firstInterval,
      isAlone: false,
      push: (job, error) => {
        // The wait may have ended meanwhile, by an abort or its timeout.
        if (!watches.has(watch)) return;
        errors = error ? errors + 1 : 0;
        if (job) notifyListener(onProgress, { stage: 'running', job });
        if (job && /^(success|failure|canceled)$/.test(job.status)) {
          resolve(job);
          stop();
        } else if (error && !canContinue(error, errors)) {
          reject(error);
          stop();
        } else {
          // The interval grows, and is never shorter than the server asks for.
          const { retryAfter = 0 } = Object(error) as { readonly retryAfter?: number };
          watch.due = currentTime() + Math.max(Math.min(watch.interval, maxInterval), retryAfter);
          watch.interval *= 1.5;
          schedule(connection);
        }
      },
    };
    scope.signal?.addEventListener('abort', stop);
    watches.add(watch);
    if (seen) watch.push(seen);
    else schedule(connection);
  });
}

/** Sets the timer for the next check of jobs. */
function schedule(connection: Connection): void {
  const { watches, waiting } = connection;
  platform.clearTimeout(waiting.timer);
  const due = Math.min(...Array.from(watches, (watch) => watch.due));
  if (due === Infinity) return;
  const check = (): void => {
    checkAll(connection);
  };
  waiting.timer = platform.setTimeout(
    check,
    Math.min(Math.max(0, due - currentTime()), longestTimer),
  );
}

/** Checks the jobs that are due now or soon: together if that takes fewer calls. */
function checkAll(connection: Connection): void {
  const time = currentTime();
  const due = Array.from(connection.watches).filter(
    (watch) => watch.due <= time + watch.interval / 4,
  );
  for (const watch of due) watch.due = Infinity;
  const listed = due.filter((watch) => !watch.isAlone);
  const isCheaper = listed.length >= minListed;
  if (isCheaper) void checkListed(connection, listed);
  for (const watch of due) if (!isCheaper || watch.isAlone) void checkOne(connection, watch);
  schedule(connection);
}

async function checkOne(connection: Connection, watch: Watch): Promise<void> {
  const { scope, push } = watch;
  await attemptCall(connection, jobCall(scope.jobId, scope)).then(push, (error: unknown) => {
    // A client rejects with errors only.
    push(undefined, error as Error);
  });
}

/** Checks jobs in the list of all jobs, and checks the others one by one. */
async function checkListed(connection: Connection, watches: readonly Watch[]): Promise<void> {
  const ids = watches.map(({ scope }) => scope.jobId);
  const { jobs, error } = await findListed(connection, ids);
  for (const watch of watches) {
    const job = jobs.get(watch.scope.jobId);
    if (job) {
      watch.push(job);
    } else if (error) {
      watch.push(undefined, error);
    } else {
      watch.isAlone = true;
      void checkOne(connection, watch);
    }
  }
}
