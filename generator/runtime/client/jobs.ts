import { fieldsOf, type Fields } from './answer.js';
import type { Job } from './api-types.js';
import type { Scope } from './call.js';
import type { Connection } from './connection.js';
import { CancelRefusedError } from './errors/cancel-refused-error.js';
import { ValidationError } from './errors/validation-error.js';
import type { CallOptions } from './options.js';
import { send } from './send.js';

/** Which jobs to list, as the API filters them. */
export interface JobFilter extends CallOptions {
  readonly status?: string;
  readonly type?: string;
  /** Separated by commas. */
  readonly types?: string;
  readonly authorId?: string;
  readonly workflowId?: string;
  readonly hideResults?: boolean;
  /** From 1 to 200. Default 100. */
  readonly pageSize?: number;
}

/** The job of an answer. The API's word is taken for what is in it: what it adds stops nothing. */
export function jobIn({ job }: Fields): Job | undefined {
  const { jobId, metadata } = fieldsOf(job);
  if (typeof jobId !== 'string') return undefined;
  return { ...(job as Job), metadata: fieldsOf(metadata) };
}

/** Reads a job, or with a `body` does something to it. */
export function getJob(
  connection: Connection,
  jobId: string,
  scope: Scope,
  below = '',
  body?: string,
): Promise<Job> {
  const to = `/jobs/${encodeURIComponent(jobId)}${below}`;
  return send(connection, { ...scope, to, body, read: jobIn, jobId });
}

/** @throws CancelRefusedError where the API says that it can't. */
export function cancelJob(connection: Connection, jobId: string, scope: Scope): Promise<Job> {
  const body = JSON.stringify({ action: 'cancel' });
  return getJob(connection, jobId, scope, '/action', body).catch((error: unknown) => {
    throw error instanceof ValidationError ? new CancelRefusedError(error.message, error) : error;
  });
}

/** The jobs of the project, a page at a time as they are asked for. */
export async function* listJobs(
  connection: Connection,
  { signal, ...filter }: JobFilter,
): AsyncGenerator<Job, void, undefined> {
  let paginationToken: unknown;
  for (;;) {
    const query = { pageSize: 100, ...filter, paginationToken };
    const { jobs, next } = await send(connection, { signal, to: '/jobs', query, read: pageIn });
    yield* jobs;
    if (!next || next === paginationToken) return;
    paginationToken = next;
  }
}

function pageIn({ jobs, nextPaginationToken: next }: Fields) {
  return Array.isArray(jobs) ? { jobs: jobs as readonly Job[], next } : undefined;
}
