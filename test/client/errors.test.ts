import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import {
  AuthenticationError,
  ConcurrencyLimitError,
  ConfigurationError,
  CooldownError,
  NotFoundError,
  PermissionError,
  QuotaError,
  RateLimitError,
  ScenarioClient,
  ScenarioError,
  ServerError,
  ValidationError,
} from '../../generator/runtime/client/index.ts';
import { quick, setUp } from '../support/mock-server.ts';
import { textToImage } from '../support/sample-models.ts';

const up = setUp();
const on = 'GET /jobs/*';
const once = { retry: { attempts: 1 } };
const failed = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'nothing failed',
    (error: unknown) => error,
  );

describe('job rejects with the error class of the response, whatever the shape of its body', () => {
  test.each<[number, unknown, typeof ScenarioError, object]>([
    [400, { reason: 'width is too small' }, ValidationError, {}],
    [422, { status: 'error', code: 'x', message: 'width is too small' }, ValidationError, {}],
    [400, { statusCode: 400, error: 'Bad Request', message: 'no' }, ValidationError, {}],
    [401, { message: 'Unauthorized' }, AuthenticationError, {}],
    [403, { message: 'not yours' }, PermissionError, {}],
    [
      403,
      { name: 'ModelAccessRestrictedError', modelId: 'model_x', requiredPlan: 'pro' },
      PermissionError,
      { requiredPlan: 'pro' },
    ],
    [404, { reason: 'gone' }, NotFoundError, {}],
    [402, { message: 'no credits' }, QuotaError, {}],
    [403, { error: 'used up', code: 'QUOTA_EXCEEDED' }, QuotaError, {}],
    [429, { remainingSeconds: 30 }, CooldownError, { retryAfter: 30_000 }],
    [429, { details: { actionName: 'a', actionLimit: 5 } }, ConcurrencyLimitError, { limit: 5 }],
    [429, {}, RateLimitError, {}],
    [500, { message: 'oops', trace_id: 'trace-1' }, ServerError, { requestId: 'trace-1' }],
    [502, '<html>Bad gateway</html>', ServerError, {}],
    [301, '', ServerError, {}],
  ])('%d %j', async (status, body, Kind, more) => {
    const { server, client } = up();
    server.fail({ on, then: { status, body } });
    const error = await failed(client(once).job('job_1'));
    expect(error).toBeInstanceOf(Kind);
    expect(error).toMatchObject({ name: Kind.name, status, jobId: 'job_1', ...more });
    if (body) expect(error).toMatchObject({ responseBody: body });
  });

  test('with a message of the call, the status and the reason', async () => {
    const { server, client } = up();
    const says = async (status: number, body: unknown): Promise<string> => {
      server.fail({ on, then: { status, body } });
      return String(await failed(client(once).job('job_1')));
    };
    expect([
      await says(400, { reason: 'width is too small' }),
      await says(403, { name: 'ModelAccessRestrictedError', requiredPlan: 'pro' }),
      await says(502, '<html>'),
      await says(200, {}),
    ]).toEqual([
      'ValidationError: GET /jobs/job_1 returned 400: width is too small',
      'PermissionError: GET /jobs/job_1 returned 403: ModelAccessRestrictedError (requires the plan pro)',
      'ServerError: GET /jobs/job_1 returned 502: not JSON',
      'InvalidResponseError: GET /jobs/job_1 returned 200: nothing usable',
    ]);
  });

  test('with the ID of the request', async () => {
    const { server, client } = up();
    const headers = { 'x-amzn-requestid': 'amzn-1' };
    server.fail({ on, then: { status: 400, headers } });
    expect(await failed(client().job('job_1'))).toMatchObject({ requestId: 'amzn-1' });
  });
});

