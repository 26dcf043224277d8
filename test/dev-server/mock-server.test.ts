import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exposedHeaders } from '../../generator/dev-server/access.ts';
import { namedEffects } from '../../generator/dev-server/faults.ts';
import { startMockServer, type MockServer } from '../../generator/dev-server/mock-server.ts';
import { sampleModels } from '../support/sample-models.ts';

const credentials = { apiKey: 'key', apiSecret: 'secret' };
const basic = `Basic ${btoa('key:secret')}`;
const page = 'http://localhost:5173';
let now = 0;
let server: MockServer;
beforeAll(async () => {
  server = await startMockServer({
    models: sampleModels,
    credentials,
    limits: {
      concurrentJobs: 2,
      requestsPerMinute: 40,
      bodyBytes: 1000,
      storedBytes: 3000,
      logLines: 5,
    },
    timing: { queued: 10, running: 10 },
    cors: [page],
    clock: () => now,
  });
});
beforeEach(() => {
  // Each test has its own minute for the rate limit.
  now += 60_001;
});
afterAll(() => server.close());

function send(line: string, body?: unknown, headers: object = {}): Promise<Response> {
  const [method = '', path = ''] = line.split(' ');
  const base = /^\/(v1|dev|storage)\b/.test(path) ? originOf(server) : server.url;
  return fetch(base + path, {
    method,
    headers: { authorization: basic, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

function originOf({ url }: MockServer): string {
  return url.replace('/v1', '');
}

const generate = 'POST /generate/custom/model_phota-edit';
const valid = { prompt: 'x', referenceImages: ['asset_1'] };

describe('startMockServer responds as the API does', () => {
  test.each<[string, unknown, number, object]>([
    [generate, { prompt: 5 }, 400, { reason: expect.stringContaining('prompt') as unknown }],
    [generate, { ...valid, referenceImages: [{}] }, 400, {}],
    ['POST /generate/custom/model_none', {}, 404, {}],
    ['POST /generate/custom/constructor', {}, 404, {}],
    ['GET /jobs/job_none', undefined, 404, {}],
    ['GET /jobs?pageSize=201', undefined, 400, {}],
    ['POST /uploads', { fileName: 'a' }, 400, {}],
    ['GET /nowhere', undefined, 404, {}],
    ['GET /jobs/%', undefined, 400, {}],
    ['GET /jobs/%zz', undefined, 400, {}],
    ['GET /%E0%A4%A', undefined, 400, {}],
  ])('%s %j → %d', async (line, body, status, more) => {
    const response = await send(line, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ reason: expect.any(String) as unknown, ...more });
  });

  test.each([['Basic a2V5Om5v'], [''], ['Bearer ']])('401 to %j', async (authorization) => {
    expect((await send('GET /jobs', undefined, { authorization })).status).toBe(401);
  });

  test('403 in the form of the gateway to an expired token', async () => {
    server.state.expiredTokens.add('old');
    const response = await send('GET /jobs', undefined, { authorization: 'Bearer old' });
    expect(response.status).toBe(403);
    expect(response.headers.get('x-amzn-errortype')).toBe('AccessDeniedException');
    const valid = await send('GET /jobs', undefined, { authorization: 'Bearer new' });
    expect(valid.status).toBe(200);
  });

  test('400 to a cancel, as for most jobs', async () => {
    const { job } = (await (await send(generate, valid)).json()) as { job: { jobId: string } };
    const response = await send(`POST /jobs/${job.jobId}/action`, { action: 'cancel' });
    expect(response.status).toBe(400);
  });

  test('429 to a submit above the concurrency limit, without starting a job', async () => {
    server.state.jobs.clear();
    await send(generate, valid);
    await send(generate, valid);
    const response = await send(generate, valid);
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ details: { actionLimit: 2 } });
    expect(server.state.jobs.size).toBe(2);
    now += 20;
    expect((await send(generate, valid)).status).toBe(200);
  });

  test('429 with the remaining seconds to a request above the rate limit', async () => {
    for (let count = 0; count < 40; count++) await send('GET /jobs');
    now += 12_000;
    const response = await send('GET /jobs');
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ remainingSeconds: 48 });
  });

  test('400 and 403 by the storage to credentials and to a wrong signature', async () => {
    const url = `${originOf(server)}/storage/assets/asset_dev0002`;
    expect((await fetch(url, { headers: { authorization: basic } })).status).toBe(400);
    expect((await fetch(`${url}?signature=wrong`)).status).toBe(403);
  });

  test('500 with the reason if a validator of the registry throws', async () => {
    const validate = () => {
      throw new Error('broken');
    };
    const broken = await startMockServer({ models: { model_x: { validate } } });
    const response = await fetch(`${broken.url}/generate/custom/model_x`, {
      method: 'POST',
      headers: { authorization: basic },
      body: '{}',
    });
    await broken.close();
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('broken');
  });
});

/** The end of a request with each effect. An open one ends when the client gives up. */
const ends: Readonly<Record<(typeof namedEffects)[number], string>> = {
  cut: 'no response',
  'cut-body': 'no body',
  stall: 'open, no response',
  'stall-body': 'open, no body',
  garble: 'no JSON',
};

test.each(namedEffects)('startMockServer ends a request with the effect %s', async (then) => {
  server.fail({ on: 'GET /jobs', then });
  const controller = new AbortController();
  const options = { headers: { authorization: basic }, signal: controller.signal };
  const end = fetch(`${server.url}/jobs`, options).then(
    async (response) => {
      if (ends[then].startsWith('open')) controller.abort();
      const text = await response.text().catch(() => undefined);
      if (text === undefined) return 'no body';
      return text.startsWith('{') ? 'a response' : 'no JSON';
    },
    () => 'no response',
  );
  await expect.poll(() => server.state.log.at(-1)).toBe('GET /jobs');
  // A complete request shows that the server has handled the one before.
  await send('GET /jobs/job_none');
  const isOpen = ends[then].startsWith('open');
  if (isOpen && ends[then].endsWith('response')) controller.abort();
  expect(`${isOpen ? 'open, ' : ''}${await end}`).toBe(ends[then]);
});

