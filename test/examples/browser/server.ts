/**
 * Serves the page and the proxy. `respond` is a plain fetch handler: Hono mounts the proxy with
 * `app.all('/api/scenario/*', (c) => proxy(c.req.raw))`, Next.js exports it as `GET` and `POST`.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createProxy } from 'scenario-models/proxy';

/** The visitors that may spend credits. Replace it with the sessions of your application. */
const sessions = new Set<string>();

const proxy = createProxy({
  authorize: (request) => {
    const [, session = ''] = /session=([\w-]+)/.exec(request.headers.get('cookie') ?? '') ?? [];
    return sessions.has(session);
  },
  models: ['model_phota'],
});

async function respond(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/api/scenario/')) return proxy(request);
  if (pathname === '/page.js') return file('dist/page.js', 'text/javascript');
  if (pathname !== '/') return new Response('Not found', { status: 404 });
  const session = randomUUID();
  sessions.add(session);
  const page = file('page.html', 'text/html; charset=utf-8');
  page.headers.set('set-cookie', `session=${session}; HttpOnly; SameSite=Strict; Path=/`);
  return page;
}

function file(path: string, type: string): Response {
  return new Response(readFileSync(path, 'utf8'), { headers: { 'content-type': type } });
}

/** Adapts the fetch handler to `node:http`. */
const server = createServer((incoming, outgoing) => {
  void toRequest(incoming)
    .then(respond)
    .catch(() => new Response('The server failed', { status: 500 }))
    .then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    });
});

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = 'GET', url = '/', headers } = incoming;
  return new Request(new URL(url, 'http://localhost'), {
    method,
    headers: headers as Record<string, string>,
    body: chunks.length > 0 ? Buffer.concat(chunks) : null,
  });
}

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? '') : ''}/`);
});
