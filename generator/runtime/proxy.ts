import { checkPort } from './client/blocked-port.js';
import { withTimeLimit } from './client/clock.js';
import { openConnection, type Connection } from './client/connection.js';
import { ConfigurationError, TimeoutError } from './client/errors.js';
import { onceOnly } from './client/http.js';
import type { ClientOptions } from './client/options.js';
import { platform, type HeaderReader, type PlatformResponse } from './client/platform.js';
import { fieldsOf, jsonValueOf, readResponseBody } from './client/response.js';

export { InvalidRequestError } from './invalid-request-error.js';
export type { HeaderReader, PlatformResponse, ResponseLike } from './client/platform.js';

/** The part of a `Request` that the proxy reads. Every `Request` is one. */
export interface ProxyRequest {
  /** The HTTP method. */
  readonly method: string;
  /** The complete URL. */
  readonly url: string;
  /** The headers. */
  readonly headers: HeaderReader;
  /** Reads the body. */
  text(): Promise<string>;
}

/** The options of a proxy. */
export interface ProxyOptions<Incoming extends ProxyRequest = ProxyRequest> extends Pick<
  ClientOptions,
  'apiKey' | 'apiSecret' | 'baseUrl' | 'projectId' | 'fetch' | 'requestTimeout'
> {
  /**
   * Returns whether to forward a request: check the session of your user here. If false, the
   * response is 401, unless you return a `Response` instead. If it throws, the response is 500,
   * without the reason.
   */
  readonly authorize: (
    request: Incoming,
  ) => boolean | PlatformResponse | Promise<boolean | PlatformResponse>;
  /** The IDs of the models that may be run. Default: all. */
  readonly models?: readonly string[];
  /** The maximum size of a body in bytes. Default 1,000,000. */
  readonly maxBodySize?: number;
}

/** A function that handles a request of a client in a browser. */
export type Proxy<Incoming extends ProxyRequest = ProxyRequest> = (
  request: Incoming,
) => Promise<PlatformResponse>;

/**
 * Creates a proxy for clients in a browser, whose `proxyUrl` is its path. It holds the API key, and
 * forwards only the calls that `ScenarioClient` makes. A submit that the browser repeats is sent
 * once: the second one gets the response of the first.
 *
 * It works in any framework that has the `Request` and `Response` of fetch. It remembers submits in
 * memory for ten minutes.
 *
 * @throws ConfigurationError if there are no credentials, `authorize` is missing, or the URL is
 * invalid.
 *
 * @example
 * ```ts
 * // Next.js: app/api/scenario/[...call]/route.ts
 * const proxy = createProxy({ authorize: async () => (await auth()) !== null });
 * export { proxy as GET, proxy as POST };
 * ```
 */
export function createProxy<Incoming extends ProxyRequest>(
  options: ProxyOptions<Incoming>,
): Proxy<Incoming> {
  const { authorize, models, maxBodySize = 1_000_000, ...clientOptions } = options;
  if (typeof authorize !== 'function') {
    throw new ConfigurationError(
      'authorize must be a function: without one, anyone can spend your credits',
    );
  }
  const connection = openConnection(clientOptions);
  checkPort(connection);
  const submits = createMemory();

  return async (request) => {
    const call = callOf(request);
    if (!call) return reject(404, 'The proxy has no such call');
    const allowed = await Promise.resolve(request)
      .then(authorize)
      .catch(() => reject(500, 'The request could not be authorized'));
    if (allowed !== true) return allowed || reject(401, 'This call is not authorized');

    const body = call.fields && (await bodyOf(request, maxBodySize));
    const problem = call.fields && problemOf(call, body, models);
    if (problem) return reject(400, problem);
    const forwarded = (): Promise<Reply> => forward(connection, call, body);
    const key = request.headers.get('idempotency-key');
    const isSubmit = call.route.startsWith('/generate') && !call.query['dryRun'];
    const reply =
      isSubmit && key ? submits(`${key} ${call.path} ${body ?? ''}`, forwarded) : forwarded();
    return toResponse(await reply);
  };
}

/** A call that the client makes. */
interface Route {
  readonly method: 'GET' | 'POST';
  /** The path; `:` is an ID. */
  readonly route: string;
  readonly query?: readonly string[];
  /** The fields that the body may have; for `generate`, any. */
  readonly fields?: readonly string[];
  readonly action?: string;
}

const routes: readonly Route[] = [
  { method: 'POST', route: '/generate/custom/:', query: ['dryRun'], fields: [] },
  {
    method: 'GET',
    route: '/jobs',
    query: [
      ...['status', 'type', 'types', 'authorId', 'workflowId', 'hideResults'],
      ...['pageSize', 'paginationToken'],
    ],
  },
  { method: 'GET', route: '/jobs/:' },
  { method: 'POST', route: '/jobs/:/action', fields: ['action'], action: 'cancel' },
  { method: 'POST', route: '/assets/get-bulk', fields: ['assetIds'] },
  { method: 'GET', route: '/assets/:' },
  {
    method: 'POST',
    route: '/uploads',
    fields: ['fileName', 'contentType', 'fileSize', 'parts', 'kind', 'url'],
  },
  { method: 'GET', route: '/uploads/:' },
  { method: 'POST', route: '/uploads/:/action', fields: ['action'], action: 'complete' },
];

