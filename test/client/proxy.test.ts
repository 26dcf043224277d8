import { describe, expect, test } from 'vitest';
import { ScenarioClient, type Fetch } from '../../generator/runtime/client/index.ts';
import { createProxy, type ProxyOptions } from '../../generator/runtime/proxy.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { quick, setUp } from '../support/mock-server.ts';
import { photaEdit, textToImage } from '../support/sample-models.ts';

const up = setUp();
const origin = 'https://app.example';
const proxyOf = (options: Partial<ProxyOptions<Request>> = {}) =>
  createProxy<Request>({
    apiKey: 'key',
    apiSecret: 'top-secret-value',
    baseUrl: up().server.url,
    authorize: (request) => request.headers.get('cookie') !== 'nobody',
    ...options,
  });
const json = { 'content-type': 'application/json' };
const submit = (headers: Record<string, string> = {}, body = '{"prompt":"x"}'): Request =>
  new Request(`${origin}/api/scenario/generate/custom/model_text-to-image`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body,
  });
const submits = (): number =>
  up().server.state.log.filter((line) => line.startsWith('POST /generate')).length;

/** A client in a page, whose requests go directly to a fetch handler, as in Hono and Next.js. */
function pageClient(handler: (request: Request) => Promise<Response>): ScenarioClient {
  const fetch: Fetch = (url, { body, ...init }) => {
    if (!url.startsWith('/')) return globalThis.fetch(url, { ...init, ...(body && { body }) });
    const options = { ...init, ...(body && { body, duplex: 'half' as const }) };
    return handler(new Request(`${origin}${url}`, options));
  };
  return new ScenarioClient({ ...quick, proxyUrl: '/api/scenario', fetch });
}

test('createProxy lets a client in a page estimate, upload, run, list and download', async () => {
  const client = pageClient(proxyOf());
  const image = new Blob(['\u0089PNG'], { type: 'image/png' });
  const request = photaEdit.request({ prompt: 'x', referenceImages: [image] });
  expect(await client.estimate(request)).toMatchObject({ creativeUnitsCost: 6 });
  const { job, assets } = await client.run(request);
  expect((await client.download(assets[0])).size).toBeGreaterThan(0);
  expect(await client.asset(assets[0]?.id ?? '')).toMatchObject({ id: assets[0]?.id });
  const ids: string[] = [];
  for await (const { jobId } of client.jobs({ status: 'success' })) ids.push(jobId);
  expect(ids).toEqual([job.jobId]);
  await expect(client.cancel(job.jobId)).rejects.toMatchObject({ name: 'CancelRefusedError' });
});

test('createProxy can be mounted on a node:http server', async () => {
  const proxy = proxyOf();
  const url = await loopbackServer((incoming, outgoing) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Uint8Array));
      const { method = 'GET', headers } = incoming;
      const response = await proxy(
        new Request(new URL(incoming.url ?? '/', 'http://localhost'), {
          method,
          headers: headers as Record<string, string>,
          ...(method === 'POST' && { body: Buffer.concat(chunks) }),
        }),
      );
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    })();
  });
  const client = new ScenarioClient({ ...quick, proxyUrl: `${url}/scenario` });
  const { assets } = await client.run(textToImage.request({ prompt: 'a lighthouse' }));
  expect(assets).toHaveLength(1);
});

describe('createProxy forwards a submit once', () => {
  test('if the browser repeats it, at the same time or later', async () => {
    const proxy = proxyOf();
    const key = { 'idempotency-key': '0.5' };
    const replies = await Promise.all([proxy(submit(key)), proxy(submit(key))]);
    replies.push(await proxy(submit(key)));
    const bodies = await Promise.all(replies.map((reply) => reply.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(submits()).toBe(1);
    await proxy(submit({ 'idempotency-key': '0.6' }));
    expect(submits()).toBe(2);
  });

  test('if the API has cut the connection', async () => {
    up().server.fail({ on: 'POST /generate/*', then: 'cut', work: true });
    const proxy = proxyOf();
    const key = { 'idempotency-key': '0.5' };
    expect((await proxy(submit(key))).status).toBe(502);
    expect((await proxy(submit(key))).status).toBe(502);
    expect(submits()).toBe(1);
  });
});

test.each<[string, string, string, number]>([
  ['GET', '/api/scenario/models', '', 404],
  ['DELETE', '/api/scenario/jobs/job_1', '', 404],
  ['GET', '/api/scenario/jobs/..%2fmodels', '', 404],
  ['GET', '/api/scenario/jobs/%2e%2e', '', 404],
  ['POST', '/api/scenario/jobs/job_1/action', '{"action":"delete"}', 400],
  ['POST', '/api/scenario/uploads', '{"huggingFaceModelName":"x"}', 400],
  ['POST', '/api/scenario/assets/get-bulk', '[1', 400],
  ['POST', '/api/scenario/generate/custom/model_text-to-image', 'prompt=x', 400],
])('createProxy rejects %s %s %s', async (method, path, body, status) => {
  const init = { method, headers: json, ...(body && { body }) };
  const reply = await proxyOf()(new Request(`${origin}${path}`, init));
  expect(reply.status).toBe(status);
  expect(up().server.state.log).toEqual([]);
});

describe('createProxy asks authorize', () => {
  const reader = (): Request => new Request(`${origin}/api/scenario/jobs`);

  test('and returns 401, 500 or the response of authorize', async () => {
    const status = async (authorize: ProxyOptions<Request>['authorize']): Promise<number> =>
      (await proxyOf({ authorize })(reader())).status;
    expect(await status(() => true)).toBe(200);
    expect(await status(() => Promise.resolve(false))).toBe(401);
    expect(await status(() => new Response('', { status: 418 }))).toBe(418);
    const failing = (): never => {
      throw new Error('the session store is down');
    };
    const failed = await proxyOf({ authorize: failing })(reader());
    expect(failed.status).toBe(500);
    expect(await failed.text()).not.toContain('session store');
  });

  test('and is rejected without it', () => {
    const create = (): unknown => proxyOf({ authorize: undefined as never });
    expect(create).toThrow('authorize must be a function');
  });
});

test('createProxy forwards no headers of the page to the API, and no cookies back', async () => {
  const seen: unknown[] = [];
  const fetch: Fetch = (url, init) => {
    seen.push([url, init.headers]);
    const headers = { 'set-cookie': 'x', 'content-type': 'application/json', 'retry-after': '1' };
    return Promise.resolve(new Response('{"jobs":[]}', { status: 429, headers }));
  };
  const proxy = proxyOf({ fetch, projectId: 'proj_1', baseUrl: 'https://api.example/v1' });
  const headers = { authorization: 'Bearer page', cookie: 'session' };
  const url = `${origin}/x/jobs?status=success&admin=1&projectId=other`;
  const reply = await proxy(new Request(url, { headers }));
  const authorization = `Basic ${btoa('key:top-secret-value')}`;
  expect(seen).toEqual([
    ['https://api.example/v1/jobs?status=success&projectId=proj_1', { authorization }],
  ]);
  expect(reply.headers.get('set-cookie')).toBeNull();
  expect(reply.headers.get('retry-after')).toBe('1');
});

test('createProxy limits models and the size of the body', async () => {
  expect((await proxyOf({ models: ['model_x'] })(submit())).status).toBe(400);
  expect((await proxyOf({ maxBodySize: 5 })(submit())).status).toBe(400);
  expect((await proxyOf()(submit({ 'content-type': 'text/plain' }))).status).toBe(400);
  expect(submits()).toBe(0);
});
