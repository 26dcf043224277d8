import type { IncomingMessage } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fetchText } from '../../generator/input/fetch-text.ts';
import { httpGet, type HttpGetOptions } from '../../generator/input/http-get.ts';
import { network } from '../../generator/input/private-host.ts';
import { fetchPage, pageLimits } from '../../generator/sync/fetch-page.ts';
import { loopbackServer } from '../support/loopback-server.ts';

const options: HttpGetOptions = {
  headers: {},
  ...{ timeout: 60_000, size: 1e6, retries: 0, retryDelay: 1, redirects: 'all' },
};

/** Resolves names in a network in which 127.0.0.1 is public. Returns the names that are looked up. */
function names(table: Readonly<Record<string, readonly string[]>> = {}): string[] {
  const { isPrivate } = network;
  vi.spyOn(network, 'isPrivate').mockImplementation((ip) => ip !== '127.0.0.1' && isPrivate(ip));
  const lookups: string[] = [];
  vi.spyOn(network, 'ipsOf').mockImplementation((name) => {
    lookups.push(name);
    return Promise.resolve(table[name] ?? ['127.0.0.1']);
  });
  return lookups;
}

/** Starts a server that redirects by host and path, and responds with a text otherwise. Returns its port and the requested URLs. */
async function redirects(table: (port: string) => Readonly<Record<string, string>>) {
  const fetched: string[] = [];
  const server = await loopbackServer(({ url, headers }, response) => {
    fetched.push(`http://${headers.host ?? ''}${url ?? ''}`);
    const location = table(port)[`${headers.host?.split(':')[0] ?? ''}${url ?? ''}`];
    if (location === undefined) response.end('text');
    else response.writeHead(302, { location }).end();
  });
  const { port } = new URL(server);
  return { port, fetched };
}

test.each([
  ...['127.0.0.1', '10.1.2.3', '169.254.169.254', '192.168.0.1'],
  ...['172.20.0.1', '100.64.0.1', '0.0.0.0', '255.255.255.255', '224.0.0.1', '198.18.0.1'],
  ...['::1', '::', 'fd00::1', 'fe80::1', 'fec0::1', 'ff02::1', 'fe80::1%eth0'],
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::a9fe:a9fe'],
  ...['2002:7f00:1::', '::ffff:0:10.0.0.1'],
])('network.isPrivate of %s is true', (ip) => {
  expect(network.isPrivate(ip)).toBe(true);
});

test.each(['93.184.216.34', '2606:2800:220:1::1', '64:ff9b::5db8:d822', '2002:5db8:d822::'])(
  'network.isPrivate of %s is false',
  (ip) => {
    expect(network.isPrivate(ip)).toBe(false);
  },
);

test.each([
  'http://169.254.169.254/latest?token=t0k',
  'http://[::ffff:a00:1]/',
  ...['http://2852039166/', 'http://0x0a.1/', 'http://012.1/', 'http://%31%30.0.0.1/'],
  ...['http://u:t0k@localhost/', 'http://x.localhost/', 'http://private.example/'],
  'http://partly.example/',
  'file:///etc/passwd',
  'data:text/plain,x',
])('httpGet rejects a redirect from a public server to %s and names it', async (target) => {
  names({ 'private.example': ['10.0.0.1'], 'partly.example': ['127.0.0.1', 'fd00::1'] });
  const { port, fetched } = await redirects(() => ({ 'a.example/a': '/b', 'a.example/b': target }));
  const result = await httpGet(`http://a.example:${port}/a`, options);
  expect(result.kind).toBe('rejected');
  expect(JSON.stringify(result)).toContain(new URL(target).protocol);
  expect(JSON.stringify(result)).not.toContain('t0k');
  expect(fetched).toEqual(['/a', '/b'].map((path) => `http://a.example:${port}${path}`));
});

test('httpGet rejects a redirect to a private name from a name with public and private IPs', async () => {
  names({ 'a.example': ['127.0.0.1', '10.0.0.1'], 'b.example': ['10.0.0.1'] });
  const { port } = await redirects(() => ({ 'a.example/': 'http://b.example/' }));
  expect(await httpGet(`http://a.example:${port}/`, options)).toMatchObject({ kind: 'rejected' });
});

test('httpGet connects to the IP that it checked, even if the name gets another one', async () => {
  names();
  const lookups: string[] = [];
  vi.spyOn(network, 'ipsOf').mockImplementation((name) => {
    const isFirst = !lookups.includes(name);
    lookups.push(name);
    return Promise.resolve([isFirst ? '127.0.0.1' : '127.0.0.2']);
  });
  const { port, fetched } = await redirects((own) => ({
    'a.example/': `http://b.example:${own}/`,
    'c.example/': '/next',
  }));
  expect(await httpGet(`http://a.example:${port}/`, options)).toMatchObject({ status: 200 });
  expect(lookups).toEqual(['a.example', 'b.example']);
  expect(fetched).toHaveLength(2);
  // The same name, whose IP becomes private before the next request.
  expect(await httpGet(`http://c.example:${port}/`, options)).toMatchObject({ kind: 'rejected' });
  expect(fetched).toHaveLength(3);
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
] as const)('httpGet unpacks %s and ends at the limit of the content', async (encoding, pack) => {
  const content = Buffer.alloc(2e7, 'a');
  const server = await loopbackServer(({ url }, response) => {
    response.setHeader('content-encoding', encoding);
    response.end(pack(url === '/bomb' ? content : 'text'));
  });
  const small = await httpGet(server, options);
  expect(small.kind === 'response' && Buffer.from(small.body).toString()).toBe('text');
  expect(await httpGet(`${server}/bomb`, options)).toEqual({ kind: 'too large' });
});

