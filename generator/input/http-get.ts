import { setTimeout as sleep } from 'node:timers/promises';

export interface HttpGetOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** For one attempt, in milliseconds. */
  readonly timeout: number;
  /** Of the response, in bytes. */
  readonly size: number;
  /** How many times a failed attempt is repeated. */
  readonly retries: number;
  /** Before the first repetition, in milliseconds; doubles each time. A `Retry-After` header has priority. */
  readonly retryDelay: number;
  /** Which redirects to follow: all, or only temporary ones. */
  readonly redirects: 'all' | 'temporary';
  readonly signal?: AbortSignal;
  /** Waits before each attempt: 0 milliseconds before the first. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

export type HttpResult =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly statusText: string;
      readonly headers: Headers;
      /** After redirects. */
      readonly url: string;
      readonly body: Uint8Array;
    }
  | { readonly kind: 'too large' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** A server that asks for a longer wait gets no further attempt. In milliseconds. */
const maxWait = 120_000;
const maxRedirects = 5;

/**
 * Sends a GET request. Repeats an attempt that failed for a reason that may pass: a timeout, a broken
 * connection, status 429 or 5xx. Every other failure is a result too; only an abort by `signal` throws.
 */
export async function httpGet(url: string, options: HttpGetOptions): Promise<HttpResult> {
  const { retries, retryDelay, signal } = options;
  const pause =
    options.pause ??
    ((wait) => (wait > 0 ? sleep(wait, undefined, { signal }) : Promise.resolve()));
  await pause(0);
  for (let attempt = 0; ; attempt++) {
    const result = await tryGet(url, options);
    const wait = retryAfter(result) ?? retryDelay * 2 ** attempt;
    if (!mayPass(result) || attempt >= retries || wait > maxWait) return result;
    await pause(wait);
  }
}

async function tryGet(url: string, options: HttpGetOptions): Promise<HttpResult> {
  const { timeout, size, signal } = options;
  const signals = [AbortSignal.timeout(timeout), ...(signal ? [signal] : [])];
  try {
    const response = await fetchFollowing(url, AbortSignal.any(signals), options);
    const { status, statusText, headers } = response;
    const body = await readBody(response, size);
    if (body === undefined && response.ok) return { kind: 'too large' };
    return {
      kind: 'response',
      status,
      statusText,
      headers,
      url: response.url,
      body: body ?? new Uint8Array(),
    };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Error && error.name === 'TimeoutError') return { kind: 'timeout' };
    return { kind: 'unreachable', reason: reasonOf(error) };
  }
}

async function fetchFollowing(
  url: string,
  signal: AbortSignal,
  { headers, redirects }: HttpGetOptions,
): Promise<Response> {
  if (redirects === 'all') return fetch(url, { headers, signal });
  let response = await fetch(url, { headers, signal, redirect: 'manual' });
  for (let hops = 0; isTemporaryRedirect(response) && hops < maxRedirects; hops++) {
    const next = new URL(response.headers.get('location') ?? '', response.url);
    await response.body?.cancel();
    response = await fetch(next, { headers, signal, redirect: 'manual' });
  }
  return response;
}

function isTemporaryRedirect({ status, headers }: Response): boolean {
  return [302, 303, 307].includes(status) && headers.has('location');
}

/** Returns the body; undefined if it is longer than `limit`. Throws if it is cut off. */
export async function readBody(response: Response, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined;
  for await (const bytes of stream ?? []) {
    size += bytes.byteLength;
    if (size > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function mayPass(result: HttpResult): boolean {
  if (result.kind === 'response') return result.status === 429 || result.status >= 500;
  return result.kind !== 'too large';
}

/** Returns the wait that a server asks for, in milliseconds; its header holds seconds or a date. */
function retryAfter(result: HttpResult): number | undefined {
  const header = result.kind === 'response' ? result.headers.get('retry-after') : null;
  if (header === null) return undefined;
  const seconds = Number(header);
  if (!Number.isNaN(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return cause === '' ? error.message : cause;
}
