import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { httpGet } from '../input/http-get.ts';
import { charsetOf, decodeText } from '../report/decode-text.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { redactUrls } from '../text/public-url.ts';

/** Options of requests to the API for records. */
export interface ApiOptions {
  /** The base URL without a slash at its end. Default: the public API. */
  readonly baseUrl?: string;
  /** The `Authorization` header. Default: a public token, which reads models without an account. */
  readonly authorization?: string;
  /** The maximum number of requests at the same time. Default: 4. */
  readonly concurrency?: number;
  /** The minimum time between the starts of two requests, in milliseconds. Default: 600. */
  readonly spacing?: number;
  /** The maximum time of one request, in milliseconds. Default: 30,000. */
  readonly timeout?: number;
  /** How many times a failed request is repeated. Default: 4. */
  readonly retries?: number;
  /**
   * The wait before the first retry, in milliseconds. It doubles each time. Default: 1,000.
   */
  readonly retryDelay?: number;
  readonly signal?: AbortSignal;
}

/** The headers of an earlier response that make a request conditional. */
export interface CacheHeaders {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A response of the API. */
export interface ApiReply extends CacheHeaders {
  readonly source: SourceText;
  /** Whether the earlier response is still valid. This response then has no content. */
  readonly isUnchanged: boolean;
}

/** Reads a path below the base URL of the API. */
export type ApiGet = (path: string, validators?: CacheHeaders) => Promise<Result<ApiReply>>;

/** The token that reads public models without an account. */
const publicToken = 'public-auth-token';

/** The base URL of the public API. */
export const defaultApiUrl = 'https://api.cloud.scenario.com/v1';

/** The documented rate limit of the API is 100 requests a minute. */
const defaults = { concurrency: 4, spacing: 600, timeout: 30_000, retries: 4, retryDelay: 1000 };

const maxSize = 64 * 1024 ** 2;

/** Returns a function that reads from the API within its rate limit. */
export function apiClient(options: ApiOptions = {}): ApiGet {
  const { baseUrl = defaultApiUrl, authorization = publicToken, signal } = options;
  const { concurrency, spacing, timeout, retries, retryDelay } = { ...defaults, ...options };
  const limit = pLimit(concurrency);
  let nextStart = 0;

  /** Waits before a request. A wait after a failure delays all requests, which share the rate limit. */
  async function pause(wait: number): Promise<void> {
    const now = performance.now();
    if (wait > 0) nextStart = Math.max(nextStart, now + wait);
    const start = Math.max(now, nextStart);
    nextStart = start + spacing;
    if (start > now) await sleep(start - now, undefined, { signal });
  }

  async function get(url: string, validators: CacheHeaders): Promise<Result<ApiReply>> {
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
        const text = decodeText(redactUrls(result.url), result.body, charsetOf(contentType));
        const isUnchanged = result.status === 304 && Object.keys(validators).length > 0;
        if (isUnchanged || (result.status >= 200 && result.status <= 299)) {
          return text.ok
            ? successOf({ source: text.value, isUnchanged, ...cacheHeadersOf(result.headers) })
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
      case 'rejected':
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

function cacheHeadersOf(headers: Headers): CacheHeaders {
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  return { ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) };
}

function apiProblem(url: string, code: Problem['code'], message: string): Problem {
  return {
    code,
    severity: 'error',
    file: redactUrls(url),
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
    file: redactUrls(url),
    ...(reason !== undefined && { why: `The API states: ${reason}` }),
    fix: missing
      ? 'Check the ID. It starts with `model_` and is on the reference page.'
      : 'Try again later.',
  };
}

/** Returns the reason in a response, for which the API has several fields. */
function reasonIn(body: string): string | undefined {
  return /"(?:reason|message|error)"\s*:\s*"((?:[^"\\]|\\.){1,300})"/.exec(body)?.[1];
}