describe('ScenarioClient never shows a key, secret, token or signature', () => {
  const secrets = ['top-secret-value', btoa('key:top-secret-value')];
  const shown = (value: unknown): string =>
    [String(value), JSON.stringify(value), inspect(value, { depth: 9, showHidden: true })].join();
  const leaks = (value: unknown): string[] =>
    secrets.filter((secret) => shown(value).includes(secret));

  test('in its own properties', () => {
    expect(leaks(up().client())).toEqual([]);
    expect(JSON.stringify(up().client())).toBe('{}');
  });

  test('in the error of a response that repeats them', async () => {
    const { server, client } = up();
    const body = { reason: `${secrets.join(' ')} is not a key`, sent: secrets };
    server.fail({ on, then: { status: 401, body } });
    const error = await failed(client().job('job_1'));
    expect(leaks(error)).toEqual([]);
    expect(String(error)).toContain('[secret] [secret] is not a key');
  });

  test('in the error of a fetch that repeats them', async () => {
    const fetch: typeof quick.fetch = (_, { headers }) =>
      Promise.reject(
        Object.assign(new Error('failed', { cause: new Error(JSON.stringify(headers)) }), {
          headers,
        }),
      );
    const error = await failed(
      up()
        .client({ ...once, fetch })
        .job('job_1'),
    );
    expect(error).toMatchObject({ name: 'ConnectionError' });
    expect(leaks(error)).toEqual([]);
  });

  test('in the error of a signed URL', async () => {
    const { server, client } = up();
    server.fail({ on: 'PUT /storage/*', then: { status: 404, body: '<Signature>s</Signature>' } });
    const error = await failed(client().upload(new Blob(['x'])));
    expect(shown(error)).not.toMatch(/signature/i);
    const fetch: typeof quick.fetch = (url, init) =>
      url.includes('/storage/')
        ? Promise.reject(new Error(`error sending request for url (${url})`))
        : globalThis.fetch(url, init);
    const lost = await failed(client({ ...once, fetch }).upload(new Blob(['y'])));
    expect(lost).toMatchObject({ name: 'ConnectionError' });
    expect(shown(lost)).not.toMatch(/signature/i);
  });
});

describe('new ScenarioClient', () => {
  test('reads credentials and URL from the environment if they are not passed', async () => {
    vi.stubEnv('SCENARIO_SDK_API_KEY', 'env-key');
    vi.stubEnv('SCENARIO_SDK_API_SECRET', 'env-secret');
    let authorization: string | undefined;
    const fetch: typeof quick.fetch = (url, init) => {
      authorization = init.headers['authorization'];
      return globalThis.fetch(url, init);
    };
    vi.stubEnv('SCENARIO_SDK_BASE_URL', up().server.url);
    const error = await failed(new ScenarioClient({ ...once, fetch }).job('job_1'));
    vi.unstubAllEnvs();
    expect(authorization).toBe(`Basic ${btoa('env-key:env-secret')}`);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(() => new ScenarioClient()).toThrow(ConfigurationError);
    expect(() => new ScenarioClient()).toThrow(/SCENARIO_SDK_API_KEY/);
  });

  test('rejects a secret in a browser, unless that is allowed explicitly', () => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' });
    const secret = { apiKey: 'key', apiSecret: 'secret' };
    expect(() => new ScenarioClient(secret)).toThrow(/Anyone can read the apiSecret/);
    new ScenarioClient({ ...secret, dangerouslyAllowSecretInBrowser: true });
    new ScenarioClient({ bearerToken: 'session' });
    new ScenarioClient({ proxyUrl: '/api/scenario' });
  });

  test('leaves credentials to a proxy, which recognizes a repeated submit by its key', async () => {
    const sent: [string, Record<string, string>][] = [];
    const fetch: typeof quick.fetch = (url, init) => {
      sent.push([`${init.method} ${url}`, init.headers]);
      const job = { jobId: 'job_1', status: 'success', metadata: {} };
      return Promise.resolve(Response.json({ job }));
    };
    const client = new ScenarioClient({ proxyUrl: '/api/scenario/', projectId: 'proj 1', fetch });
    await client.runUntyped('model_x', { prompt: 'x' });
    await client.job('job_1');
    expect(sent.map(([line]) => line)).toEqual([
      'POST /api/scenario/generate/custom/model_x?projectId=proj+1',
      'GET /api/scenario/jobs/job_1?projectId=proj+1',
    ]);
    const [first, second] = sent.map(([, headers]) => headers);
    expect(Object.keys(first ?? {})).toEqual(['content-type', 'idempotency-key']);
    expect(second).toEqual({});
  });
});

test('submit returns the response unchanged, even if it contains a short secret', async () => {
  const options = { apiKey: 'k', apiSecret: 's' };
  const job = await up()
    .client(options)
    .submit(textToImage.request({ prompt: 'sunset' }));
  expect(job).toMatchObject({ status: 'queued', metadata: { input: { prompt: 'sunset' } } });
});
