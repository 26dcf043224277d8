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
  /** Decompressed. Fails if the connection ends early. */
  readonly body: Readable;
  /** The kind of the host, as resolved for this request. */
  readonly host: HostKind;
}

/** An error for a request that must not reach a private host. Nothing was sent. */
export class PrivateHostError extends Error {}

/**
 * Sends a GET request and returns its response, whatever the status. The name of the host is resolved
 * once, and the connection uses the IPs that were checked, even if the name gets other IPs meanwhile.
 * Each request opens a new connection, since an open one may lead to another network.
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
    const defaults = { 'accept-encoding': 'gzip, br', 'user-agent': 'scenario-models' };
    const options = { headers: { ...defaults, ...headers }, signal, lookup, agent: false };
    send(url, options, (message) => {
      // An error of a body that is not read to its end is ignored.
      message.on('error', () => undefined);
      try {
        resolve({ ...replyOf(message), host });
      } catch (error) {
        message.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    })
      .on('error', reject)
      // The connection may close without an error, such as after a switch to another protocol.
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
    body: decompressed(message, encoding),
  };
}

/** Decompresses a body while it is read, so that the size limit also ends a small body with huge content. */
function decompressed(message: IncomingMessage, encoding: string): Readable {
  if (encoding === '' || encoding === 'identity') return message;
  const decompressors: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  };
  const decompressor = Object.hasOwn(decompressors, encoding)
    ? decompressors[encoding]?.()
    : undefined;
  if (!decompressor) throw new Error(`the content encoding must be gzip or br (got '${encoding}')`);
  message.on('error', (error) => decompressor.destroy(error));
  decompressor.on('close', () => message.destroy());
  message.pipe(decompressor);
  return decompressor;
}
