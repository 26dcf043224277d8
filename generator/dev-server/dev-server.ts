import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createFaults, type Fault } from './faults.ts';
import { json } from './replies.ts';
import { answer } from './routes.ts';
import { sendReply } from './send-reply.ts';
import { emptyState, type State } from './state.ts';
import type { DevRequest, DevServerOptions, World } from './types.ts';

/** A Scenario of one's own, on this computer alone. */
export interface DevServer {
  /** What a client takes as `baseUrl`: `http://127.0.0.1:8787/v1`. */
  readonly url: string;
  readonly state: State;
  /** Makes something go wrong. */
  readonly fail: (fault: Fault) => void;
  /** The faults that have not happened are forgotten. */
  readonly recover: () => void;
  readonly close: () => Promise<void>;
}

export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const state = emptyState();
  const faults = createFaults();
  let origin = '';
  const world: World = {
    options,
    pace: { queued: 300, running: 1500, importing: 300, ...options.pace },
    limits: { concurrentJobs: 10, requestsPerMinute: 1000, ...options.limits },
    state,
    faults,
    origin: () => origin,
  };
  const server = createServer((request, response) => {
    // A connection that ends early is the client's business.
    handle(world, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  origin = `http://127.0.0.1:${address.port}`;
  return {
    url: `${origin}/v1`,
    state,
    fail: faults.add,
    recover: faults.clear,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function handle(
  world: World,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const { pathname: path, searchParams: query } = new URL(url, 'http://localhost');
  if (method === 'OPTIONS') {
    sendReply(response, { status: 204, body: '' });
    return;
  }
  const line = `${method} ${path.replace(/^\/v1/, '')}`;
  const isControl = path.startsWith('/dev');
  if (!isControl) world.state.log.push(line);
  const fault = isControl ? undefined : world.faults.take(line);
  if (fault && !fault.work && (fault.then === 'cut' || fault.then === 'stall')) {
    // Nothing of it is read: as if it had never come.
    if (fault.then === 'cut') incoming.socket.destroy();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Uint8Array));
  const request: DevRequest = {
    method,
    path,
    query,
    headers,
    body: Buffer.concat(chunks),
    params: [],
  };
  const replaced = typeof fault?.then === 'object' && 'status' in fault.then && !fault.work;
  const reply = replaced ? json(200, {}) : answer(world, request, fault);
  sendReply(response, reply, fault);
}