describe('startMockServer is controlled over HTTP', () => {
  test('POST /dev/faults makes a later request fail, GET /dev shows the requests', async () => {
    const fault = { on: 'GET /jobs', then: { status: 503, body: { message: 'later' } } };
    expect((await send('POST /dev/faults', fault)).status).toBe(200);
    expect((await send('GET /jobs')).status).toBe(503);
    expect((await send('GET /jobs')).status).toBe(200);
    const state = (await (await send('GET /dev')).json()) as { requests: string[] };
    expect(state.requests.slice(-2)).toEqual(['GET /jobs', 'GET /jobs']);
  });

  test('POST /dev/faults rejects a fault that it does not know', async () => {
    const response = await send('POST /dev/faults', { on: 'GET /jobs', then: 'explode' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      reason: expect.stringContaining('then: must be one of "cut"') as unknown,
    });
  });

  test('DELETE /dev/faults discards the faults', async () => {
    await send('POST /dev/faults', { on: '*', then: 'cut', times: 9 });
    await send('DELETE /dev/faults');
    expect((await send('GET /jobs')).status).toBe(200);
  });
});

describe('startMockServer is private', () => {
  /** Sends a request with headers that `fetch` does not allow. */
  function raw(method: string, path: string, headers: object): Promise<number> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const options = { method, path, hostname, port, headers: { ...headers } };
      httpRequest(options, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
  }

  test.each<[string, number]>([
    ['127.0.0.1', 200],
    ['localhost', 200],
    ['LOCALHOST', 200],
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.', 403],
  ])('the host %s gets %d', async (name, status) => {
    const host = `${name}:${new URL(server.url).port}`;
    expect(await raw('GET', '/v1/jobs', { host, authorization: basic })).toBe(status);
    expect(await raw('GET', '/dev', { host })).toBe(status);
  });

  test('a host with another port gets 403', async () => {
    expect(await raw('GET', '/dev', { host: '127.0.0.1:1' })).toBe(403);
    expect(await raw('GET', '/dev', { host: '127.0.0.1' })).toBe(403);
  });

  test.each(['https://evil.example', 'null', 'http://localhost:5174', 'https://localhost:5173'])(
    'pages of %s can neither call the API nor read a response',
    async (origin) => {
      const jobs = server.state.jobs.size;
      const response = await send(generate, valid, { origin });
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(server.state.jobs.size).toBe(jobs);
    },
  );

  test('pages of an origin of `cors` can call the API and read what the client reads', async () => {
    const preflight = await send('OPTIONS /v1/jobs', undefined, {
      origin: page,
      'access-control-request-method': 'GET',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(page);
    const response = await send('GET /jobs', undefined, { origin: page });
    expect(response.headers.get('access-control-allow-origin')).toBe(page);
    expect(response.headers.get('vary')).toBe('origin');
    expect(response.headers.get('access-control-expose-headers')?.split(', ')).toEqual(
      exposedHeaders,
    );
  });

  test.each(['GET /dev', 'GET /dev/', 'POST /dev/faults', 'DELETE /dev/faults', 'OPTIONS /dev'])(
    'no page can %s',
    async (line) => {
      const response = await send(line, undefined, {
        origin: page,
        'access-control-request-method': 'POST',
      });
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  test.each(['/%64ev', '/d%65v/faults', '/dev?x', '/dev/%2e'])(
    'no page can reach the control path %s',
    async (path) => {
      const { host } = new URL(server.url);
      for (const method of ['GET', 'POST', 'DELETE']) {
        expect(await raw(method, path, { host, origin: page })).toBe(403);
      }
    },
  );
});

describe('startMockServer bounds its memory', () => {
  test('a body above the limit gets 413', async () => {
    const response = await send(generate, { ...valid, prompt: 'x'.repeat(2000) });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ reason: 'The body must have at most 1,000 bytes' });
  });

  test('files and inputs above the limit get 413', async () => {
    const body = { ...valid, prompt: 'x'.repeat(800) };
    const statuses: number[] = [];
    for (let count = 0; count < 5; count++) {
      now += 100;
      statuses.push((await send(generate, body)).status);
    }
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(413);
    expect(server.state.storedBytes).toBeLessThanOrEqual(3000);
  });

  test('the log keeps the latest lines, each cut to a length', async () => {
    for (let count = 0; count < 12; count++) await send(`GET /jobs/${'x'.repeat(1000)}${count}`);
    expect(server.state.log.length).toBeLessThan(10);
    expect(Math.max(...server.state.log.map((line) => line.length))).toBe(300);
  });
});

test.each([0, 1.5, 10_001, '2'])('startMockServer rejects an upload of %j parts', async (parts) => {
  const file = { fileName: 'a.png', contentType: 'image/png', kind: 'image', fileSize: 1, parts };
  expect((await send('POST /uploads', file)).status).toBe(400);
});

test('startMockServer survives a request line that is not a path', async () => {
  const { port } = new URL(server.url);
  for (const target of ['//', 'http://evil.example/v1/jobs', '*', '/%']) {
    const text = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('data', (data) => (received += String(data)));
      socket.on('close', () => {
        resolve(received);
      });
      socket.write(
        `GET ${target} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: close\r\n\r\n`,
      );
    });
    expect(text).toMatch(/^HTTP\/1\.1 40[0-4] /);
  }
});
