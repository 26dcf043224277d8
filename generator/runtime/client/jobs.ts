import type { Job } from './api-types.js';
import type { Scope } from './clock.js';
import type { Connection } from './connection.js';
import {
  CancelRefusedError,
  InvalidResponseError,
  TemporaryError,
  ValidationError,
} from './errors.js';
import { attemptCall, type Call } from './http.js';
import type { CallOptions } from './options.js';
import { fieldsOf, type ResponseFields } from './response.js';
import { sendCall } from './retry.js';

/** The filter of `jobs()`, which the API applies. Source: `GET /jobs`. */
export interface JobFilter extends CallOptions {
  /** Only jobs with this status, such as `success`. */
  readonly status?: string;
  /** Only jobs of this type; those of `submit` have the type `custom`. */
  readonly type?: string;
  /** Only jobs of these types, separated by commas. */
  readonly types?: string;
  /** Only jobs that this user or API key started. */
  readonly authorId?: string;
  /** Only jobs of this workflow. */
  readonly workflowId?: string;
  /** Whether the API omits the results. Default `false`. */
  readonly hideResults?: boolean;
  /** The number of jobs per call, from 1 to 200. Default 100. */
  readonly pageSize?: number;
}

/** A page of the list of jobs. */
interface JobPage {
  readonly jobs: readonly Job[];
  /** The token of the next page, if there is one. */
  readonly next: unknown;
}

/** Returns the job of a response. The content of its fields is not checked. */
export function jobIn({ job }: ResponseFields): Job | undefined {
  const { jobId, status, metadata } = fieldsOf(job);
  if (!jobId || typeof jobId !== 'string') return undefined;
  return { ...(job as Job), status: statusOf(String(status)), metadata: fieldsOf(metadata) };
}

/**
 * Synonyms of the final statuses. The API ends a job with `success`, `failure` or `canceled`, but
 * some of its guides use other words, and the client would wait for such a job until the timeout.
 */
const finalStatuses: readonly (readonly [RegExp, Job['status']])[] = [
  [/^(succe|complete)/, 'success'],
  [/^(fail|error|reject|expire|time)/, 'failure'],
  [/^(cancel|abort)/, 'canceled'],
];

function statusOf(status: string): Job['status'] {
  return finalStatuses.find(([words]) => words.test(status))?.[1] ?? status;
}

/** Returns the call that reads a job, or that acts on it if there is a `body`. */
export function jobCall(jobId: string, scope: Scope, below = '', body?: string): Call<Job> {
  return {
    ...scope,
    to: `/jobs/${encodeURIComponent(jobId)}${below}`,
    body,
    // Rejects a response about another job.
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
  return sendCall(connection, jobCall(jobId, scope, '/action', body)).catch((error: unknown) => {
    throw error instanceof ValidationError ? new CancelRefusedError(error.message, error) : error;
  });
}

/** Returns the call that reads a page of the list of jobs. */
function pageCall(query: object, scope: Scope): Call<JobPage> {
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

/** The minimum number of jobs for which reading the list is cheaper than one call per job. */
export const minListed = 3;
/** The maximum number of pages of the list to search. */
const maxPages = 3;

/** The result of a search in the list of jobs. */
interface Listed {
  readonly jobs: ReadonlyMap<string, Job>;
  /** The error that ended the search, if it is temporary and not about a job. */
  readonly error?: TemporaryError;
}

/** Searches the first pages of the job list for these jobs. Never rejects. */
export async function findListed(connection: Connection, ids: readonly string[]): Promise<Listed> {
  const found = new Map<string, Job>();
  let paginationToken: unknown;
  try {
    for (let page = 0; page < maxPages && ids.length - found.size >= minListed; page++) {
      const query = { pageSize: Math.min(200, 20 + 2 * ids.length), paginationToken };
      const { jobs, next } = await attemptCall(connection, pageCall(query, {}));
      for (const job of jobs) {
        const { assetIds, error, output } = job.metadata;
        // A final status without its results or error is read from the job itself.
        const isComplete = assetIds ?? error ?? output ?? !/^(success|failure)$/.test(job.status);
        if (isComplete && ids.includes(job.jobId)) found.set(job.jobId, job);
      }
      if (!next) break;
      paginationToken = next;
    }
  } catch (error) {
    const isTemporary = error instanceof TemporaryError && !(error instanceof InvalidResponseError);
    if (isTemporary) return { jobs: found, error };
  }
  return { jobs: found };
}

/** Lists the jobs of the project. Reads each page only when it is needed. */
export async function* listJobs(
  connection: Connection,
  { signal, ...filter }: JobFilter,
): AsyncGenerator<Job, void, undefined> {
  let paginationToken: unknown;
  for (;;) {
    const query = { pageSize: 100, ...filter, paginationToken };
    const { jobs, next } = await sendCall(connection, pageCall(query, { signal }));
    yield* jobs;
    if (!next || next === paginationToken) return;
    paginationToken = next;
  }
}
