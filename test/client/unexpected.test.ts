import { describe, expect, test, vi } from 'vitest';
import type { Fetch, Progress } from '../../generator/runtime/client/index.ts';
import { setUp } from '../support/mock-server.ts';
import { photaEdit, textToImage } from '../support/sample-models.ts';

const up = setUp();
const request = textToImage.request({ prompt: 'a lighthouse' });
const picture = new Blob(['a picture'], { type: 'image/png' });
const later = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
const submits = (): number =>
  up().server.state.log.filter((line) => line.startsWith('POST /generate')).length;

/** Returns the unhandled rejections during `work`. */
async function unhandled(work: () => Promise<unknown>): Promise<unknown[]> {
  const rejections: unknown[] = [];
  const record = (reason: unknown): number => rejections.push(reason);
  process.on('unhandledRejection', record);
  await work();
  // Node reports a rejection after the microtasks of a turn.
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  process.off('unhandledRejection', record);
  return rejections;
}

describe('bearerToken', () => {
  test('that returns an empty token is called twice', async () => {
    let asked = 0;
    const { server, client } = up();
    server.fail({ on: 'GET /jobs/*', then: { status: 401 }, times: 100 });
    const bearerToken = (): string => {
      asked++;
      return '';
    };
    const reading = client({ bearerToken }).job('job_1');
    await expect(reading).rejects.toMatchObject({ name: 'AuthenticationError' });
    expect(asked).toBe(2);
  });

  test('that fails once in a wait does not end it', async () => {
    let asked = 0;
    const bearerToken = (): string => {
      if (++asked === 3) throw new TypeError('fetch failed');
      return 'token';
    };
    const { job } = await up().client({ bearerToken }).run(request);
    expect(job.status).toBe('success');
    expect(submits()).toBe(1);
  });

  test('that fails repeatedly ends the wait with the ID of the job', async () => {
    let asked = 0;
    const bearerToken = (): string => {
      if (++asked > 2) throw new Error('the session server is gone');
      return 'token';
    };
    const [job] = up().server.state.jobs.keys();
    expect(job).toBeUndefined();
    await expect(up().client({ bearerToken }).run(request)).rejects.toMatchObject({
      name: 'AuthenticationError',
      jobId: expect.stringMatching(/^job_/) as unknown,
      message: expect.stringContaining('the session server is gone') as unknown,
    });
  });

  test('receives the token that was rejected, at the next submit', async () => {
    const { server, client } = up();
    server.fail({ on: 'POST /generate/*', then: { status: 401 } });
    let token = 'old';
    const bearerToken = (rejected?: string): string =>
      rejected === token ? (token = 'new') : token;
    const scenario = client({ bearerToken });
    await expect(scenario.run(request)).rejects.toMatchObject({ submission: 'none' });
    await scenario.run(request);
    expect(token).toBe('new');
  });
});

test('run sends nothing after an abort during the bearerToken function, even if fetch ignores the signal', async () => {
  const { signal } = new AbortController();
  const ignoresAbort: Fetch = (url, init) => fetch(url, { ...init, signal });
  const abort = new AbortController();
  const resolvers: ((token: string) => void)[] = [];
  const bearerToken = (): Promise<string> => new Promise((resolve) => resolvers.push(resolve));
  const running = up()
    .client({ bearerToken, fetch: ignoresAbort })
    .run(request, { signal: abort.signal });
  await expect.poll(() => resolvers.length).toBe(1);
  abort.abort();
  await expect(running).rejects.toMatchObject({ name: 'AbortedError', submission: 'none' });
  resolvers[0]?.('token');
  // A complete run takes longer than anything that the token could start.
  await up().client().run(request);
  expect(submits()).toBe(1);
});

test('upload, run and estimate leave no unhandled rejection after an abort', async () => {
  const files = photaEdit.request({ prompt: 'x', referenceImages: [picture] });
  const rejections = await unhandled(async () => {
    for (const use of ['upload', 'run', 'estimate'] as const) {
      const abort = new AbortController();
      const options = { signal: abort.signal };
      const scenario = up().client();
      const used =
        use === 'upload' ? scenario.upload(picture, options) : scenario[use](files, options);
      abort.abort();
      await expect(used).rejects.toMatchObject({ name: 'AbortedError' });
    }
  });
  expect(rejections).toEqual([]);
});

test('run logs the rejection of a listener, and continues', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const rejecting = (): unknown => Promise.reject(new Error('a bug in the page'));
  const onProgress = rejecting as (progress: Progress) => void;
  const rejections = await unhandled(() => up().client().run(request, { onProgress }));
  expect(rejections).toEqual([]);
  expect(log).toHaveBeenCalledWith(new Error('a bug in the page'));
  log.mockRestore();
});

