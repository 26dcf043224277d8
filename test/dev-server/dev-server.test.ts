import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDevServer, type DevServer } from '../../generator/dev-server/dev-server.ts';
import { sampleModels } from '../support/sample-models.ts';

const credentials = { apiKey: 'key', apiSecret: 'secret' };
const basic = `Basic ${btoa('key:secret')}`;
let server: DevServer;
beforeAll(async () => {
  const limits = { concurrentJobs: 2, requestsPerMinute: 40 };
  const pace = { queued: 10_000, running: 10_000 };
  server = await startDevServer({ models: sampleModels, credentials, limits, pace });
});
afterAll(() => server.close());

function send(line: string, body?: unknown, authorization = basic): Promise<Response> {
  const [method = '', path = ''] = line.split(' ');
  const base = path.startsWith('/dev') ? server.url.replace('/v1', '') : server.url;
  return fetch(base + path, {
    method,
    headers: { authorization },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

const generate = 'POST /generate/custom/model_phota-edit';
const fine = { prompt: 'x', referenceImages: ['asset_1'] };

describe('it answers as the API does', () => {
  test.each<[string, unknown, number, object]>([
    [generate, { prompt: 5 }, 400, { reason: expect.stringContaining('prompt is 5') as unknown }],
    [generate, { ...fine, referenceImages: [{}] }, 400, {}],
    ['POST /generate/custom/model_none', {}, 404, {}],
    ['POST /generate/custom/constructor', {}, 404, {}],
    ['GET /jobs/job_none', undefined, 404, {}],
    ['GET /jobs?pageSize=201', undefined, 400, {}],
    ['POST /uploads', { fileName: 'a' }, 400, {}],
    ['GET /nowhere', undefined, 404, {}],
  ])('%s %j → %d', async (line, body, status, more) => {
    const response = await send(line, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ reason: expect.any(String) as unknown, ...more });
  });

  test.each([['Basic a2V5Om5v'], [''], ['Bearer ']])('401 to %j', async (authorization) => {
    expect((await send('GET /jobs', undefined, authorization)).status).toBe(401);
  });

  test('403 with the word of the gateway to a token that was good once', async () => {
    server.state.expiredTokens.add('old');
    const response = await send('GET /jobs', undefined, 'Bearer old');
    expect(response.status).toBe(403);
    expect(response.headers.get('x-amzn-errortype')).toBe('AccessDeniedException');
    expect((await send('GET /jobs', undefined, 'Bearer new')).status).toBe(200);
  });

  test('400 to a cancel, as for most jobs', async () => {
    const { job } = (await (await send(generate, fine)).json()) as { job: { jobId: string } };
    const response = await send(`POST /jobs/${job.jobId}/action`, { action: 'cancel' });
    expect(response.status).toBe(400);
  });

  test('429 where as many jobs run as may, and nothing is started', async () => {
    await send(generate, fine);
    const response = await send(generate, fine);
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ details: { actionLimit: 2 } });
    expect(server.state.jobs.size).toBe(2);
  });

  test('400 and 403 by the storage, to credentials and to a wrong signature', async () => {
    const url = `${server.url.replace('/v1', '')}/storage/assets/asset_dev0002`;
    expect((await fetch(url, { headers: { authorization: basic } })).status).toBe(400);
    expect((await fetch(`${url}?signature=wrong`)).status).toBe(403);
  });
});

describe('it can be told over HTTP what is to go wrong', () => {
  test('and what has come in', async () => {
    const fault = { on: 'GET /jobs', then: { status: 503, body: { message: 'later' } } };
    expect((await send('POST /dev/faults', fault)).status).toBe(200);
    expect((await send('GET /jobs')).status).toBe(503);
    expect((await send('GET /jobs')).status).toBe(200);
    const state = (await (await send('GET /dev')).json()) as { requests: string[] };
    expect(state.requests.slice(-2)).toEqual(['GET /jobs', 'GET /jobs']);
  });

  test('and says what it does not understand', async () => {
    const response = await send('POST /dev/faults', { on: 'GET /jobs', then: 'explode' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      reason: expect.stringContaining('then') as unknown,
    });
  });

  test('and forgets it', async () => {
    await send('POST /dev/faults', { on: '*', then: 'cut', times: 9 });
    await send('DELETE /dev/faults');
    expect((await send('GET /jobs')).status).toBe(200);
  });
});

test('429 with the seconds that remain after too many requests', async () => {
  let last: Response | undefined;
  for (let count = 0; count < 41; count++) last = await send('GET /jobs');
  expect(last?.status).toBe(429);
  const { remainingSeconds } = (await last?.json()) as { remainingSeconds: number };
  expect(remainingSeconds).toBeGreaterThan(50);
});
