import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  ScenarioClient,
  type ClientOptions,
  type Fetch,
} from '../../generator/runtime/client/index.ts';
import { textToImage } from '../support/sample-models.ts';

const minute = 60_000;
const keys = { apiKey: 'key', apiSecret: 'top-secret-value' };
const requests = (count: number) =>
  Array.from({ length: count }, (_, at) => textToImage.request({ prompt: `picture ${at}` }));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Advances the time until the work is done, and returns its result. */
async function passing<Value>(work: Promise<Value>): Promise<Value> {
  const state = { isOver: false };
  const watched = work.finally(() => {
    state.isOver = true;
  });
  watched.catch(() => undefined);
  while (!state.isOver) await vi.advanceTimersByTimeAsync(250);
  return watched;
}

interface Scenario {
  readonly fetch: Fetch;
  readonly log: { readonly at: number; readonly call: string; readonly status: number }[];
}

/** An API with these limits, whose clock is that of the test. */
function createApi(perMinute: number, jobTime: number, slots = Infinity): Scenario {
  const log: Scenario['log'] = [];
  const jobs = new Map<string, number>();
  const arrivals: number[] = [];
  const jobOf = (id: string): object => {
    const isOver = performance.now() - (jobs.get(id) ?? 0) >= jobTime;
    const status = isOver ? 'success' : 'in-progress';
    return { jobId: id, status, metadata: isOver ? { assetIds: [`asset_${id}`] } : {} };
  };
  const respond = (method: string, path: string, body: unknown): readonly [number, object] => {
    const now = performance.now();
    while ((arrivals[0] ?? now) <= now - minute) arrivals.shift();
    if (arrivals.length >= perMinute) return [429, { reason: 'Too many requests' }];
    arrivals.push(now);
    if (path.startsWith('/generate')) {
      const running = [...jobs.values()].filter((since) => now - since < jobTime).length;
      if (running >= slots) return [429, { details: { actionName: 'x', actionLimit: slots } }];
      const id = `job_${jobs.size}`;
      jobs.set(id, now);
      return [200, { job: jobOf(id) }];
    }
    if (method === 'GET' && path === '/jobs') {
      return [200, { jobs: [...jobs.keys()].reverse().slice(0, 200).map(jobOf) }];
    }
    if (path.startsWith('/jobs/')) return [200, { job: jobOf(path.slice('/jobs/'.length)) }];
    const { assetIds } = JSON.parse(String(body)) as { assetIds: string[] };
    return [200, { assets: assetIds.map((id) => ({ id, url: 'https://x.example/1' })) }];
  };
  const fetch: Fetch = async (url, { method, body }) => {
    const path = new URL(url).pathname.replace('/v1', '');
    const text = body instanceof ReadableStream ? undefined : body;
    const [status, json] = respond(method, path, text);
    log.push({ at: performance.now(), call: `${method} ${path.split('/')[1] ?? ''}`, status });
    await new Promise((resolve) => setTimeout(resolve, 100));
    return Response.json(json, { status });
  };
  return { fetch, log };
}

const rejectionsAfter = ({ log }: Scenario, time: number): number =>
  log.filter(({ at, status }) => status === 429 && at > time).length;

describe('runAll of 80 requests against 100 requests a minute', () => {
  test.each<[string, ClientOptions, number]>([
    ['stays below the limit', {}, 0],
    ['learns the limit of a server on this computer', { baseUrl: 'http://127.0.0.1:1/v1' }, minute],
  ])('has 80 results, and %s', async (_, options, since) => {
    const api = createApi(100, 20_000);
    const start = performance.now();
    const client = new ScenarioClient({ ...keys, ...options, fetch: api.fetch });
    const outcomes = await passing(client.runAll(requests(80), { concurrency: 40 }));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(80);
    expect(rejectionsAfter(api, start + since)).toBe(0);
    expect(api.log.filter(({ call }) => call === 'POST generate').length).toBeLessThan(180);
  });
});

test('wait checks many jobs with one call', async () => {
  const api = createApi(1000, 60_000);
  const client = new ScenarioClient({ ...keys, fetch: api.fetch });
  await passing(client.runAll(requests(30), { concurrency: 30 }));
  const single = api.log.filter(({ call }) => call === 'GET jobs').length;
  // One by one, 30 jobs of a minute would be checked about 200 times.
  expect(single).toBeLessThan(40);
});

test('wait checks a job at growing intervals, from the first to the maximum', async () => {
  const times: number[] = [];
  const start = performance.now();
  const fetch: Fetch = () => {
    times.push(performance.now() - start);
    const job = { jobId: 'job_1', status: 'in-progress', metadata: {} };
    return Promise.resolve(Response.json({ job }));
  };
  const polling = { firstInterval: 20_000, maxInterval: 60_000 };
  const client = new ScenarioClient({ ...keys, fetch, polling });
  await passing(client.wait('job_1', { timeout: 5 * minute }).catch(() => undefined));
  const intervals = times.slice(1).map((time, at) => Math.round((time - (times[at] ?? 0)) / 1000));
  expect(intervals).toEqual([20, 30, 45, 60, 60, 60]);
});