test('runAll keeps its outcomes if the generator of requests throws', async () => {
  function* requests() {
    yield request;
    yield request;
    throw new Error('no more');
  }
  const outcomes = await up().client().runAll(requests(), { concurrency: Infinity });
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false]);
  expect(outcomes[2]).toEqual({ ok: false, error: new Error('no more') });
});

test('runAll of an endless generator ends with an abort', async () => {
  let accepted = 0;
  function* endless() {
    for (;;) {
      accepted++;
      yield request;
    }
  }
  const outcomes = await up()
    .client()
    .runAll(endless(), { signal: AbortSignal.timeout(30) });
  expect(outcomes).toHaveLength(accepted);
  expect(outcomes.at(-1)).toMatchObject({ ok: false, error: { name: 'AbortedError' } });
  await later(50); // Late requests must not be counted by the next test.
});

test('run rejects a request that changes while its files are uploaded', async () => {
  const list: Blob[] = [picture];
  const scenario = up().client();
  const running = scenario.runUntyped('model_phota-edit', { prompt: 'x', referenceImages: list });
  list.push(new Blob(['another']));
  await expect(running).rejects.toMatchObject({ name: 'ValidationError' });
  expect(up().server.state.log).not.toContain('POST /generate/custom/model_phota-edit');
});

test('upload rejects after an abort while a file is read', async () => {
  const stuck = Object.assign(new Blob(['x']), {
    slice: () => ({ arrayBuffer: () => new Promise<ArrayBuffer>(() => undefined) }),
  });
  const uploading = up()
    .client()
    .upload(stuck, { signal: AbortSignal.timeout(20) });
  await expect(uploading).rejects.toMatchObject({ name: 'AbortedError' });
});

describe('submit that waits for a free slot', () => {
  const full = { status: 429, body: { details: { actionName: 'a', actionLimit: 1 } } };

  test('has all its attempts left for other faults', async () => {
    const { server, client } = up();
    server.fail({ on: 'POST /generate/*', then: full, times: 8 });
    const cooldown = { status: 429, body: { remainingSeconds: 0.001 } };
    server.fail({ on: 'POST /generate/*', then: cooldown, times: 3, skip: 8 });
    await client().run(request);
    expect(submits()).toBe(12);
    expect(server.state.jobs.size).toBe(1);
  });

  test('ends at its timeout if it retries without a delay', async () => {
    const { server, client } = up();
    server.fail({ on: 'POST /generate/*', then: full, times: 1e9 });
    const running = client({ retry: { firstDelay: 0 } }).run(request, { timeout: 100 });
    await expect(running).rejects.toMatchObject({ name: 'ConcurrencyLimitError', limit: 1 });
  });
});

test('run removes its listener from the signal', async () => {
  const { signal } = new AbortController();
  const add = vi.spyOn(signal, 'addEventListener');
  const remove = vi.spyOn(signal, 'removeEventListener');
  await up().client().run(request, { signal });
  expect(add.mock.calls.length).toBeGreaterThan(0);
  expect(remove.mock.lastCall).toEqual(add.mock.lastCall);
});

test('run treats options that are undefined as missing', async () => {
  const { server, client } = up();
  server.fail({ on: 'POST /generate/*', then: { job: { status: 'stuck' } } });
  const unset = { firstInterval: undefined, maxInterval: undefined } as unknown as object;
  const running = client({ polling: unset }).run(request, { timeout: 150 });
  await expect(running).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(server.state.log.filter((line) => line.startsWith('GET /jobs')).length).toBeLessThan(2);
});

describe('ScenarioError shows no secret', () => {
  test('in any JSON notation', async () => {
    const { server, client } = up();
    const token = btoa('api-key:a/b+c???>>>');
    const escaped = token.replaceAll('/', '\\/').replace('Y', '\\u0059');
    const body = `{"reason": "bad ${escaped}"}`;
    server.fail({ on: 'GET /jobs/*', then: { status: 400, body } });
    const error: unknown = await client({ apiKey: 'api-key', apiSecret: 'a/b+c???>>>' })
      .job('job_1')
      .catch((reason: unknown) => reason);
    expect(token).toContain('/');
    expect(JSON.stringify([String(error), error])).not.toContain(token);
    expect(String(error)).toContain('bad [secret]');
  });

  test('of the URL of a proxy', () => {
    const create = (): unknown => up().client({ proxyUrl: 'http://user:hunter2@127.0.0.1:1' });
    expect(create).toThrow('proxyUrl must be an absolute http or https URL without user');
    expect(create).not.toThrow('hunter2');
  });
});
