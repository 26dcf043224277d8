import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { network, type HostKind } from './private-host.ts';

/** The response to a GET request, before its body is read. */
export interface Reply {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  /** Unpacked. Fails if the connection ends early. */
  readonly body: Readable;
  /** Of the host, as resolved for this request. */
  readonly host: HostKind;
}

/** The host of a request is private, and the request must not reach it. Nothing was sent. */
export class PrivateHostError extends Error {}

/**
 * Sends a GET request and returns its response, whatever the status. The name of the host is resolved
 * once: the IPs that are checked are those that the connection uses, so a name that changes its IP
 * between the two gains nothing. Each request has a new connection, since a kept one may be to another
 * network.
 *
 * @throws PrivateHostError if `publicOnly` is set and an IP of the host is not public
 */
export function sendGet(
  url: URL,
  {
    headers,
    signal,
    publicOnly,
  }: {
    readonly headers: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
    readonly publicOnly: boolean;
  },
): Promise<Reply> {
  const name = url.hostname.replace(/^\[|\]$/g, '');
  let host: HostKind = 'public';
  const check = (ips: readonly string[]) => {
    host = kindOf(name, ips);
    if (publicOnly && host !== 'public') throw new PrivateHostError();
  };
  const lookup: LookupFunction = (hostname, { all, family }, callback) => {
    network
      .ipsOf(hostname)
      .then((ips) => {
        check(ips);
        const usable = ips
          .map((address) => ({ address, family: isIP(address) }))
          .filter((ip) => family === undefined || family === 0 || ip.family === Number(family));
        const [first] = usable;
        if (!first) throw new Error(`${hostname} has no IP address`);
        if (all) callback(null, usable);
        else callback(null, first.address, first.family);
      })
      .catch((error: unknown) => {
        callback(error instanceof Error ? error : new Error(String(error)), '');
      });
  };
  return new Promise((resolve, reject) => {
    // An IP is not looked up.
    if (isIP(name) > 0) check([name]);
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const own = { 'accept-encoding': 'gzip, br', 'user-agent': 'scenario-models' };
    const options = { headers: { ...own, ...headers }, signal, lookup, agent: false };
    send(url, options, (message) => {
      // A body that nobody reads to its end fails unheard.
      message.on('error', () => undefined);
      try {
        resolve({ ...replyOf(message), host });
      } catch (error) {
        message.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    })
      .on('error', reject)
      // Without an error, such as after a switch to another protocol.
      .on('close', () => {
        reject(new Error('the server ended the connection without a response'));
      })
      .end();
  });
}

function kindOf(name: string, ips: readonly string[]): HostKind {
  if (/(?:^|\.)localhost\.?$/.test(name)) return 'private';
  const found = ips.filter(network.isPrivate);
  if (found.length === 0) return 'public';
  return found.length === ips.length ? 'private' : 'partly private';
}

function replyOf(message: IncomingMessage): Omit<Reply, 'host'> {
  const { statusCode = 0, statusMessage = '', rawHeaders } = message;
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  }
  const encoding = (headers.get('content-encoding') ?? '').trim().toLowerCase();
  return {
    status: statusCode,
    statusText: statusMessage,
    headers,
    body: unpacked(message, encoding),
  };
}

/** Unpacks while it is read, so that the limit of the size ends a small body with a huge content. */
function unpacked(message: IncomingMessage, encoding: string): Readable {
  if (encoding === '' || encoding === 'identity') return message;
  const unpackers: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  };
  const unpack = Object.hasOwn(unpackers, encoding) ? unpackers[encoding]?.() : undefined;
  if (!unpack) throw new Error(`the content encoding must be gzip or br (got '${encoding}')`);
  message.on('error', (error) => unpack.destroy(error));
  unpack.on('close', () => message.destroy());
  message.pipe(unpack);
  return unpack;
}
