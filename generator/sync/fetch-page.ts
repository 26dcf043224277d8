import { setTimeout as sleep } from 'node:timers/promises';
import { acceptedFormats } from '../input/fetch-text.ts';
import { readBody } from '../input/http-get.ts';
import { charsetOf, decodeText } from '../report/decode-text.ts';
import type { Problem } from '../report/problem.ts';
import { isPrivateHost, publicUrl, withoutCredentials } from './public-url.ts';

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
}

export const pageLimits = {
  timeout: 30_000,
  size: 16 * 1024 ** 2,
  retries: 3,
  pause: 1000,
} as const satisfies FetchPageOptions;

export type FetchedPage =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'page';
      readonly text: string;
      readonly etag?: string;
      readonly lastModified?: string;
    }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Fetches a page that was read before. Retries temporary failures and reports all others. */
export async function fetchPage(url: string, options: FetchPageOptions): Promise<FetchedPage> {
  for (let attempt = 0; ; attempt++) {
    const attempted = await tryPage(url, options);
    if (attempted.kind !== 'again') return attempted;
    if (attempt >= options.retries) return { kind: 'problem', problem: attempted.problem };
    const backoff = options.pause * 2 ** attempt;
    await sleep(Math.min(attempted.retryAfter ?? backoff, options.timeout));
  }
}

type Attempt =
  FetchedPage | { readonly kind: 'again'; readonly problem: Problem; readonly retryAfter?: number };

const maxRedirects = 5;

async function tryPage(url: string, options: FetchPageOptions): Promise<Attempt> {
  const { etag, lastModified, timeout } = options;
  const headers = {
    accept: acceptedFormats,
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
  try {
    const signal = AbortSignal.timeout(timeout);
    const first = withoutCredentials(url);
    const init = { signal, redirect: 'manual' } as const;
    let response = await fetch(first.url, { ...init, headers: { ...headers, ...first.headers } });
    let current = first.url;
    for (let hops = 0; isTemporaryRedirect(response) && hops < maxRedirects; hops++) {
      const next = new URL(response.headers.get('location') ?? '', current);
      await response.body?.cancel();
      if (!/^https?:$/.test(next.protocol)) return { kind: 'problem', problem: unsafe(url, next) };
      if ((await isPrivateHost(next.hostname)) && !(await isPrivateHost(first.url.hostname))) {
        return { kind: 'problem', problem: unsafe(url, next) };
      }
      const credentials = next.origin === first.url.origin ? first.headers : {};
      response = await fetch(next, { ...init, headers: { ...headers, ...credentials } });
      current = next;
    }
    return await readResponse(url, response, options);
  } catch (error) {
    return { kind: 'again', problem: noResponse(url, error, timeout) };
  }
}

function isTemporaryRedirect({ status, headers }: Response): boolean {
  return [302, 303, 307].includes(status) && headers.has('location');
}

async function readResponse(
  url: string,
  response: Response,
  { size }: FetchPageOptions,
): Promise<Attempt> {
  const { status, headers } = response;
  if (status === 304) return { kind: 'unchanged' };
  if (status === 200) {
    const body = await readBody(response, size);
    if (body === undefined) {
      const message = `must be at most ${size / 1024 ** 2} MB long. No page is longer.`;
      return { kind: 'problem', problem: problem(url, 'SYNC_TOO_LARGE', message) };
    }
    const source = decodeText(url, body, charsetOf(headers.get('content-type') ?? ''));
    if (!source.ok)
      return {
        kind: 'problem',
        problem: source.problems[0] ?? problem(url, 'SYNC_ENCODING', 'The page must be UTF-8.'),
      };
    const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
    return {
      kind: 'page',
      text: source.value.text,
      ...(etag === null ? {} : { etag }),
      ...(lastModified === null ? {} : { lastModified }),
    };
  }
  await response.body?.cancel();
  if (status === 301 || status === 308) {
    const target = new URL(headers.get('location') ?? '', url).href;
    return { kind: 'problem', problem: moved(url, publicUrl(target)) };
  }
  const failed = problem(
    url,
    'SYNC_STATUS',
    `The server returned ${status} ${response.statusText}.`,
  );
  if (status === 404 || status === 410)
    return { kind: 'problem', problem: missingPage(url, status) };
  if (status !== 429 && status < 500) return { kind: 'problem', problem: failed };
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return {
    kind: 'again',
    problem: failed,
    ...(seconds >= 0 ? { retryAfter: seconds * 1000 } : {}),
  };
}

function missingPage(url: string, status: number): Problem {
  return {
    ...problem(url, 'SYNC_GONE', `The page no longer exists (${status}).`),
    fix: 'Look for it in the index of the docs with `sync --discover`. Remove its definition when its models are removed.',
  };
}

function moved(url: string, target: string): Problem {
  return {
    ...problem(url, 'SYNC_MOVED', `The page has moved to ${target}.`),
    fix: `If it is the same page, set \`url: ${target}\` in its definition.`,
  };
}

function unsafe(url: string, target: URL): Problem {
  return {
    ...problem(
      url,
      'SYNC_UNSAFE_REDIRECT',
      `The server redirects to ${publicUrl(target.href)}, which is not a public web page.`,
    ),
    fix: 'If that is the page, set its URL as `url` in the definition.',
  };
}

function noResponse(url: string, error: unknown, timeout: number): Problem {
  if (!(error instanceof Error)) return problem(url, 'SYNC_NO_RESPONSE', String(error));
  const reason = error.cause instanceof Error ? error.cause.message : error.message;
  const cause = reason.replaceAll(url, publicUrl(url));
  const message =
    error.name === 'TimeoutError'
      ? `The response is not complete after ${timeout / 1000} s.`
      : `The request failed: ${cause}.`;
  return problem(url, 'SYNC_NO_RESPONSE', message);
}

function problem(url: string, code: Problem['code'], message: string): Problem {
  return {
    code,
    severity: 'error',
    file: publicUrl(url),
    message,
    why: 'The definition is unchanged until its page can be read.',
  };
}
