import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { httpGet } from '../input/http-get.ts';
import { charsetOf, decodeText } from '../report/decode-text.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { publicUrl } from '../text/public-url.ts';

/** Options of requests to the API for records. */
export interface ApiOptions {
  /** Without a slash at its end; the public API by default. */
  readonly baseUrl?: string;
  /** The header of the account; by default the public token, which reads models without one. */
  readonly authorization?: string;
  /** The maximum number of requests at the same time; 4 by default. */
  readonly concurrency?: number;
  /** The minimum time between the starts of two requests, in milliseconds; 600 by default. */
  readonly spacing?: number;
  /** The maximum time of one request, in milliseconds; 30,000 by default. */
  readonly timeout?: number;
  /** How many times a failed request is repeated; 4 by default. */
  readonly retries?: number;
  /**
   * The wait before the first repetition, in milliseconds; 1,000 by default. It doubles each time.
   */
  readonly retryDelay?: number;
  readonly signal?: AbortSignal;
}

/** The validators of an earlier response, which make a request conditional. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A response of the API. */
export interface ApiReply extends Validators {
  readonly source: SourceText;
  /** The earlier response still holds, and this one has no content. */
  readonly isUnchanged: boolean;
}

/** Reads a path below the base URL of the API. */
export type ApiGet = (path: string, validators?: Validators) => Promise<Result<ApiReply>>;

/** The token that reads public models without an account. */
const publicToken = 'public-auth-token';

/** The base URL of the public API. */
export const defaultApiUrl = 'https://api.cloud.scenario.com/v1';

/** The documented rate limit of the API is 100 requests a minute. */
const defaults = { concurrency: 4, spacing: 600, timeout: 30_000, retries: 4, retryDelay: 1000 };

const maxSize = 64 * 1024 ** 2;

/** Returns a function that reads from the API, within its rate limit. */
export function apiClient(options: ApiOptions = {}): ApiGet {
  const { baseUrl = defaultApiUrl, authorization = publicToken, signal } = options;
  const { concurrency, spacing, timeout, retries, retryDelay } = { ...defaults, ...options };
  const limit = pLimit(concurrency);
  let nextStart = 0;

  /** A wait after a failure holds up all requests: the limit of the API is common to them. */
  async function pause(wait: number): Promise<void> {
    const now = performance.now();
    if (wait > 0) nextStart = Math.max(nextStart, now + wait);
    const start = Math.max(now, nextStart);
    nextStart = start + spacing;
    if (start > now) await sleep(start - now, undefined, { signal });
  }

  async function get(url: string, validators: Validators): Promise<Result<ApiReply>> {
    const { etag, lastModified } = validators;
    const headers = {
      ...{ authorization, accept: 'application/json' },
      ...(etag !== undefined && { 'if-none-match': etag }),
      ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
    };
    const result = await httpGet(url, {
      ...{ headers, timeout, retries, retryDelay, pause, size: maxSize, redirects: 'all' },
      ...(signal && { signal }),
    });
    switch (result.kind) {
      case 'response': {
        const contentType = result.headers.get('content-type') ?? '';
        const text = decodeText(publicUrl(result.url), result.body, charsetOf(contentType));
        const isUnchanged = result.status === 304 && Object.keys(validators).length > 0;
        if (isUnchanged || (result.status >= 200 && result.status <= 299)) {
          return text.ok
            ? successOf({ source: text.value, isUnchanged, ...validatorsOf(result.headers) })
            : text;
        }
        return failureOf([
          statusProblem(result.url, result.status, text.ok ? text.value.text : ''),
        ]);
      }
      case 'too large':
        return failureOf([
          apiProblem(
            url,
            'RECORD_API_TOO_LARGE',
            `The response must be at most ${maxSize / 1024 ** 2} MiB.`,
          ),
        ]);
      case 'timeout':
        return failureOf([
          apiProblem(url, 'RECORD_API_TIMEOUT', `The API must respond within ${timeout / 1000} s.`),
        ]);
      case 'refused':
        return failureOf([apiProblem(url, 'RECORD_API_REDIRECT', `The API ${result.reason}.`)]);
      case 'unreachable':
        return failureOf([
          {
            ...apiProblem(url, 'RECORD_API_UNREACHABLE', 'The API can’t be reached.'),
            why: result.reason,
          },
        ]);
    }
  }

  return (path, validators = {}) => limit(() => get(`${baseUrl}${path}`, validators));
}

function validatorsOf(headers: Headers): Validators {
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  return { ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) };
}

function apiProblem(url: string, code: Problem['code'], message: string): Problem {
  return {
    code,
    severity: 'error',
    file: publicUrl(url),
    message,
    fix: 'Check the connection and the base URL, then try again.',
  };
}

function statusProblem(url: string, status: number, body: string): Problem {
  const missing = status === 404;
  const reason = reasonIn(body);
  return {
    code: missing ? 'RECORD_NOT_FOUND' : 'RECORD_API_STATUS',
    severity: 'error',
    message: missing ? 'The API has no model with this ID.' : `The API responds with ${status}.`,
    file: publicUrl(url),
    ...(reason !== undefined && { why: `Reason of the API: ${reason}` }),
    fix: missing
      ? 'Check the ID. It starts with `model_` and is on the reference page.'
      : 'Try again later.',
  };
}

/** Returns the reason in a response; the API has several fields for it. */
function reasonIn(body: string): string | undefined {
  return /"(?:reason|message|error)"\s*:\s*"((?:[^"\\]|\\.){1,300})"/.exec(body)?.[1];
}
