import { createServer, type IncomingMessage, type RequestListener } from 'node:http';

/** A running server that only this computer can reach. */
export interface LoopbackServer {
  /** The origin, such as `http://127.0.0.1:8787`. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Starts a server on the loopback interface; port 0 is any free one. */
export async function listenOnLoopback(
  port: number,
  respond: RequestListener,
): Promise<LoopbackServer> {
  // Clients close idle connections. A server that does so may close one that just got a request.
  const server = createServer({ keepAliveTimeout: 0 }, respond);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Returns the values of `Host` in requests to a server on this computer. */
export function ownHosts(origin: string): readonly [string, string] {
  const { host } = new URL(origin);
  return [host, host.replace('127.0.0.1', 'localhost')];
}

/** The reason why a request with several Host headers is rejected. */
export const oneHost = 'A request must have one Host header';

/** Returns whether a request has several Host headers, of which only the first would be checked. */
export function repeatsHost({ rawHeaders }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter(
    (name, index) => index % 2 === 0 && name.toLowerCase() === 'host',
  );
  return hosts.length > 1;
}

/**
 * Returns the body; `undefined` if it is too large. The rest of such a body is read and discarded.
 */
export async function readRequestBody(
  incoming: IncomingMessage,
  limit: number,
): Promise<Buffer | undefined> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size <= limit) chunks.push(bytes);
    else chunks = [];
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}
