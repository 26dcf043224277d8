import { afterEach, expect, test, vi } from 'vitest';
import { fetchPage, pageLimits } from '../../generator/sync/fetch-page.ts';
import { isPrivateHost, publicUrl } from '../../generator/sync/public-url.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  ['https://a.example/x.md', 'https://a.example/x.md'],
  ['https://a.example/x?page=2', 'https://a.example/x?page=2'],
  ['https://user:pw@a.example/x', 'https://a.example/x'],
  ['https://a.example/x?token=abc&page=2', 'https://a.example/x?token=***&page=2'],
  ['https://a.example/x?X-Amz-Signature=abc', 'https://a.example/x?X-Amz-Signature=***'],
])('publicUrl of %s is %s', (url, expected) => {
  expect(publicUrl(url)).toBe(expected);
});

test.each([
  'localhost',
  'x.localhost',
  '127.0.0.1',
  '10.1.2.3',
  '169.254.169.254',
  '192.168.0.1',
  '172.20.0.1',
  '[::1]',
  '[fd00::1]',
  '[::ffff:127.0.0.1]',
])('isPrivateHost accepts %s', async (host) => {
  expect(await isPrivateHost(host)).toBe(true);
});

test.each(['93.184.216.34', '[2606:2800:220:1::1]'])('isPrivateHost refuses %s', async (host) => {
  expect(await isPrivateHost(host)).toBe(false);
});

test('fetchPage refuses a redirect from a public to a private host, and reports no secrets', async () => {
  const fetched: string[] = [];
  vi.stubGlobal('fetch', (url: URL) => {
    fetched.push(url.href);
    return Promise.resolve(
      new Response(null, {
        status: 302,
        headers: { location: 'http://169.254.169.254/?token=t0k' },
      }),
    );
  });
  const result = await fetchPage('https://user:passw0rd@93.184.216.34/x?key=k3y', {
    ...pageLimits,
    retries: 0,
  });
  expect(result).toMatchObject({ kind: 'problem', problem: { code: 'SYNC_UNSAFE_REDIRECT' } });
  expect(fetched).toEqual(['https://93.184.216.34/x?key=k3y']);
  expect(JSON.stringify(result)).not.toMatch(/passw0rd|k3y|t0k/);
});
