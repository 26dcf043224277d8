import type { Asset, Job } from './api-types.js';
import { getAssets } from './assets.js';
import type { Scope } from './call.js';
import type { Connection } from './connection.js';
import { JobCanceledError } from './errors/job-canceled-error.js';
import { JobFailedError } from './errors/job-failed-error.js';
import { getJob } from './jobs.js';
import type { WaitOptions } from './options.js';
import { poll } from './poll.js';
import { report } from './report.js';

/** What a job has made. */
export interface RunResult {
  readonly job: Job;
  /** In the order of the job's `assetIds`, which the API does not promise to be that of the request. */
  readonly assets: readonly Asset[];
}

/** Milliseconds: some video models take half of that. */
const defaultTimeout = 1_800_000;

/** Waits for the end of a job. `seen` is the job as it was a moment ago. */
export async function waitFor(
  connection: Connection,
  jobId: string,
  { signal, onProgress, timeout = defaultTimeout }: WaitOptions,
  modelId?: string,
  seen?: Job,
): Promise<RunResult> {
  const scope: Scope = { signal, jobId, modelId };
  let known = seen;
  const job = await poll(
    connection,
    scope,
    timeout,
    async (within) => {
      const job = known ?? (await getJob(connection, jobId, within));
      known = undefined;
      report(onProgress, { stage: 'running', job });
      return job;
    },
    ({ status }) => /^(success|failure|canceled)$/.test(status),
  );
  if (job.status === 'success') return { job, assets: await getAssets(connection, job, scope) };

  const { metadata, billing } = job;
  const reason = metadata.error ?? 'no reason given';
  const Kind = job.status === 'failure' ? JobFailedError : JobCanceledError;
  const refunded = billing && !billing.disableRefund;
  throw new Kind(`${jobId} ended in ${job.status}: ${reason}`, {
    jobId,
    modelId,
    job,
    reason,
    refunded,
  });
}
