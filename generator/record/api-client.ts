import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { failure, success, type Problem, type Result } from '../report/problem.ts';

export interface ApiOptions {
  /** Without a slash at its end. */
  readonly baseUrl?: string;
  /** How many requests may be under way at once. */
  readonly concurrency?: number;
  /** Least time between the starts of two requests, in milliseconds. */
  readonly spacing?: number;
  /** How long one request may take, in milliseconds. */
  readonly timeout?: number;
  /** How often a request is sent again after a fault that may pass. */
  readonly retries?: number;
  /** The wait before the first of these, in milliseconds; it doubles each time. */
  readonly retryDelay?: number;
  readonly signal?: AbortSignal;
}

/** Reads below the API's base address; at most so many at once and so often. */
export type ApiGet = (path: string) => Promise<Result<ApiAnswer>>;

export interface ApiAnswer {
  readonly url: string;
  readonly text: string;
}

/** The public token, with which models can be read without an account. */
const headers = { authorization: 'public-auth-token', accept: 'application/json' };

/** The API's one documented rate is 100 requests a minute. */
const polite = { concurrency: 4, spacing: 600, timeout: 30_000, retries: 4, retryDelay: 1000 };

const longestWait = 120_000;

export function apiClient(options: ApiOptions = {}): ApiGet {
  const { baseUrl = 'https://api.cloud.scenario.com/v1', signal } = options;
  const { concurrency, spacing, timeout, retries, retryDelay } = { ...polite, ...options };
  const limit = pLimit(concurrency);
  let nextStart = 0;

  async function turn(): Promise<void> {
    const now = Date.now();
    const start = Math.max(now, nextStart);
    nextStart = start + spacing;
    if (start > now) await sleep(start - now, undefined, { signal });
  }

  async function attempt(url: string): Promise<Attempt> {
    await turn();
    const limits = [AbortSignal.timeout(timeout), ...(signal ? [signal] : [])];
    try {
      const response = await fetch(url, { headers, signal: AbortSignal.any(limits) });
      const text = await response.text();
      if (response.ok) return { text };
      const again = response.status === 429 || response.status >= 500;
      const wait = retryAfter(response.headers.get('retry-after'));
      return {
        fault: statusFault(url, response.status, text),
        again,
        ...(wait !== undefined && { wait }),
      };
    } catch (error) {
      signal?.throwIfAborted();
      return { fault: networkFault(url, error, timeout), again: true };
    }
  }

  async function get(url: string): Promise<Result<ApiAnswer>> {
    for (let count = 0; ; count += 1) {
      const result = await attempt(url);
      if ('text' in result) return success({ url, text: result.text });
      if (!result.again || count >= retries) return failure([result.fault]);
      const wait = result.wait ?? retryDelay * 2 ** count;
      if (wait > longestWait) return failure([result.fault]);
      nextStart = Math.max(nextStart, Date.now() + wait);
    }
  }

  return (path) => limit(() => get(`${baseUrl}${path}`));
}

type Attempt =
  | { readonly text: string }
  | {
      readonly fault: Problem;
      /** Whether it may pass. */
      readonly again: boolean;
      /** In milliseconds, as the server asked. */
      readonly wait?: number;
    };

/** In seconds or as a date. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  if (!Number.isNaN(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function statusFault(url: string, status: number, body: string): Problem {
  const missing = status === 404;
  return {
    code: missing ? 'RECORD_NOT_FOUND' : 'RECORD_API_STATUS',
    severity: 'error',
    message: missing ? 'The API knows no such model.' : `The API answered ${status}.`,
    file: url,
    ...reasonIn(body),
    fix: missing
      ? 'Check the id; it starts with `model_` and stands on the reference page.'
      : 'Try again later.',
  };
}

/** The API says why in one of several ways. */
function reasonIn(body: string): { why?: string } {
  const reason = /"(?:reason|message|error)"\s*:\s*"((?:[^"\\]|\\.){1,300})"/.exec(body)?.[1];
  return reason === undefined ? {} : { why: `It said: ${reason}` };
}

function networkFault(url: string, error: unknown, timeout: number): Problem {
  const timedOut = error instanceof Error && error.name === 'TimeoutError';
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return {
    code: timedOut ? 'RECORD_API_TIMEOUT' : 'RECORD_API_UNREACHABLE',
    severity: 'error',
    message: timedOut
      ? `The API did not answer within ${timeout / 1000} seconds.`
      : 'The API could not be reached.',
    file: url,
    ...(!timedOut && cause instanceof Error && { why: cause.message }),
    fix: 'Check the connection and the address, then try again.',
  };
}
