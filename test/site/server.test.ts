import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { photaEdit } from '../../generated/sdk/models/phota-edit.ts';
import { ScenarioClient } from '../../generated/sdk/runtime/client/index.ts';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { serveSite, type ServeOptions } from '../../generator/commands/serve-site.ts';
import { startMockServer } from '../../generator/dev-server/mock-server.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Served {
  readonly folder: string;
  readonly results: CommandResult[];
  /** The URL of the site, with a slash at its end. */
  readonly url: string;
}

/** Serves the site of one definition, until the test ends. */
async function serve({
  serve: port = 0,
  ...options
}: Partial<Omit<ServeOptions, 'serve'>> & {
  readonly serve?: number | 'no';
} = {}): Promise<Served> {
  const folder = temporaryFolder({
    'models/image-generation/acme.yaml': acme,
    'secret.txt': 'outside the site',
  });
  const results: CommandResult[] = [];
  const end = new AbortController();
  const places = { models: join(folder, 'models'), out: join(folder, 'site') };
  const report = (result: CommandResult) => {
    results.push(result);
  };
  const served = serveSite(
    { ...places, ...(port !== 'no' && { serve: port }), ...options },
    plainStyle,
    report,
    end.signal,
  );
  onTestFinished(async () => {
    end.abort();
    const server = await served;
    await server?.close();
  });
  await vi.waitFor(() => {
    expect(results).not.toEqual([]);
  }, 300_000);
  return { folder, results, url: String(results[0]?.stdout).trim() };
}

/** Sends a request with any headers; `fetch` does not let `Host` and `Origin` be set. */
function get(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<{ readonly status: number; readonly text: string }> {
  const { port, host } = new URL(url);
  // As it is: `URL` resolves the dots of a path.
  const path = url.slice(url.indexOf(host) + host.length);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('serveSite serves the pages, data and Markdown of the site', async () => {
  const { url, results } = await serve();
  expect(results[0]).toMatchObject({ exitCode: 0 });
  expect(results[0]?.stderr).toContain('only this computer can reach it');
  expect((await get(url)).text).toContain('<title>Scenario models</title>');
  const page = await fetch(`${url}models/acme-edit.html`);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).not.toContain('data-proxy');
  expect((await fetch(`${url}models/acme-edit.md`)).headers.get('content-type')).toContain(
    'text/markdown',
  );
  expect((await fetch(`${url}assets`, { redirect: 'manual' })).headers.get('location')).toBe(
    '/assets/',
  );
});

test('the server of the site shows its own page for a missing path, with links that lead there', async () => {
  const { url } = await serve({ url: 'https://acme.example/docs/models/' });
  const response = await fetch(`${url}models/missing.html`);
  const page = await response.text();
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page).toContain('Page not found');
  const paths = Array.from(page.matchAll(/\s(?:href|src)="(\/[^"]*)"/g), ([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(10);
  for (const path of paths) expect((await fetch(new URL(path, url))).status, path).toBe(200);
});

test.each([
  ['GET', '../secret.txt', 404],
  ['GET', '..%2fsecret.txt', 404],
  ['GET', 'models/..%2f..%2fsecret.txt', 404],
  ['GET', '%00', 400],
  ['GET', '%E0%A4%A', 400],
  ['GET', 'missing.html', 404],
  ['GET', 'scenario/jobs', 404],
  ['POST', 'index.html', 405],
] as const)('the server of the site responds to %s %s with %i', async (method, path, status) => {
  const { url } = await serve();
  const response = await get(`${url}${path}`, {}, method);
  expect(response.status).toBe(status);
  expect(response.text).not.toContain('outside');
});

test.each<readonly [string, Readonly<Record<string, string>>, number]>([
  ['another host name', { host: 'evil.example' }, 403],
  ['a page of another origin', { origin: 'https://evil.example' }, 403],
  [
    'an image on another site',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    403,
  ],
  ['a link on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
])('the server of the site responds to %s (%o) with %i', async (_, headers, status) => {
  const { url } = await serve();
  expect((await get(url, headers)).status).toBe(status);
});

test('the server of the site rejects a request with two Host headers', async () => {
  const { url } = await serve();
  const { host, port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.end(`GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`);
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  expect(chunk.toString()).toMatch(/^HTTP\/1\.1 400 /);
});

test('serveSite --proxy sends the calls of a page to Scenario with the key of the environment', async () => {
  const credentials = { apiKey: 'the-key', apiSecret: 'the-secret' };
  const timing = { queued: 1, running: 1, importing: 1 };
  const mock = await startMockServer({
    models: { [photaEdit.id]: photaEdit },
    credentials,
    timing,
  });
  onTestFinished(() => mock.close());
  vi.stubEnv('SCENARIO_SDK_API_KEY', 'the-key');
  vi.stubEnv('SCENARIO_SDK_API_SECRET', 'the-secret');
  vi.stubEnv('SCENARIO_SDK_BASE_URL', mock.url);
  const { url, results } = await serve({ proxy: true });
  expect(results[0]?.stderr).toContain('cost credits');
  expect((await get(`${url}models/acme-edit.html`)).text).toContain('data-proxy="/scenario"');
  const client = new ScenarioClient({
    proxyUrl: `${url}scenario`,
    polling: { firstInterval: 2, maxInterval: 5 },
  });
  const { assets } = await client.run(
    photaEdit.request({ prompt: 'a portrait', referenceImages: ['asset_a'] }),
  );
  expect(assets).toHaveLength(1);
  const foreign = await get(`${url}scenario/jobs`, { origin: 'https://evil.example' });
  expect(foreign.status).toBe(403);
  expect(JSON.stringify(results)).not.toContain('the-secret');
});

test('serveSite --proxy needs a key', async () => {
  vi.stubEnv('SCENARIO_SDK_API_KEY', '');
  const { results } = await serve({ proxy: true });
  expect(results).toMatchObject([{ exitCode: 2, problems: [{ code: 'INPUT_NO_KEY' }] }]);
});

test('serveSite rejects a port that another program uses', async () => {
  const { url } = await serve();
  const { results } = await serve({ serve: Number(new URL(url).port) });
  expect(results).toMatchObject([{ exitCode: 2, problems: [{ code: 'INPUT_PORT' }] }]);
});

test('serveSite --watch builds again after a save, and loads open pages again', async () => {
  const { url, folder, results } = await serve({ watch: true });
  expect((await get(`${url}models/acme-edit.html`)).text).toContain('/_reload.js');
  expect((await get(`${url}_reload.js`)).text).toContain('EventSource');
  const events = await fetch(`${url}_events`);
  const reader = events.body?.getReader();
  const definition = join(folder, 'models/image-generation/acme.yaml');
  writeFileSync(definition, acme.replace('max: 1', 'mx: 1'));
  await vi.waitFor(() => {
    expect(results.at(-1)).toMatchObject({ exitCode: 2 });
  }, 300_000);
  writeFileSync(definition, readFileSync(definition, 'utf8').replace('mx: 1', 'max: 3'));
  let heard = '';
  while (!heard.includes('data: reload')) {
    const part = await reader?.read();
    heard += Buffer.from(part?.value ?? []).toString();
  }
  expect((await get(`${url}models/acme-edit.html`)).text).toContain('0 to 3');
  await reader?.cancel();
});

test('serveSite --watch without --serve only builds', async () => {
  const { results } = await serve({ watch: true, serve: 'no' });
  expect(results[0]).toMatchObject({ exitCode: 0 });
  expect(results[0]?.stdout).toBeUndefined();
});
