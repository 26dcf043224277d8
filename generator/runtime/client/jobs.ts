import type { Fields } from './answer.js';
import type { Job } from './api-types.js';
import type { Scope } from './call.js';
import type { Connection } from './connection.js';
import { CancelRefusedError } from './errors/cancel-refused-error.js';
import { ValidationError } from './errors/validation-error.js';
import { jobIn } from './job-in.js';
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

export function getJob(connection: Connection, jobId: string, scope: Scope): Promise<Job> {
  return send(connection, { ...scope, to: pathOf(jobId), read: jobIn, jobId });
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

/** @throws CancelRefusedError where the API says that it can't. */
export function cancelJob(
  connection: Connection,
  jobId: string,
  { signal }: CallOptions,
): Promise<Job> {
  const body = JSON.stringify({ action: 'cancel' });
  const to = `${pathOf(jobId)}/action`;
  return send(connection, { to, body, read: jobIn, jobId, signal }).catch((error: unknown) => {
    throw error instanceof ValidationError ? new CancelRefusedError(error.message, error) : error;
  });
}

function pageIn({ jobs, nextPaginationToken: next }: Fields) {
  return Array.isArray(jobs) ? { jobs: jobs as readonly Job[], next } : undefined;
}

function pathOf(jobId: string): string {
  return `/jobs/${encodeURIComponent(jobId)}`;
}
