import { fetchLimitsOf } from '../config/fetch-limits.ts';
import type { Config } from '../config/schema.ts';
import type { IncomingDefinition } from '../definition/place-definitions.ts';
import { acceptedFormats, otherOrigin } from '../input/fetch-text.ts';
import { httpGet, type HttpResult } from '../input/http-get.ts';
import { charsetOf, decodeText } from '../report/decode-text.ts';
import type { Problem } from '../report/problem.ts';
import { redactUrls } from '../text/public-url.ts';
import type { LockedPage } from './lock.ts';

/** Options for the download of a page. */
export interface FetchPageOptions {
  /** The validators of the last response, for a conditional request. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** The time limit of one attempt, in milliseconds. */
  readonly timeout: number;
  /** The maximum size of a page, in bytes. */
  readonly size: number;
  /** The number of retries if the server fails or does not respond. */
  readonly retries: number;
  /** The delay before the first retry, in milliseconds; doubles with each retry. */
  readonly pause: number;
  /** The redirects to follow; `all` includes permanent ones. Default: `temporary`. */
  readonly redirects?: 'all' | 'temporary';
}

/** The limits for the download of a page. */
export const pageLimits = {
  timeout: 30_000,
  size: 16 * 1024 ** 2,
  retries: 3,
  pause: 1000,
} as const satisfies FetchPageOptions;

/** The number of pages that are read at the same time. */
export const defaultConcurrency = 6;

/** Returns the limits that a configuration sets, and the defaults of the others. */
export function pageLimitsOf(config: Config): FetchPageOptions {
  return { ...pageLimits, ...fetchLimitsOf(config) };
}

/** The result of the download of a page. */
export type FetchedPage =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'page';
      readonly text: string;
      /** The URL after redirects. */
      readonly url: string;
      readonly etag?: string;
      readonly lastModified?: string;
      readonly warnings: readonly Problem[];
    }
  /** A permanent redirect, which is not followed. */
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A page that was read and parsed. */
export interface ReadPage {
  readonly page?: IncomingDefinition;
  /** The response, for the lock; absent if the page was not read completely. */
  readonly read?: readonly [url: string, page: LockedPage];
  readonly problems: readonly Problem[];
}

/** Fetches a page that was read before. Retries temporary failures and reports all others. */
export async function fetchPage(url: string, options: FetchPageOptions): Promise<FetchedPage> {
  const { etag, lastModified, timeout, size, retries, pause, redirects = 'temporary' } = options;
  const result = await httpGet(url, {
    headers: {
      accept: acceptedFormats,
      ...(etag === undefined ? {} : { 'if-none-match': etag }),
      ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
    },
    ...{ timeout, size, retries, retryDelay: pause, redirects },
  });
  const failed = (code: Problem['code'], message: string, fix?: string): FetchedPage => ({
    kind: 'problem',
    problem: { ...problem(url, code, message), ...(fix === undefined ? {} : { fix }) },
  });
  switch (result.kind) {
    case 'timeout':
      return failed('SYNC_NO_RESPONSE', `The response is not complete after ${timeout / 1000} s.`);
    case 'unreachable':
      return failed('SYNC_NO_RESPONSE', `The request failed: ${result.reason}.`);
    case 'rejected':
      return failed(
        'SYNC_UNSAFE_REDIRECT',
        `The server ${result.reason}.`,
        'If that is the page, set its URL as `url` in the definition.',
      );
    case 'too large':
      return failed('SYNC_TOO_LARGE', `The page must be at most ${size / 1024 ** 2} MiB.`);
    case 'response':
      if (result.status === 304) return { kind: 'unchanged' };
      if (result.status === 200) return readPage(url, result);
      return movedPage(result) ?? { kind: 'problem', problem: statusProblem(url, result) };
  }
}

type HttpResponse = HttpResult & { readonly kind: 'response' };

function readPage(url: string, { headers, body, url: final }: HttpResponse): FetchedPage {
  const source = decodeText(redactUrls(final), body, charsetOf(headers.get('content-type') ?? ''));
  if (!source.ok) {
    const message = source.problems[0]?.message ?? 'The page must be UTF-8.';
    return { kind: 'problem', problem: problem(url, 'SYNC_ENCODING', message) };
  }
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  return {
    kind: 'page',
    text: source.value.text,
    url: final,
    ...(etag === null ? {} : { etag }),
    ...(lastModified === null ? {} : { lastModified }),
    warnings: otherOrigin(url, final, 'SYNC_OTHER_ORIGIN'),
  };
}

function movedPage({ status, headers, url }: HttpResponse): FetchedPage | undefined {
  const location = headers.get('location') ?? '';
  const isMove = (status === 301 || status === 308) && URL.canParse(location, url);
  return isMove ? { kind: 'moved', to: new URL(location, url).href } : undefined;
}

function statusProblem(url: string, { status, statusText }: HttpResponse): Problem {
  if (status === 404 || status === 410) {
    return {
      ...problem(url, 'SYNC_PAGE_REMOVED', `The page no longer exists (${status}).`),
      fix: 'Look for it in the docs index with `sync --discover`. If its models were removed, run `scenario-models remove` with its URL.',
    };
  }
  return problem(url, 'SYNC_STATUS', `The server returned ${`${status} ${statusText}`.trim()}.`);
}

function problem(url: string, code: Problem['code'], message: string): Problem {
  return {
    code,
    severity: 'error',
    file: redactUrls(url),
    message,
    why: 'The definition is unchanged until its page can be read.',
  };
}
