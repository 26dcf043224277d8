import type { Job } from './api-types.js';
import type { Scope } from './clock.js';
import type { Connection } from './connection.js';
import { CancelRefusedError, ValidationError } from './errors.js';
import type { Call } from './http.js';
import type { CallOptions } from './options.js';
import { fieldsOf, type Fields } from './response.js';
import { send } from './retry.js';

/** Which jobs `jobs()` lists, as the API filters them. Source: `GET /jobs`. */
export interface JobFilter extends CallOptions {
  /** Only jobs with this status, such as `success`. */
  readonly status?: string;
  /** Only jobs of this type; those of `submit` have the type `custom`. */
  readonly type?: string;
  /** Only jobs of these types, separated by commas. */
  readonly types?: string;
  /** Only jobs that this user or key has started. */
  readonly authorId?: string;
  /** Only jobs of this workflow. */
  readonly workflowId?: string;
  /** Whether the API leaves the results out. */
  readonly hideResults?: boolean;
  /** How many jobs the API returns at the same time, from 1 to 200. Default 100. */
  readonly pageSize?: number;
}

/** A page of the list of jobs. */
export interface JobPage {
  readonly jobs: readonly Job[];
  /** The token of the next page, if there is one. */
  readonly next: unknown;
}

/** Returns the job of a response. Its content is taken as the API writes it. */
export function jobIn({ job }: Fields): Job | undefined {
  const { jobId, status, metadata } = fieldsOf(job);
  if (typeof jobId !== 'string') return undefined;
  return { ...(job as Job), status: statusOf(String(status)), metadata: fieldsOf(metadata) };
}

/**
 * The API ends a job with `success`, `failure` or `canceled`. Some of its guides write other words
 * for the same, and a word that is not understood would be waited for in vain.
 */
const endings: readonly (readonly [RegExp, Job['status']])[] = [
  [/^(succe|complete)/, 'success'],
  [/^(fail|error|reject|expire|time)/, 'failure'],
  [/^(cancel|abort)/, 'canceled'],
];

function statusOf(status: string): Job['status'] {
  return endings.find(([words]) => words.test(status))?.[1] ?? status;
}

/** Returns the call that reads a job, or with a `body` acts on it. */
export function jobCall(jobId: string, scope: Scope, below = '', body?: string): Call<Job> {
  return {
    ...scope,
    to: `/jobs/${encodeURIComponent(jobId)}${below}`,
    body,
    // A response about another job is not a response.
    read: (fields) => {
      const job = jobIn(fields);
      return job?.jobId === jobId ? job : undefined;
    },
    jobId,
  };
}

/** Asks the API to cancel a job. */
export function cancelJob(connection: Connection, jobId: string, scope: Scope): Promise<Job> {
  const body = JSON.stringify({ action: 'cancel' });
  return send(connection, jobCall(jobId, scope, '/action', body)).catch((error: unknown) => {
    throw error instanceof ValidationError ? new CancelRefusedError(error.message, error) : error;
  });
}

/** Returns the call that reads a page of the jobs. */
export function pageCall(query: object, scope: Scope): Call<JobPage> {
  return {
    ...scope,
    to: '/jobs',
    query,
    read: ({ jobs, nextPaginationToken: next }) => {
      if (!Array.isArray(jobs)) return undefined;
      return { jobs: jobs.flatMap((job: unknown) => jobIn({ job }) ?? []), next };
    },
  };
}

/** Lists the jobs of the project, page by page as they are asked for. */
export async function* listJobs(
  connection: Connection,
  { signal, ...filter }: JobFilter,
): AsyncGenerator<Job, void, undefined> {
  let paginationToken: unknown;
  for (;;) {
    const query = { pageSize: 100, ...filter, paginationToken };
    const { jobs, next } = await send(connection, pageCall(query, { signal }));
    yield* jobs;
    if (!next || next === paginationToken) return;
    paginationToken = next;
  }
}