/** A call with the path, ID and query of its request. */
interface ProxyCall extends Omit<Route, 'query'> {
  readonly path: string;
  readonly id: string | undefined;
  readonly query: Readonly<Record<string, string>>;
}

/** Returns the call of a request, regardless of the path at which the proxy is mounted. */
function callOf({ method, url }: ProxyRequest): ProxyCall | undefined {
  const { pathname, searchParams } = new platform.URL(url);
  for (const route of routes) {
    // An ID does not start with a dot and has nothing encoded, so it can't lead to another path.
    const pattern = route.route.replace(':', '([\\w-][\\w.-]*)');
    const [, path, id] = new RegExp(`(${pattern})$`).exec(pathname) ?? [];
    if (path === undefined || method !== route.method) continue;
    const query = Object.fromEntries(
      (route.query ?? []).flatMap((name) => {
        const value = searchParams.get(name);
        return value === null ? [] : [[name, value] as const];
      }),
    );
    return { ...route, path, id, query };
  }
  return undefined;
}

async function bodyOf(request: ProxyRequest, maxSize: number): Promise<string | undefined> {
  // A form of another site can't send JSON without a preflight request.
  const isJson = /^application\/json\b/.test(request.headers.get('content-type') ?? '');
  const isLong = Number(request.headers.get('content-length')) > maxSize;
  const text = isJson && !isLong ? await request.text() : undefined;
  return text !== undefined && text.length <= maxSize ? text : undefined;
}

/** Returns why a body is rejected, or undefined. */
function problemOf(
  { route, id = '', fields = [], action }: ProxyCall,
  text: string | undefined,
  models: readonly string[] | undefined,
): string | undefined {
  if (text === undefined) return 'The body must be JSON, and not too long';
  const json = jsonValueOf(text);
  if (typeof json !== 'object' || json === null) return 'The body must be a JSON object';
  if (route.startsWith('/generate')) {
    return models && !models.includes(id) ? `${id} is not one of the models` : undefined;
  }
  const other = Object.keys(json).find((name) => !fields.includes(name));
  if (other !== undefined) return `The body must not have ${other}`;
  return action && fieldsOf(json)['action'] !== action ? `action must be ${action}` : undefined;
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The headers of a response that are forwarded. */
const forwardedHeaders = ['content-type', 'retry-after', 'date', 'x-amzn-requestid'];

/** Sends a call to the API, once. */
async function forward(
  connection: Connection,
  { method, path, query, route }: ProxyCall,
  body: string | undefined,
): Promise<Reply> {
  const { baseUrl, projectId, fetch, requestTimeout } = connection;
  const { header = '' } = await connection.authorize();
  const known = { ...query, ...(projectId !== undefined && { projectId }) };
  const url = `${baseUrl}${path}?${String(new platform.URLSearchParams(known))}`.replace(/\?$/, '');
  try {
    return await withTimeLimit(
      async (signal) => {
        const bytes = new platform.TextEncoder().encode(body ?? '');
        const response = await fetch(url, {
          method,
          headers: {
            authorization: header,
            ...(body !== undefined && {
              'content-type': 'application/json',
              'content-length': `${bytes.length}`,
            }),
          },
          ...(body !== undefined && onceOnly(bytes)),
          signal,
          redirect: 'manual',
        });
        const headers = forwardedHeaders.flatMap((name) => {
          const value = response.headers.get(name);
          return value === null ? [] : [[name, value] as const];
        });
        const text = await (await readResponseBody(response, maxResponseSize, {})).text();
        return { status: response.status, headers: Object.fromEntries(headers), body: text };
      },
      requestTimeout,
      {},
      route,
    );
  } catch (error) {
    // The cause may contain details that are private to the server.
    const isLate = error instanceof TimeoutError;
    return problem(isLate ? 504 : 502, `The API ${isLate ? 'is too slow' : 'did not respond'}`);
  }
}

const maxResponseSize = 2 ** 26;

function problem(status: number, reason: string): Reply {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: JSON.stringify({ reason }) };
}

function reject(status: number, reason: string): PlatformResponse {
  return toResponse(problem(status, reason));
}

function toResponse({ status, headers, body }: Reply): PlatformResponse {
  // Browsers must not cache it, and some statuses do not allow a body.
  const init = { status, headers: { ...headers, 'cache-control': 'no-store' } };
  return new platform.Response(/^(204|304)$/.test(`${status}`) ? null : body, init);
}

/** The time for which a submit is remembered, in milliseconds. */
const memoryTime = 600_000;

/** Returns a function that runs the work of a key once, and returns its reply again afterwards. */
function createMemory() {
  const known = new Map<string, { readonly reply: Promise<Reply>; readonly at: number }>();
  return (key: string, work: () => Promise<Reply>): Promise<Reply> => {
    const time = platform.performance.now();
    for (const [id, { at }] of known) if (at < time - memoryTime) known.delete(id);
    const previous = known.get(key);
    if (previous) return previous.reply;
    const reply = work();
    known.set(key, { reply, at: time });
    return reply;
  };
}
