import { setTimeout as sleep } from 'node:timers/promises';
import { omitFields } from '../text/omit-fields.ts';
import { publicUrl } from '../text/public-url.ts';
import { kindOfHost } from './private-host.ts';

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
  /** A redirect that is not followed; `reason` is a clause about the server. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** A server that asks for a longer wait gets no further attempt. In milliseconds. */
const maxWait = 120_000;
const maxRedirects = 5;

/**
 * Sends a GET request. Repeats an attempt that failed for a reason that may pass: a timeout, a broken
 * connection, status 429 or 5xx. Every other failure is a result too; only an abort by `signal` throws.
 *
 * User and password of the URL are sent as a header, and only to its own origin. A redirect to this
 * computer or to a private network is refused unless the URL itself is there. Names are resolved for
 * that, so a name with a private IP is refused as well.
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
    const found = await fetchFollowing(url, AbortSignal.any(signals), options);
    if (found.kind === 'refused') return found;
    const { response } = found;
    const { status, statusText, headers } = response;
    const body = await readBody(response, size);
    if (body === undefined && response.ok) return { kind: 'too large' };
    return {
      kind: 'response',
      status,
      statusText,
      headers,
      url: found.url,
      body: body ?? new Uint8Array(),
    };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Error && error.name === 'TimeoutError') return { kind: 'timeout' };
    return { kind: 'unreachable', reason: publicUrl(reasonOf(error)) };
  }
}

type Followed =
  | { readonly kind: 'response'; readonly response: Response; readonly url: string }
  | (HttpResult & { readonly kind: 'refused' });

async function fetchFollowing(
  url: string,
  signal: AbortSignal,
  { headers, redirects }: HttpGetOptions,
): Promise<Followed> {
  const first = withoutCredentials(url);
  const own = { ...headers, ...first.headers };
  const foreign = omitFields(own, 'authorization');
  const request = (to: URL) =>
    fetch(to, {
      headers: to.origin === first.url.origin ? own : foreign,
      signal,
      redirect: 'manual',
    });
  let current = first.url;
  let response = await request(current);
  for (let hops = 0; isRedirect(response, redirects); hops++) {
    await response.body?.cancel();
    if (hops >= maxRedirects) return refused(`redirects more than ${maxRedirects} times`);
    // The fragment and the credentials of a redirect are of no use.
    current = withoutCredentials(new URL(response.headers.get('location') ?? '', current).href).url;
    const shown = publicUrl(current.href);
    if (!/^https?:$/.test(current.protocol)) {
      return refused(`redirects to ${shown}, which is not a web page`);
    }
    if (await isUnsafe(first.url, current, signal)) {
      return refused(`redirects to ${shown}, which is on this computer or in a private network`);
    }
    response = await request(current);
  }
  return { kind: 'response', response, url: current.href };
}

function refused(reason: string): HttpResult & { readonly kind: 'refused' } {
  return { kind: 'refused', reason };
}

/** The system resolves a name without a time limit, so `signal` ends the wait. */
async function isUnsafe(first: URL, next: URL, signal: AbortSignal): Promise<boolean> {
  const kindOf = ({ hostname }: URL) => Promise.race([kindOfHost(hostname), abortOf(signal)]);
  return (await kindOf(next)) !== 'public' && (await kindOf(first)) !== 'private';
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => {
      const reason: unknown = signal.reason;
      reject(reason instanceof Error ? reason : new Error('The request was stopped'));
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

const temporary = [302, 303, 307];

function isRedirect({ status, headers }: Response, kind: HttpGetOptions['redirects']): boolean {
  const followed = kind === 'all' ? [301, 308, ...temporary] : temporary;
  return followed.includes(status) && headers.has('location');
}

/** Splits a URL into one without user and password, and the header that sends them. */
function withoutCredentials(url: string): {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
} {
  const parsed = new URL(url);
  const { username, password } = parsed;
  if (username === '' && password === '') return { url: parsed, headers: {} };
  parsed.username = '';
  parsed.password = '';
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    url: parsed,
    headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
  };
}

/** Returns the body; undefined if it is longer than `limit`. Throws if it is cut off. */
async function readBody(response: Response, limit: number): Promise<Uint8Array | undefined> {
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
  return result.kind === 'timeout' || result.kind === 'unreachable';
}

/** Returns the wait that a server asks for, in milliseconds; its header holds seconds or a date. */
function retryAfter(result: HttpResult): number | undefined {
  if (result.kind !== 'response') return undefined;
  const header = result.headers.get('retry-after');
  if (header === null) return undefined;
  const seconds = Number(header);
  if (!Number.isNaN(seconds)) return Math.max(0, seconds * 1000);
  // Both dates are of the clock of the server: that of this computer may be wrong.
  const [until, now] = [Date.parse(header), Date.parse(result.headers.get('date') ?? '')];
  return Number.isNaN(until - now) ? undefined : Math.max(0, until - now);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return (cause === '' ? error.message : cause).replace(/\.$/, '');
}
