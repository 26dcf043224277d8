import dns from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fetchText } from '../../generator/input/fetch-text.ts';
import { httpGet, type HttpGetOptions } from '../../generator/input/http-get.ts';
import { kindOfHost } from '../../generator/input/private-host.ts';
import { fetchPage, pageLimits } from '../../generator/sync/fetch-page.ts';
import { loopbackServer } from '../support/loopback-server.ts';

const options: HttpGetOptions = {
  headers: {},
  ...{ timeout: 5000, size: 1e6, retries: 0, retryDelay: 1, redirects: 'all' },
};

/** Resolves every name to these IP addresses. */
function resolveTo(...addresses: readonly string[]): void {
  vi.spyOn(dns, 'lookup').mockResolvedValue(
    addresses.map((address) => ({ address, family: 0 })) as never,
  );
  syncBuiltinESMExports();
  onTestFinished(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });
}

/** Replaces fetch by a table of redirects; every other URL has a text. Returns the URLs that are fetched. */
function redirects(table: Readonly<Record<string, string>>): string[] {
  const fetched: string[] = [];
  vi.stubGlobal('fetch', (url: URL) => {
    fetched.push(url.href);
    const location = table[url.href];
    return Promise.resolve(
      location === undefined
        ? new Response('text')
        : new Response(null, { status: 302, headers: { location } }),
    );
  });
  return fetched;
}

test.each([
  ...['localhost', 'x.localhost', '127.0.0.1', '10.1.2.3', '169.254.169.254', '192.168.0.1'],
  ...['172.20.0.1', '100.64.0.1', '0.0.0.0', '255.255.255.255', '224.0.0.1', '198.18.0.1'],
  ...['[::1]', '[::]', '[fd00::1]', '[fe80::1]', '[fec0::1]', '[ff02::1]'],
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::a9fe:a9fe]'],
  ...['[2002:7f00:1::]', '[::ffff:0:10.0.0.1]'],
])('kindOfHost of %s is private', async (host) => {
  expect(await kindOfHost(host)).toBe('private');
});

test.each(['2130706433', '0x7f.1', '0177.0.0.1', '127.1', '%31%32%37.0.0.1', '１２７.0.0.1'])(
  'kindOfHost of the host in http://%s/ is private',
  async (host) => {
    expect(await kindOfHost(new URL(`http://${host}/`).hostname)).toBe('private');
  },
);

test.each(['93.184.216.34', '[2606:2800:220:1::1]', '[64:ff9b::5db8:d822]', '[2002:5db8:d822::]'])(
  'kindOfHost of %s is public',
  async (host) => {
    expect(await kindOfHost(host)).toBe('public');
  },
);

test.each([
  [['127.0.0.1'], 'private'],
  [['93.184.216.34', '10.0.0.1'], 'partly private'],
  [['93.184.216.34'], 'public'],
] as const)('kindOfHost of a name with the IP addresses %j is %s', async (addresses, kind) => {
  resolveTo(...addresses);
  expect(await kindOfHost('name.example')).toBe(kind);
});

test.each([
  'http://169.254.169.254/latest?token=t0k',
  'http://[::ffff:a00:1]/',
  'http://2130706433/',
  'http://u:t0k@localhost/',
  'file:///etc/passwd',
  'data:text/plain,x',
])('httpGet refuses a redirect from a public server to %s and names it', async (target) => {
  const fetched = redirects({
    'https://93.184.216.34/a': '/b',
    'https://93.184.216.34/b': target,
  });
  const result = await httpGet('https://93.184.216.34/a', options);
  expect(result.kind).toBe('refused');
  expect(JSON.stringify(result)).toContain(new URL(target).protocol);
  expect(JSON.stringify(result)).not.toContain('t0k');
  expect(fetched).toEqual(['https://93.184.216.34/a', 'https://93.184.216.34/b']);
});

test('httpGet refuses a redirect to a name with a private address, also from a name with a public one', async () => {
  resolveTo('93.184.216.34', '10.0.0.1');
  redirects({ 'https://a.example/': 'https://b.example/' });
  expect(await httpGet('https://a.example/', options)).toMatchObject({ kind: 'refused' });
});

test('httpGet follows a redirect inside a private network', async () => {
  redirects({ 'http://10.0.0.1/': 'http://192.168.0.1/x' });
  expect(await httpGet('http://10.0.0.1/', options)).toMatchObject({
    kind: 'response',
    url: 'http://192.168.0.1/x',
  });
});

test('httpGet refuses endless redirects', async () => {
  const server = await loopbackServer((_, response) =>
    response.writeHead(302, { location: '/' }).end(),
  );
  expect(await httpGet(server, options)).toMatchObject({
    kind: 'refused',
    reason: 'redirects more than 5 times',
  });
});

test('httpGet sends user and password as a header to their own origin alone', async () => {
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

test('httpGet waits by the clock of the server if it names a date', async () => {
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

const secretUrl = 'https://user:passw0rd@93.184.216.34/x?key=k3y';

test('fetchPage and fetchText report a refused redirect without secrets', async () => {
  const fetched = redirects({
    'https://93.184.216.34/x?key=k3y': 'http://169.254.169.254/?token=t0k',
  });
  const page = await fetchPage(secretUrl, { ...pageLimits, retries: 0 });
  expect(page).toMatchObject({ kind: 'problem', problem: { code: 'SYNC_UNSAFE_REDIRECT' } });
  const text = await fetchText(secretUrl);
  expect(text).toMatchObject({ ok: false, problems: [{ code: 'INPUT_UNSAFE_REDIRECT' }] });
  expect(new Set(fetched)).toEqual(new Set(['https://93.184.216.34/x?key=k3y']));
  expect(JSON.stringify([page, text])).not.toMatch(/passw0rd|k3y|t0k/);
});

test('fetchPage and fetchText name the other server that a redirect leads to', async () => {
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