test.each<[string, (socket: Socket) => void]>([
  [
    'endless headers',
    (socket) => {
      endless(socket, 'HTTP/1.1 200 OK\r\n', 'a: b\r\n');
    },
  ],
  [
    'one endless header',
    (socket) => {
      endless(socket, 'HTTP/1.1 200 OK\r\na: ', 'bbbb');
    },
  ],
  [
    'an endless status line',
    (socket) => {
      endless(socket, 'HTTP/1.1 200 ', 'OK');
    },
  ],
  ['no HTTP', (socket) => void socket.end('220 smtp.example ESMTP\r\n')],
  ['an unknown encoding', packedAs('zstd, gzip')],
  ['a body that is not packed', packedAs('gzip')],
  [
    'two lengths',
    (socket) =>
      void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
  ],
  [
    'less than its length',
    (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab'),
  ],
  [
    'a bad chunk',
    (socket) => void socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
  ],
  [
    'another protocol',
    (socket) =>
      void socket.end('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
  ],
  [
    'a redirect to no URL',
    (socket) => void socket.end('HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n'),
  ],
])('httpGet reports %s', async (_, respond) => {
  const server = createServer((socket) => {
    socket
      .on('error', () => undefined)
      .once('data', () => {
        respond(socket);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const result = await httpGet(`http://127.0.0.1:${port}/`, options);
  expect(result).toMatchObject({
    kind: 'unreachable',
    reason: expect.stringMatching(/./) as string,
  });
});

function endless(socket: Socket, start: string, more: string): void {
  socket.write(start);
  const write = () => socket.writable && socket.write(more.repeat(1000), () => setImmediate(write));
  write();
}

function packedAs(encoding: string): (socket: Socket) => void {
  return (socket) => socket.end(`HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\n\r\ntext`);
}

test('httpGet follows a redirect inside a private network', async () => {
  const other = await loopbackServer((_, response) => response.end('text'));
  const server = await loopbackServer((_, response) =>
    response.writeHead(302, { location: `${other}/x` }).end(),
  );
  expect(await httpGet(server, options)).toMatchObject({ kind: 'response', url: `${other}/x` });
});

test('httpGet rejects endless redirects', async () => {
  const server = await loopbackServer((_, response) =>
    response.writeHead(302, { location: '/' }).end(),
  );
  expect(await httpGet(server, options)).toMatchObject({
    kind: 'rejected',
    reason: 'redirects more than 5 times',
  });
});

test('httpGet sends user and password as a header, and only to the origin of the URL', async () => {
  const seen: (string | undefined)[] = [];
  const note = ({ headers }: IncomingMessage) => seen.push(headers.authorization);
  const other = await loopbackServer((request, response) => {
    note(request);
    response.end('text');
  });
  const server = await loopbackServer((request, response) => {
    note(request);
    response.writeHead(302, { location: request.url === '/' ? '/next' : other }).end();
  });
  const url = server.replace('://', '://ann:p%40ss@');
  expect(await httpGet(url, options)).toMatchObject({ kind: 'response', url: `${other}/` });
  const basic = `Basic ${Buffer.from('ann:p@ss').toString('base64')}`;
  expect(seen).toEqual([basic, basic, undefined]);
});

test('httpGet waits by the clock of the server if Retry-After is a date', async () => {
  const server = await loopbackServer((_, response) => {
    response.writeHead(503, {
      date: 'Tue, 03 Mar 2020 10:00:00 GMT',
      'retry-after': 'Tue, 03 Mar 2020 10:00:07 GMT',
    });
    response.end();
  });
  const waits: number[] = [];
  const pause = (wait: number) => Promise.resolve(void waits.push(wait));
  await httpGet(server, { ...options, retries: 1, pause });
  expect(waits).toEqual([0, 7000]);
});

test('fetchPage and fetchText report a rejected redirect without secrets', async () => {
  names();
  const target = 'http://169.254.169.254/?token=t0k';
  const { port, fetched } = await redirects(() => ({ 'a.example/x?key=k3y': target }));
  const secretUrl = `http://user:passw0rd@a.example:${port}/x?key=k3y`;
  const page = await fetchPage(secretUrl, { ...pageLimits, retries: 0 });
  expect(page).toMatchObject({ kind: 'problem', problem: { code: 'SYNC_UNSAFE_REDIRECT' } });
  const text = await fetchText(secretUrl);
  expect(text).toMatchObject({ ok: false, problems: [{ code: 'INPUT_UNSAFE_REDIRECT' }] });
  expect(fetched).toHaveLength(2);
  expect(JSON.stringify([page, text])).not.toMatch(/passw0rd|k3y|t0k/);
});

test('fetchPage and fetchText report the other server of a redirect', async () => {
  const other = await loopbackServer((_, response) => response.end('text'));
  const server = await loopbackServer((_, response) =>
    response.writeHead(302, { location: `${other}/final?token=t0k` }).end(),
  );
  const page = await fetchPage(server, pageLimits);
  const text = await fetchText(server);
  for (const warnings of [page.kind === 'page' ? page.warnings : [], text.problems]) {
    expect(warnings).toMatchObject([
      { severity: 'warning', message: expect.stringContaining(`${other}/final`) as string },
    ]);
  }
  expect(text).toMatchObject({ value: { source: { file: `${other}/final?token=***` } } });
});
