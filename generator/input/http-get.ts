import { setTimeout as sleep } from 'node:timers/promises';
import { omitFields } from '../text/omit-fields.ts';
import { redactUrls } from '../text/public-url.ts';
import { PrivateHostError, sendGet, type Reply } from './send-get.ts';

/** Options of a GET request. */
export interface HttpGetOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** The maximum time for an attempt, in milliseconds. */
  readonly timeout: number;
  /** The maximum size of the response, in bytes. */
  readonly size: number;
  /** How many times a failed attempt is repeated. */
  readonly retries: number;
  /**
   * The wait before the first retry, in milliseconds. It doubles each time. A `Retry-After` header has
   * priority.
   */
  readonly retryDelay: number;
  /** Which redirects to follow: all, or only temporary ones. */
  readonly redirects: 'all' | 'temporary';
  readonly signal?: AbortSignal;
  /** Waits before each attempt, 0 milliseconds before the first. Default: a timer. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** The result of a GET request. */
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
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** The longest wait that a server may ask for, in milliseconds. After that, the request fails. */
const maxWait = 120_000;
const maxRedirects = 5;

/**
 * Sends a GET request. Repeats an attempt after a temporary failure: a timeout, a broken connection,
 * status 429 or 5xx. Returns other failures as a result; only an abort by `signal` throws.
 *
 * User and password of the URL are sent as a header, and only to its own origin. A redirect to this
 * computer or to a private network is rejected unless the URL itself is there; the IPs that are
 * checked are those that the connection uses.
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
    if (!isTemporary(result) || attempt >= retries || wait > maxWait) return result;
    await pause(wait);
  }
}

async function tryGet(url: string, options: HttpGetOptions): Promise<HttpResult> {
  const { timeout, size, signal } = options;
  const limit = AbortSignal.timeout(timeout);
  try {
    const found = await getFollowing(
      url,
      AbortSignal.any([limit, ...(signal ? [signal] : [])]),
      options,
    );
    if (found.kind === 'rejected') return found;
    const { status, statusText, headers } = found.reply;
    const body = await readBody(found.reply, size);
    if (body === undefined && status >= 200 && status <= 299) return { kind: 'too large' };
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
    if (limit.aborted) return { kind: 'timeout' };
    return { kind: 'unreachable', reason: redactUrls(reasonOf(error)) };
  }
}

type Followed =
  | { readonly kind: 'response'; readonly reply: Reply; readonly url: string }
  | (HttpResult & { readonly kind: 'rejected' });

async function getFollowing(
  url: string,
  signal: AbortSignal,
  { headers, redirects }: HttpGetOptions,
): Promise<Followed> {
  const first = withoutCredentials(url);
  const authorized = { ...headers, ...first.headers };
  const anonymous = omitFields(authorized, 'authorization');
  const request = (to: URL, publicOnly: boolean) =>
    sendGet(to, {
      headers: to.origin === first.url.origin ? authorized : anonymous,
      signal,
      publicOnly,
    });
  let current = first.url;
  let reply = await request(current, false);
  // A host with public and private IPs must not give access to the private network.
  const publicOnly = reply.host !== 'private';
  for (let hops = 0; isRedirect(reply, redirects); hops++) {
    reply.body.destroy();
    if (hops >= maxRedirects) return rejected(`redirects more than ${maxRedirects} times`);
    // The fragment and the credentials of a redirect have no effect.
    current = withoutCredentials(new URL(reply.headers.get('location') ?? '', current).href).url;
    const shown = redactUrls(current.href);
    if (!/^https?:$/.test(current.protocol)) {
      return rejected(`redirects to ${shown}, which is not a web page`);
    }
    try {
      reply = await request(current, publicOnly);
    } catch (error) {
      if (!(error instanceof PrivateHostError)) throw error;
      return rejected(`redirects to ${shown}, which is on this computer or in a private network`);
    }
  }
  return { kind: 'response', reply, url: current.href };
}

function rejected(reason: string): HttpResult & { readonly kind: 'rejected' } {
  return { kind: 'rejected', reason };
}

const temporaryStatuses = [302, 303, 307];

function isRedirect({ status, headers }: Reply, kind: HttpGetOptions['redirects']): boolean {
  const followed = kind === 'all' ? [301, 308, ...temporaryStatuses] : temporaryStatuses;
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
async function readBody({ body }: Reply, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream: AsyncIterable<Uint8Array> = body;
  for await (const bytes of stream) {
    size += bytes.byteLength;
    if (size > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function isTemporary(result: HttpResult): boolean {
  if (result.kind === 'response') return result.status === 429 || result.status >= 500;
  return result.kind === 'timeout' || result.kind === 'unreachable';
}

/** Returns the wait that a server asks for, in milliseconds. The header holds seconds or a date. */
function retryAfter(result: HttpResult): number | undefined {
  if (result.kind !== 'response') return undefined;
  const header = result.headers.get('retry-after');
  if (header === null) return undefined;
  const seconds = Number(header);
  if (!Number.isNaN(seconds)) return Math.max(0, seconds * 1000);
  // Both dates come from the clock of the server: the clock of this computer may be wrong.
  const [until, now] = [Date.parse(header), Date.parse(result.headers.get('date') ?? '')];
  return Number.isNaN(until - now) ? undefined : Math.max(0, until - now);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Node.js throws one error for each IP of the host.
  const causes: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  const [first = error] = causes.filter((cause) => cause instanceof Error);
  return first.message.replace(/\.$/, '');
}
