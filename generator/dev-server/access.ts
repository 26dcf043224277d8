import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { oneHost, ownHosts, repeatsHost } from './loopback.ts';
import { errorResponse } from './responses.ts';
import { isControlPath, routes } from './routes.ts';
import type { Context, MockResponse } from './types.ts';

/** The response headers that the client reads; a browser hides all others from it. */
export const exposedHeaders: readonly string[] = [
  'content-encoding',
  'content-length',
  'content-range',
  'date',
  'etag',
  'retry-after',
  'x-amzn-errortype',
  'x-amzn-requestid',
];

/**
 * Rejects requests that a foreign web page makes through the user's browser. `Host` is checked
 * because a page can point its own host name at the loopback address, `Origin` because a browser
 * sends simple requests without a preflight request.
 */
export function rejectAccess(
  context: Context,
  path: string,
  incoming: IncomingMessage,
): MockResponse | undefined {
  if (repeatsHost(incoming)) return errorResponse(400, oneHost);
  const { host, origin, 'sec-fetch-site': site } = incoming.headers;
  const hosts = ownHosts(context.origin());
  if (!hosts.includes(String(host).toLowerCase())) {
    return errorResponse(403, `The Host header must be ${hosts.join(' or ')}`);
  }
  // An image or a frame of a foreign page is requested without an Origin.
  const isForeign = site === 'cross-site' || site === 'same-site';
  if (isForeign && isControlPath(path)) return errorResponse(403, `Pages can't use ${path}`);
  if (origin === undefined || hosts.includes(origin.replace(/^http:\/\//, ''))) return undefined;
  if (isControlPath(path)) return errorResponse(403, `Pages can't use ${path}`);
  if (isAllowed(context, origin)) return undefined;
  return errorResponse(
    403,
    'Pages of this origin have no access. Start the server with --cors ORIGIN',
  );
}

/** The methods of all routes, as CORS headers list them. */
const allowedMethods = [...new Set(Object.keys(routes).map((line) => line.split(' ')[0]))].join(
  ', ',
);

/** Returns the CORS headers of a response, if the page may read it. */
export function accessHeaders(
  context: Context,
  path: string,
  { origin }: IncomingHttpHeaders,
): Readonly<Record<string, string>> {
  const vary = { vary: 'origin' };
  if (origin === undefined || isControlPath(path) || !isAllowed(context, origin)) return vary;
  return {
    ...vary,
    'access-control-allow-origin': origin,
    'access-control-allow-methods': allowedMethods,
    'access-control-allow-headers':
      'authorization, content-type, idempotency-key, if-match, if-range, range',
    // Browsers require this before a page of a public site can reach the loopback address.
    'access-control-allow-private-network': 'true',
    'access-control-expose-headers': exposedHeaders.join(', '),
    'access-control-max-age': '600',
  };
}

/** Returns whether a request is a preflight request of a browser. */
export function isPreflight(method: string, headers: IncomingHttpHeaders): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

function isAllowed({ options }: Context, origin: string): boolean {
  return options.cors?.includes(origin) ?? false;
}
