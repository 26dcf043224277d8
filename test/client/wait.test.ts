import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../generator/dev-server/faults.ts';
import {
  AuthenticationError,
  JobCanceledError,
  JobFailedError,
  ScenarioError,
  TimeoutError,
  type Fetch,
  type Progress,
} from '../../generator/runtime/client/index.ts';
import { manual, manualTimeouts } from '../support/manual-timeouts.ts';
import { setUp } from '../support/mock-server.ts';
import { textToImage } from '../support/sample-models.ts';

const up = setUp();
const request = textToImage.request({ prompt: 'a lighthouse' });
const submitOn = 'POST /generate/*';
const read = 'GET /jobs/*';

afterEach(() => vi.restoreAllMocks());

describe('wait continues after', () => {
  test.each<[string, Omit<Fault, 'on'>]>([
    ['500s', { then: { status: 500 }, times: 3 }],
    ['a page of a gateway', { then: { status: 503, body: '<html>' }, times: 2 }],
    ['cut connections', { then: 'cut', times: 3 }],
    ['cut responses', { then: 'cut-body', times: 2 }],
    ['wrong JSON', { then: 'garble', times: 2 }],
    ['a cooldown', { then: { status: 429, body: { remainingSeconds: 0.01 } }, times: 3 }],
    ['JSON of something else', { then: { status: 200, body: [] }, times: 2 }],
  ])('%s', async (_, fault) => {
    const { server, client } = up();
    server.fail({ on: read, ...fault });
    const { job } = await client().run(request);
    expect(job.status).toBe('success');
    expect(server.state.jobs.size).toBe(1);
  });

  test.each(['stall', 'stall-body'] as const)('responses that %s', async (then) => {
    const { server, client } = up();
    const timeouts = manualTimeouts();
    server.fail({ on: read, then, times: 2 });
    let reads = 0;
    const counting: Fetch = async (url, init) => {
      const isRead = url.includes('/jobs/');
      if (isRead && then === 'stall') reads++;
      const response = await fetch(url, init);
      if (isRead && then === 'stall-body') reads++;
      return response;
    };
    const running = client({ fetch: counting, requestTimeout: manual }).run(request);
    for (const count of [1, 2]) {
      await expect.poll(() => reads).toBe(count);
      timeouts.pass();
    }
    expect(await running).toMatchObject({ job: { status: 'success' } });
  });

  test('an unknown status and unknown fields', async () => {
    const { server, client } = up();
    const { jobId } = await client().submit(request);
    const body = { job: { jobId, status: 'dreaming', metadata: {}, mood: 'calm' } };
    server.fail({ on: read, then: { status: 200, body }, times: 2 });
    const seen: Progress[] = [];
    await client().wait(jobId, { onProgress: (event) => seen.push(event) });
    expect(JSON.stringify(seen)).toContain('dreaming');
  });

  test('a listener that throws', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const onProgress = (): never => {
      throw new Error('a bug in the page');
    };
    await up().client().run(request, { onProgress });
    expect(log).toHaveBeenCalledWith(new Error('a bug in the page'));
  });
});

test('wait checks again only after Retry-After', async () => {
  const { server, client } = up();
  server.fail({ on: read, then: { status: 503, headers: { 'retry-after': '1' } } });
  const start = performance.now();
  await client().run(request);
  expect(performance.now() - start).toBeGreaterThan(990);
});

test.each([
  [{ 'retry-after': '7' }, {}, 7000],
  [{}, { remainingSeconds: 7 }, 7000],
])('job rejects with the retryAfter of the response: %j %j', async (headers, body, wait) => {
  const { server, client } = up();
  server.fail({ on: read, then: { status: 429, headers, body } });
  const failing = client({ retry: { attempts: 1 } }).job('job_1');
  await expect(failing).rejects.toMatchObject({ retryAfter: wait });
});

test('job reads an HTTP date in Retry-After by the clock of the server', async () => {
  const { server, client } = up();
  const headers = {
    date: 'Mon, 01 Jan 2001 00:00:00 GMT',
    'retry-after': 'Mon, 01 Jan 2001 00:00:10 GMT',
  };
  server.fail({ on: read, then: { status: 429, headers }, times: 9 });
  const failing = client({ retry: { attempts: 1 } }).job('job_1');
  await expect(failing).rejects.toMatchObject({ retryAfter: 10_000 });
});

