import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import {
  listenOnLoopback,
  oneHost,
  ownHosts,
  readRequestBody,
  repeatsHost,
} from '../dev-server/loopback.ts';
import { pathStats } from '../input/path-stats.ts';
import { leavesFolder, readRegularFile } from '../output/write-file.ts';
import type { Proxy } from '../runtime/proxy.ts';
import { escapeHtml } from '../site/html.ts';

/** Options of a server of the site. */
export interface SiteServerOptions {
  /** The folder of the site. */
  readonly folder: string;
  /** The port; 0 for any free one. */
  readonly port: number;
  /** Handles the calls of the playground below {@link proxyPath}. */
  readonly proxy?: Proxy;
  /** Whether pages reload when {@link SiteServer.reload} is called. */
  readonly reloads: boolean;
}

/** A running server of the site, which only this computer can reach. */
export interface SiteServer {
  readonly url: string;
  /** Reloads all open pages. */
  readonly reload: () => void;
  readonly close: () => Promise<void>;
}

/** The path of the proxy; the playground of a served page uses it by default. */
export const proxyPath = '/scenario';

const eventsPath = '/_events';
const reloadPath = '/_reload.js';
const reloadScript = `new EventSource('${eventsPath}').onmessage = () => location.reload();\n`;

/** Starts a server for the site's folder on the loopback interface. */
export async function startSiteServer(options: SiteServerOptions): Promise<SiteServer> {
  const listeners = new Set<ServerResponse>();
  let origin = '';
  const server = await listenOnLoopback(options.port, (request, response) => {
    respond(options, origin, listeners, request, response).catch(() => response.destroy());
  });
  ({ origin } = server);
  return {
    url: `${origin}/`,
    reload: () => {
      for (const listener of listeners) listener.write('data: reload\n\n');
    },
    close: server.close,
  };
}

async function respond(
  options: SiteServerOptions,
  origin: string,
  listeners: Set<ServerResponse>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const path = pathOf(url);
  const rejected = rejectForeign(request, origin);
  if (repeatsHost(request)) sendText(response, 400, oneHost);
  else if (rejected !== undefined) sendText(response, 403, rejected);
  else if (path === undefined) sendText(response, 400, 'The URL can’t be read');
  else if (path.startsWith(`${proxyPath}/`)) {
    if (options.proxy) await forward(options.proxy, `${origin}${url}`, request, response);
    else sendText(response, 404, 'There is no proxy: start the server with --proxy');
  } else if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    sendText(response, 405, 'Only GET and HEAD');
  } else if (options.reloads && path === eventsPath) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': connected\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  } else if (options.reloads && path === reloadPath) {
    send(response, 200, 'text/javascript; charset=utf-8', reloadScript);
  } else sendFile(options, path, response);
}

/**
 * Returns why a request of a foreign page in the user's browser is rejected, or undefined. `Host`
 * is checked because a page can point its own host name at the loopback address. A GET of a foreign
 * page has no `Origin`, but browsers state its source; following a link is allowed.
 */
function rejectForeign({ headers }: IncomingMessage, own: string): string | undefined {
  const { host, origin } = headers;
  const hosts = ownHosts(own);
  if (!hosts.includes(String(host).toLowerCase())) return `The Host header must be ${hosts[0]}`;
  const isOwn = origin === undefined || hosts.some((name) => origin === `http://${name}`);
  const site = headers['sec-fetch-site'];
  const isForeign = site === 'cross-site' || site === 'same-site';
  return isOwn && (!isForeign || headers['sec-fetch-mode'] === 'navigate')
    ? undefined
    : 'Pages of other sites have no access';
}

function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
    return path.startsWith('/') && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

function sendFile(options: SiteServerOptions, path: string, response: ServerResponse): void {
  const inside = `.${path.endsWith('/') ? `${path}index.html` : path}`;
  const file = join(options.folder, inside);
  const stats = leavesFolder(options.folder, inside) ? undefined : pathStats(file);
  if (stats?.isDirectory()) {
    response.setHeader('location', `${path.split('/').map(encodeURIComponent).join('/')}/`);
    sendText(response, 301, 'Moved');
    return;
  }
  if (!stats?.isFile()) {
    sendNotFound(options, response);
    return;
  }
  const type = types[extname(file)] ?? 'application/octet-stream';
  const content = readFileSync(file);
  send(
    response,
    200,
    type,
    extname(file) === '.html' ? servedPage(content.toString(), options) : content,
  );
}

/**
 * Sends the site's 404 page. Its links start with the path of the published site, which is
 * replaced.
 */
function sendNotFound(options: SiteServerOptions, response: ServerResponse): void {
  const page = readRegularFile(join(options.folder, '404.html'));
  const root = / data-root="([^"]+)"/.exec(page ?? '')?.[1];
  if (page === undefined || root === undefined) {
    sendText(response, 404, 'The site has no such file');
    return;
  }
  const here = page.replaceAll(`="${root}`, '="/');
  send(response, 404, types['.html'] ?? '', servedPage(here, options));
}

/** Adds the path of the proxy and the script that reloads to a page of the site. */
function servedPage(page: string, { proxy, reloads }: SiteServerOptions): string {
  const root = / data-root="/;
  if (!page.includes(' data-root="')) return page;
  const withProxy = proxy ? page.replace(root, ` data-proxy="${proxyPath}"$&`) : page;
  return reloads
    ? withProxy.replace(
        '</head>',
        () => `<script type="module" src="${escapeHtml(reloadPath)}"></script></head>`,
      )
    : withProxy;
}

/** The largest body that the proxy accepts, in bytes. */
const maxBodySize = 1_000_000;

async function forward(
  proxy: Proxy,
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = new Headers();
  for (const name of ['content-type', 'content-length', 'idempotency-key']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const body = await readRequestBody(request, maxBodySize);
  if (body === undefined) {
    sendText(response, 413, 'The body is too large');
    return;
  }
  const reply = await proxy({
    method: request.method ?? 'GET',
    url,
    headers,
    text: () => Promise.resolve(body.toString()),
  });
  response.writeHead(reply.status, Object.fromEntries(reply.headers));
  response.end(Buffer.from(await reply.arrayBuffer()));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, 'text/plain; charset=utf-8', `${text}\n`);
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  content: string | Buffer,
): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
  });
  response.end(content);
}
