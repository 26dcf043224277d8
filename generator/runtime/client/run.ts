import type { Connection } from './connection.js';
import type { WaitOptions } from './options.js';
import { submit, type Run } from './submit.js';
import { waitFor, type RunResult } from './wait.js';

/** Starts a job and waits for what it makes. */
export async function run(
  connection: Connection,
  request: Run,
  options: WaitOptions,
): Promise<RunResult> {
  const job = await submit(connection, request, options);
  return waitFor(connection, job.jobId, options, request.modelId, job);
}