describe('wait ends', () => {
  test('at the deadline, with the ID of the job', async () => {
    const { server, client } = up();
    server.fail({ on: submitOn, then: { job: { status: 'stuck' } } });
    const error: unknown = await client()
      .run(request, { timeout: 40 })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TimeoutError);
    const [job] = server.state.jobs.values();
    expect(error).toMatchObject({ jobId: job?.id, modelId: 'model_text-to-image' });
  });

  test('at the deadline even if the server no longer responds', async () => {
    const { server, client } = up();
    server.fail({ on: read, then: 'stall', times: 100 });
    const waiting = client({ requestTimeout: manual }).run(request, { timeout: 60 });
    await expect(waiting).rejects.toBeInstanceOf(TimeoutError);
  });

  test.each([Infinity, NaN, -1])('also if the timeout is %d', async (timeout) => {
    const { server, client } = up();
    server.fail({ on: submitOn, then: { job: { status: 'stuck' } } });
    const abort = new AbortController();
    setTimeout(() => {
      abort.abort();
    }, 30);
    const waiting = client().run(request, { timeout, signal: abort.signal });
    await expect(waiting).rejects.toBeInstanceOf(ScenarioError);
  });

  test('with JobFailedError if the job failed, which the API reports with HTTP 200', async () => {
    const { server, client } = up();
    const ending = { status: 'failure', error: 'The prompt was rejected by the provider' };
    server.fail({ on: submitOn, then: { job: ending } });
    const error: unknown = await client()
      .run(request)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(JobFailedError);
    expect(error).toMatchObject({
      reason: ending.error,
      refunded: true,
      job: { status: 'failure' },
    });
    expect(String(error)).toMatch(/^JobFailedError: job_dev\d+ ended in failure: The prompt was/);
  });

  test('with JobCanceledError if it was canceled', async () => {
    const { server, client } = up();
    server.fail({ on: submitOn, then: { job: { status: 'canceled' } } });
    await expect(client().run(request)).rejects.toBeInstanceOf(JobCanceledError);
  });
});

describe('run, if the clock jumps', () => {
  test.each([86_400_000, -86_400_000])('by %d ms, keeps its deadline', async (jump) => {
    const { server, client } = up();
    const real = Date.now.bind(Date);
    let reads = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => real() + (reads++ % 2) * jump);
    await client().run(request, { timeout: 60_000 });
    server.fail({ on: submitOn, then: { job: { status: 'stuck' } } });
    await expect(client().run(request, { timeout: 40 })).rejects.toBeInstanceOf(TimeoutError);
  });
});

describe('run after an abort', () => {
  test('rejects immediately with the ID of the job, and wait() continues', async () => {
    const { server, client } = up();
    const scenario = client({ polling: { firstInterval: manual, maxInterval: manual } });
    const abort = new AbortController();
    const running = scenario.run(request, {
      signal: abort.signal,
      onProgress: ({ stage }) => {
        if (stage === 'running') abort.abort(new Error('the page was left'));
      },
    });
    const error: unknown = await running.catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'AbortedError',
      submission: 'accepted',
      cause: new Error('the page was left'),
    });
    const { jobId = '' } = error as ScenarioError;
    const { job } = await client().wait(jobId);
    expect(job).toMatchObject({ jobId, status: 'success' });
    expect(server.state.jobs.size).toBe(1);
  });

  test('sends nothing if it was aborted before', async () => {
    const { server, client } = up();
    const running = client().run(request, { signal: AbortSignal.abort() });
    await expect(running).rejects.toMatchObject({ name: 'AbortedError', submission: 'none' });
    expect(server.state.log).toEqual([]);
  });

  test('rejects even if fetch ignores the signal', async () => {
    const neverResponds = (): Promise<never> => new Promise(() => undefined);
    const signal = AbortSignal.timeout(20);
    const reading = up()
      .client({ fetch: neverResponds, requestTimeout: manual })
      .job('job_1', { signal });
    await expect(reading).rejects.toMatchObject({ name: 'AbortedError' });
  });
});

describe('wait, if its token is rejected,', () => {
  const expired = { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } };

  test('requests another, with the rejected one as the argument', async () => {
    const { server, client } = up();
    server.fail({ on: read, then: expired });
    let given = 0;
    const rejections: string[] = [];
    const bearerToken = (rejected?: string): Promise<string> => {
      if (rejected) rejections.push(rejected);
      given += 1;
      return Promise.resolve(`token-${given}`);
    };
    await client({ bearerToken }).run(request);
    expect(new Set(rejections)).toEqual(new Set(['token-2']));
    expect(server.state.jobs.size).toBe(1);
  });

  test('ends if a fixed token is rejected, and can be called again', async () => {
    const { server, client } = up();
    server.fail({ on: read, then: expired });
    const error: unknown = await client({ bearerToken: 'session' })
      .run(request)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AuthenticationError);
    const { jobId = '' } = error as AuthenticationError;
    await client().wait(jobId);
    expect(server.state.jobs.size).toBe(1);
  });
});

test('wait accepts a job without optional fields', async () => {
  const { server, client } = up();
  const body = { job: { jobId: 'job_1', status: 'success', metadata: null } };
  server.fail({ on: read, then: { status: 200, body } });
  expect(await client().wait('job_1')).toMatchObject({ job: { jobId: 'job_1' }, assets: [] });
});
