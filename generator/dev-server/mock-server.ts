import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { accessHeaders, isPreflight, rejectAccess } from './access.ts';
import { createFaults, isCutOrStall, replacesResponse, type Fault } from './faults.ts';
import { listenOnLoopback, readRequestBody } from './loopback.ts';
import { bodyTooLarge, errorResponse, jsonResponse, sendResponse } from './responses.ts';
import { isControlPath, routeRequest } from './routes.ts';
import { emptyState, logRequest, type State } from './state.ts';
import type {
  Context,
  Limits,
  MockRequest,
  MockResponse,
  MockServerOptions,
  Timing,
} from './types.ts';

/** A running mock of the Scenario API. */
export interface MockServer {
  /** The `baseUrl` for a client: `http://127.0.0.1:8787/v1`. */
  readonly url: string;
  readonly state: State;
  /** Makes a later request fail. */
  readonly fail: (fault: Fault) => void;
  /** Discards the faults that have not happened yet. */
  readonly recover: () => void;
  readonly close: () => Promise<void>;
}

const defaultTiming: Timing = { queued: 300, running: 1500, importing: 300 };

const defaultLimits: Limits = {
  concurrentJobs: 10,
  requestsPerMinute: 1000,
  bodyBytes: 64 * 1024 ** 2,
  storedBytes: 2 * 1024 ** 3,
  logLines: 10_000,
};

/** Starts a mock of the Scenario API that only this computer can reach. */
export async function startMockServer(options: MockServerOptions): Promise<MockServer> {
  const faults = createFaults();
  let origin = '';
  const context: Context = {
    options,
    timing: { ...defaultTiming, ...options.timing },
    limits: { ...defaultLimits, ...options.limits },
    state: emptyState(),
    faults,
    clock: options.clock ?? (() => performance.now()),
    origin: () => origin,
  };
  const server = await listenOnLoopback(options.port ?? 0, (incoming, response) => {
    // Fails only if the connection ended early, so there is no client to respond to.
    respond(context, incoming, response).catch(() => response.destroy());
  });
  ({ origin } = server);
  return {
    url: `${origin}/v1`,
    state: context.state,
    fail: faults.add,
    recover: faults.clear,
    close: server.close,
  };
}

/** Checks a request, applies its fault, handles it and sends the response. */
async function respond(
  context: Context,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '', headers } = incoming;
  const [path, search] = splitAt(url, '?');
  const access = accessHeaders(context, path, headers);

  const rejected = rejectAccess(context, path, incoming);
  if (rejected) {
    sendResponse(response, rejected, access);
    return;
  }
  if (isPreflight(method, headers)) {
    sendResponse(response, { status: 204, body: '' }, access);
    return;
  }

  const fault = isControlPath(path) ? undefined : nextFault(context, method, path);
  if (isCutOrStall(fault) && !fault.work) {
    // The body is not read, as if the request had never arrived.
    if (fault.then === 'cut') incoming.socket.destroy();
    return;
  }

  const { bodyBytes } = context.limits;
  const body = await readRequestBody(incoming, bodyBytes);
  if (body === undefined) {
    sendResponse(response, bodyTooLarge(bodyBytes), access);
    return;
  }
  const query = new URLSearchParams(search);
  const request: MockRequest = { method, path, query, headers, body, params: [] };
  sendResponse(response, handleRequest(context, request, fault), access, fault);
}

function handleRequest(context: Context, request: MockRequest, fault?: Fault): MockResponse {
  if (replacesResponse(fault) && !fault.work) return jsonResponse(200, {});
  try {
    return routeRequest(context, request, fault);
  } catch (error) {
    // The validators are code of the registry, which may throw.
    return errorResponse(500, `The mock server failed: ${String(error)}`);
  }
}

/** Logs a request below `/v1` or `/storage`, and returns its fault. */
function nextFault({ state, faults, limits }: Context, method: string, path: string) {
  const line = `${method} ${path.replace(/^\/v1(?=\/)/, '')}`;
  logRequest(state, line, limits.logLines);
  return faults.take(line);
}

function splitAt(text: string, separator: string): readonly [string, string] {
  const index = text.indexOf(separator);
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}