test('wait checks jobs one by one if the server has no list of them', async () => {
  const fetch: Fetch = (url) => {
    const [, id] = /jobs\/(\w+)/.exec(url) ?? [];
    const job = { jobId: id, status: 'success', metadata: {} };
    return Promise.resolve(Response.json(id ? { job } : { job: { jobId: 'jobs' } }));
  };
  const client = new ScenarioClient({ ...keys, fetch });
  const waits = ['job_1', 'job_2', 'job_3', 'job_4'].map((id) => client.wait(id));
  expect(await passing(Promise.all(waits))).toHaveLength(4);
});

test('wait continues after 429 and 500, and ends at the timeout with the last failure', async () => {
  const failing: Fetch = () => Promise.resolve(Response.json({ reason: 'busy' }, { status: 503 }));
  const client = new ScenarioClient({ ...keys, fetch: failing, retry: { attempts: 2 } });
  const error: unknown = await passing(
    client.wait('job_1', { timeout: 10 * minute }).catch((reason: unknown) => reason),
  );
  expect(error).toMatchObject({
    name: 'TimeoutError',
    jobId: 'job_1',
    submission: 'accepted',
    message: expect.stringContaining('last error: GET /jobs/job_1 returned 503: busy') as unknown,
  });
});

describe('submit, if as many jobs run as the plan allows,', () => {
  test('waits longer than retries do, and one submit at a time retries', async () => {
    const api = createApi(100, 400_000, 2);
    const client = new ScenarioClient({ ...keys, fetch: api.fetch, retry: { timeLimit: 30_000 } });
    const outcomes = await passing(client.runAll(requests(8), { concurrency: 8 }));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(8);
    expect(api.log.filter(({ status }) => status !== 200 && status !== 429)).toEqual([]);
  });

  test('ends at its deadline', async () => {
    const api = createApi(100, Infinity, 1);
    const client = new ScenarioClient({ ...keys, fetch: api.fetch });
    await passing(client.submit(requests(1)[0] as never));
    const waiting = [1, 2].map(() =>
      client
        .submit(requests(1)[0] as never, { timeout: minute })
        .catch((reason: unknown) => reason),
    );
    const errors = await passing(Promise.all(waiting));
    expect(errors[0]).toMatchObject({ name: 'ConcurrencyLimitError', limit: 1 });
    for (const error of errors) expect(error).toMatchObject({ submission: 'none' });
  });
});

test('requestsPerMinute sets the pace of all calls of a client', async () => {
  const api = createApi(1000, 0);
  const client = new ScenarioClient({ ...keys, fetch: api.fetch, requestsPerMinute: 10 });
  await passing(Promise.all(Array.from({ length: 25 }, (_, at) => client.job(`job_${at}`))));
  for (const { at } of api.log) {
    const within = api.log.filter((other) => other.at >= at && other.at < at + minute);
    expect(within.length).toBeLessThanOrEqual(10);
  }
});

test('ScenarioClient pauses all calls for the Retry-After of a 429', async () => {
  let calls = 0;
  const times: number[] = [];
  const fetch: Fetch = () => {
    times.push(performance.now());
    const headers = { 'retry-after': '20' };
    const isFirst = calls++ === 0;
    return Promise.resolve(
      isFirst ? Response.json({}, { status: 429, headers }) : Response.json({ jobs: [] }),
    );
  };
  const client = new ScenarioClient({ ...keys, fetch });
  const first = client.jobs().next();
  await vi.advanceTimersByTimeAsync(10);
  await passing(Promise.all([first, client.jobs().next(), client.jobs().next()]));
  expect(times.slice(1).every((at) => at - (times[0] ?? 0) >= 20_000)).toBe(true);
});

test('job keeps its deadline and Retry-After if the clock is set back', async () => {
  const headers = { 'retry-after': new Date(Date.now() + 5000).toUTCString() };
  let calls = 0;
  const fetch: Fetch = () => {
    vi.setSystemTime(Date.now() - 3_600_000);
    const isFirst = calls++ === 0;
    return Promise.resolve(
      isFirst
        ? Response.json({}, { status: 503, headers })
        : Response.json({ job: { jobId: 'job_1', status: 'queued' } }),
    );
  };
  const client = new ScenarioClient({ ...keys, fetch });
  const start = performance.now();
  await passing(client.job('job_1'));
  expect(performance.now() - start).toBeLessThan(10_000);
});
