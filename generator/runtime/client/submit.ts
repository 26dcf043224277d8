import { fieldsOf, type Fields } from './answer.js';
import type { Estimate, Job } from './api-types.js';
import type { Connection } from './connection.js';
import { ValidationError } from './errors/validation-error.js';
import { QuotaError } from './errors/quota-error.js';
import { ScenarioError } from './errors/scenario-error.js';
import { AbortedError } from './errors/aborted-error.js';
import { SubmissionUnknownError } from './errors/submission-unknown-error.js';
import { jobIn } from './jobs.js';
import type { ProgressOptions } from './options.js';
import { report } from './report.js';
import { send } from './send.js';
import { uploadFiles } from './upload-files.js';

/** What to run. */
export interface Run {
  readonly modelId: string;
  readonly body: object;
}

/** Starts a job, and never a second one. */
export async function submit(
  connection: Connection,
  run: Run,
  options: ProgressOptions,
): Promise<Job> {
  const call = { ...(await generate(connection, run, options)), read: jobIn, once: true } as const;
  const sentAt = new Date().toISOString();
  try {
    const job = await send(connection, call);
    report(options.onProgress, { stage: 'submitted', job });
    return job;
  } catch (cause) {
    const isUnknown = cause instanceof ScenarioError && cause.submission === 'unknown';
    if (!isUnknown || cause instanceof AbortedError) throw cause;
    const { message, status, requestId, answer, submission } = cause;
    const { modelId } = run;
    throw new SubmissionUnknownError(
      `${message}. A job of ${modelId} may have been started, so it was not sent again: see jobs() since ${sentAt}`,
      { modelId, sentAt, status, requestId, answer, submission, cause },
    );
  }
}

/** The price of a run. Starts no job; its files are uploaded. */
export async function estimate(
  connection: Connection,
  run: Run,
  options: ProgressOptions,
): Promise<Estimate> {
  const call = await generate(connection, run, options);
  try {
    return await send(connection, { ...call, query: { dryRun: true }, read: estimateIn });
  } catch (error) {
    // Without credits, the API may tell the price all the same.
    const { estimatedCost } = fieldsOf(error instanceof QuotaError && error.answer);
    if (typeof estimatedCost !== 'number') throw error;
    return { creativeUnitsCost: estimatedCost };
  }
}

async function generate(connection: Connection, { modelId, body }: Run, options: ProgressOptions) {
  return {
    to: `/generate/custom/${encodeURIComponent(modelId)}`,
    body: await uploadFiles(connection, body, options),
    modelId,
    signal: options.signal,
  } as const;
}

function estimateIn(answer: Fields): Estimate | undefined {
  const { jobId } = jobIn(answer) ?? {};
  if (jobId) {
    const details = { jobId, submission: 'accepted' } as const;
    throw new ValidationError('dryRun was lost: a job was started', details);
  }
  const { creativeUnitsCost } = answer;
  return typeof creativeUnitsCost === 'number' ? { ...answer, creativeUnitsCost } : undefined;
}
