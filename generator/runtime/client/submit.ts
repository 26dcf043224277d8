import type { Estimate, Job } from './api-types.js';
import { currentTime, timeOfDay, withTimeLimit, type Scope } from './clock.js';
import type { Connection } from './connection.js';
import {
  AbortedError,
  ConcurrencyLimitError,
  QuotaError,
  ScenarioError,
  SubmissionUnknownError,
  ValidationError,
  type ErrorDetails,
} from './errors.js';
import type { Call } from './http.js';
import { jobIn } from './jobs.js';
import type { WaitOptions } from './options.js';
import { notifyListener } from './progress.js';
import { fieldsOf } from './response.js';
import { repeatCall, sendCall, type Decision } from './retry.js';
import { uploadFiles } from './uploads.js';
import { defaultTimeout, waitFor, type RunResult } from './wait.js';

/** The maximum number of job IDs that a client remembers, to detect a response that repeats one. */
const maxRemembered = 100_000;

/** The request of one job. */
export interface Run {
  readonly modelId: string;
  readonly body: object;
}

/** The options of a submit, and the step that a batch adds. */
export interface SubmitOptions extends WaitOptions {
  /** Runs before the request is sent for the first time. If it rejects, nothing is sent. */
  readonly beforeSubmit?: ((body: string) => Promise<void>) | undefined;
}

/** Starts one job: uploads the files of the request, waits for a free slot, and sends it once. */
export async function submitJob(
  connection: Connection,
  run: Run,
  options: SubmitOptions,
): Promise<Job> {
  const call = await generateCall(connection, run, options);
  await options.beforeSubmit?.(call.body);
  const job = await whenFree(connection, call, options, () => sendOnce(connection, call));
  notifyListener(options.onProgress, { stage: 'submitted', job });
  return job;
}

/** Starts a job and waits for its result. */
export async function runJob(
  connection: Connection,
  request: Run,
  options: SubmitOptions,
): Promise<RunResult> {
  const job = await submitJob(connection, request, options);
  return waitFor(connection, job.jobId, options, request.modelId, job);
}

/** Returns the price of a request. Uploads its files, and does not start a job. */
export async function estimateCost(
  connection: Connection,
  run: Run,
  options: WaitOptions,
): Promise<Estimate> {
  const call = await generateCall(connection, run, options);
  try {
    return await sendCall(connection, { ...call, query: { dryRun: true }, read: estimateIn });
  } catch (error) {
    // Even without credits, the API may return the price.
    const { estimatedCost } = fieldsOf(error instanceof QuotaError && error.responseBody);
    if (typeof estimatedCost !== 'number') throw error;
    return { creativeUnitsCost: estimatedCost };
  }
}

async function generateCall(connection: Connection, run: Run, options: WaitOptions) {
  const { modelId, body, build } = fieldsOf(run);
  if (build || typeof modelId !== 'string' || typeof body !== 'object' || !body) {
    const message = build
      ? 'This is a builder: call build()'
      : 'A request must have a modelId and a body';
    throw new ValidationError(message, { submission: 'none' });
  }
  return {
    to: `/generate/custom/${encodeURIComponent(modelId)}`,
    body: await uploadFiles(connection, body, options),
    modelId,
    signal: options.signal,
  } as const;
}

type GenerateCall = Awaited<ReturnType<typeof generateCall>>;

/**
 * Sends a submit, and retries it only if no job can exist.
 * @throws SubmissionUnknownError if that is not certain.
 */
async function sendOnce(connection: Connection, call: GenerateCall): Promise<Job> {
  const { started } = connection;
  if (started.size > maxRemembered) started.clear();
  const sentAt = new Date(timeOfDay()).toISOString();
  // A response that names the job of another submit does not say which job this one has started.
  const read: Call<Job>['read'] = (fields) => {
    const job = jobIn(fields);
    return job && started.size < started.add(job.jobId).size ? job : undefined;
  };
  try {
    return await sendCall(connection, { ...call, read, once: true });
  } catch (cause) {
    const isUnknown = cause instanceof ScenarioError && cause.submission === 'unknown';
    if (!isUnknown || cause instanceof AbortedError) throw cause;
    const { modelId } = call;
    const details: ErrorDetails = cause;
    throw new SubmissionUnknownError(
      `${cause.message}. A job of ${modelId} may have started: see jobs() since ${sentAt}`,
      { ...details, modelId, sentAt, cause },
    );
  }
}

/**
 * Submits when the plan has a free slot. Waiting submits form a queue: only the first one retries,
 * and the others send nothing.
 */
async function whenFree(
  connection: Connection,
  scope: Scope,
  { timeout = defaultTimeout }: WaitOptions,
  work: () => Promise<Job>,
): Promise<Job> {
  const { waiting } = connection;
  const end = currentTime() + timeout;
  let rejection: unknown;
  if (!waiting.line) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConcurrencyLimitError)) throw error;
      rejection = error;
    }
  }
  const untilEnd: Decision = (error, _, delay) =>
    error instanceof ConcurrencyLimitError && currentTime() + delay <= end;
  const before = waiting.line ?? Promise.resolve();
  const job = withTimeLimit(
    () => before,
    end - currentTime(),
    scope,
    'The wait for a free slot',
  ).then(() => repeatCall(connection, scope, work, untilEnd, rejection));
  const line = Promise.allSettled([before, job]).then(() => {
    if (waiting.line === line) waiting.line = undefined;
  });
  waiting.line = line;
  return job;
}

function estimateIn(fields: Parameters<Call<Estimate>['read']>[0]): Estimate | undefined {
  const { jobId } = jobIn(fields) ?? {};
  if (jobId) {
    const details = { jobId, submission: 'accepted' } as const;
    throw new ValidationError('dryRun was ignored: a job was started', details);
  }
  const { creativeUnitsCost } = fields;
  return typeof creativeUnitsCost === 'number' ? { ...fields, creativeUnitsCost } : undefined;
}
