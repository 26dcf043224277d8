import { setTimeout as sleep } from 'node:timers/promises';
import { readText } from '../input/fetch-text.ts';
import type { Problem } from '../report/problem.ts';

export interface FetchPageOptions {
  /** What the server said of the page when it was last read, to ask only for news. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** For one try, in milliseconds. */
  readonly timeout: number;
  /** Of the page, in bytes. */
  readonly size: number;
  /** How often it is tried again where the server fails or does not answer. */
  readonly retries: number;
  /** Before the first new try, in milliseconds; doubles each time. */
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

/** Reads a page that was read before. What goes wrong for a moment is tried again; the rest is told. */
export async function fetchPage(url: string, options: FetchPageOptions): Promise<FetchedPage> {
  for (let attempt = 0; ; attempt++) {
    const answer = await tryPage(url, options);
    if (answer.kind !== 'again') return answer;
    if (attempt >= options.retries) return { kind: 'problem', problem: answer.problem };
    const backoff = options.pause * 2 ** attempt;
    await sleep(Math.min(answer.retryAfter ?? backoff, options.timeout));
  }
}

type Try =
  FetchedPage | { readonly kind: 'again'; readonly problem: Problem; readonly retryAfter?: number };

const mostRedirects = 5;

async function tryPage(url: string, options: FetchPageOptions): Promise<Try> {
  const { etag, lastModified, timeout } = options;
  const headers = {
    accept: 'text/markdown, text/plain;q=0.9, */*;q=0.5',
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
  try {
    const signal = AbortSignal.timeout(timeout);
    let response = await fetch(url, { headers, signal, redirect: 'manual' });
    for (let hops = 0; isTemporaryRedirect(response) && hops < mostRedirects; hops++) {
      const next = new URL(response.headers.get('location') ?? '', response.url);
      await response.body?.cancel();
      response = await fetch(next, { headers, signal, redirect: 'manual' });
    }
    return await readAnswer(url, response, options);
  } catch (error) {
    return { kind: 'again', problem: noAnswer(url, error, timeout) };
  }
}

function isTemporaryRedirect({ status, headers }: Response): boolean {
  return [302, 303, 307].includes(status) && headers.has('location');
}

async function readAnswer(
  url: string,
  response: Response,
  { size }: FetchPageOptions,
): Promise<Try> {
  const { status, headers } = response;
  if (status === 304) return { kind: 'unchanged' };
  if (status === 200) {
    const text = await readText(response, size);
    if (text === undefined) {
      const message = 'The answer is far longer than any page.';
      return { kind: 'problem', problem: problem(url, 'SYNC_TOO_LARGE', message) };
    }
    const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
    return {
      kind: 'page',
      text,
      ...(etag === null ? {} : { etag }),
      ...(lastModified === null ? {} : { lastModified }),
    };
  }
  await response.body?.cancel();
  if (status === 301 || status === 308) {
    const target = new URL(headers.get('location') ?? '', url).href;
    return { kind: 'problem', problem: moved(url, target) };
  }
  const said = problem(url, 'SYNC_STATUS', `The server answers ${status} ${response.statusText}.`);
  if (status === 404 || status === 410) return { kind: 'problem', problem: gone(url, status) };
  if (status !== 429 && status < 500) return { kind: 'problem', problem: said };
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return { kind: 'again', problem: said, ...(seconds >= 0 ? { retryAfter: seconds * 1000 } : {}) };
}

function gone(url: string, status: number): Problem {
  return {
    ...problem(url, 'SYNC_GONE', `The page is not there any more (${status}).`),
    fix: 'Look for it in the index of the docs (sync --discover). Remove its definition once its models are gone.',
  };
}

function moved(url: string, target: string): Problem {
  return {
    ...problem(url, 'SYNC_MOVED', `The page has moved to ${target}.`),
    fix: `Make sure that it is the same page, and write \`url: ${target}\` in its definition.`,
  };
}

function noAnswer(url: string, error: unknown, timeout: number): Problem {
  if (!(error instanceof Error)) return problem(url, 'SYNC_NO_ANSWER', String(error));
  const cause = error.cause instanceof Error ? error.cause.message : error.message;
  const message =
    error.name === 'TimeoutError'
      ? `There is no whole answer within ${timeout / 1000} s.`
      : `There is no whole answer: ${cause}.`;
  return problem(url, 'SYNC_NO_ANSWER', message);
}

function problem(url: string, code: Problem['code'], message: string): Problem {
  return {
    code,
    severity: 'error',
    file: url,
    message,
    why: 'The definition stays as it is until its page can be read.',
  };
}
