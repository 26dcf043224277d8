import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exposedHeaders } from '../../generator/dev-server/access.ts';
import { setUp } from '../support/mock-server.ts';

const up = setUp();

/** Sends raw headers and returns the status line of the response. */
async function statusOf(headers: readonly string[], path = '/v1/jobs'): Promise<string> {
  const { host, port } = new URL(up().server.url);
  const socket = connect(Number(port), '127.0.0.1');
  const lines = headers.map((line) => `${line.replace('OWN', host)}\r\n`).join('');
  socket.end(`GET ${path} HTTP/1.1\r\nConnection: close\r\n${lines}\r\n`);
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await once(socket, 'close');
  return text.split('\r\n', 1)[0] ?? '';
}

test.each([
  [['Host: OWN', 'Host: evil.example'], '400'],
  [['Host: evil.example', 'hOST: OWN'], '400'],
  [['Host: OWN', 'Host: OWN'], '400'],
  [[], '400'],
  [['Host: evil.example'], '403'],
  [['Host: OWN', 'Origin: https://evil.example'], '403'],
  [['Host: OWN', 'Origin: null'], '403'],
  [['Host: 2130706433'], '403'],
  [['Host: [::1]'], '403'],
  [['Host: OWN@evil.example'], '403'],
  [['Host: OWN.evil.example'], '403'],
])('the mock server answers %j with %s', async (headers, status) => {
  expect(await statusOf(headers)).toContain(` ${status} `);
});

test.each([
  [['Host: OWN', 'Sec-Fetch-Site: cross-site'], '403'],
  [['Host: OWN', 'Sec-Fetch-Site: same-site'], '403'],
  [['Host: OWN', 'Sec-Fetch-Site: none'], '200'],
  [['Host: OWN'], '200'],
])('the mock server answers %j on /dev with %s', async (headers, status) => {
  expect(await statusOf(headers, '/dev')).toContain(` ${status} `);
});

test('every response header that the client reads is exposed', () => {
  const folder = join(import.meta.dirname, '..', '..', 'generator', 'runtime', 'client');
  const sources = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const read = sources.flatMap((source) =>
    [...source.matchAll(/headers\??\.get\('([^']+)'\)/g)].map(([, name = '']) => name),
  );
  // A browser shows these to every page.
  const safe = ['cache-control', 'content-language', 'content-type', 'expires', 'last-modified'];
  expect(read.length).toBeGreaterThan(3);
  expect(read.filter((name) => ![...exposedHeaders, ...safe].includes(name))).toEqual([]);
});
