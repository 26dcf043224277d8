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

/** The jobs that `jobs()` lists: the API filters them. Source: `GET /jobs`. */
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
  /** Whether the API omits the results. Default `false`. */
  readonly hideResults?: boolean;
  /** The number of jobs that one call reads, from 1 to 200. Default 100. */
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
 * The API ends a job with `success`, `failure` or `canceled`. Some of its guides use other words,
 * and a job with an ending that the client does not know would be waited for until the deadline.
 */
const endings: readonly (readonly [RegExp, Job['status']])[] = [
  [/^(succe|complete)/, 'success'],
  [/^(fail|error|reject|expire|time)/, 'failure'],
  [/^(cancel|abort)/, 'canceled'],
];

function statusOf(status: string): Job['status'] {
  return endings.find(([words]) => words.test(status))?.[1] ?? status;
}

/** Returns the call that reads a job, or that acts on it if there is a `body`. */
export function jobCall(jobId: string, scope: Scope, below = '', body?: string): Call<Job> {
  return {
    ...scope,
    to: `/jobs/${encodeURIComponent(jobId)}${below}`,
    body,
    // A response about another job is refused.
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

/** The number of jobs from which on one call for all is cheaper than one call for each. */
export const worthwhile = 3;
/** The number of pages that are searched for them. */
const maxPages = 3;

/** The result of a search in the list of jobs. */
interface Listed {
  readonly jobs: ReadonlyMap<string, Job>;
  /** The error that ended the search, if it does not concern the jobs and may pass. */
  readonly error?: TemporaryError;
}

/** Searches the first pages of the list for these jobs. Never rejects. */
export async function findListed(connection: Connection, ids: readonly string[]): Promise<Listed> {
  const found = new Map<string, Job>();
  let paginationToken: unknown;
  try {
    for (let page = 0; page < maxPages && ids.length - found.size >= worthwhile; page++) {
      const query = { pageSize: Math.min(200, 20 + 2 * ids.length), paginationToken };
      const { jobs, next } = await attemptCall(connection, pageCall(query, {}));
      for (const job of jobs) {
        const { assetIds, error, output } = job.metadata;
        // An ending without its facts is read from the job itself.
        const isWhole = assetIds ?? error ?? output ?? !/^(success|failure)$/.test(job.status);
        if (isWhole && ids.includes(job.jobId)) found.set(job.jobId, job);
      }
      if (!next) break;
      paginationToken = next;
    }
  } catch (error) {
    const mayPass = error instanceof TemporaryError && !(error instanceof InvalidResponseError);
    if (mayPass) return { jobs: found, error };
  }
  return { jobs: found };
}

/** Lists the jobs of the project. Reads the next page when its first job is needed. */
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
