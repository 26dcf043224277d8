import { describe, expect, test } from 'vitest';
import {
  parseRequest,
  type BatchItem,
  type BatchOutcome,
} from '../../generator/runtime/client/index.ts';
import { setUp } from '../support/mock-server.ts';
import { textToImage } from '../support/sample-models.ts';

const up = setUp({ timing: { queued: 0, running: 1, importing: 0 } });
const on = 'POST /generate/*';
const request = (prompt: string) => textToImage.request({ prompt });
const requests = (count: number) =>
  Array.from({ length: count }, (_, at) => request(`picture ${at}`));
const jobIdOf = (outcome: BatchOutcome | undefined): unknown =>
  outcome?.ok ? outcome.result.job.jobId : outcome?.error;
const submits = (): number =>
  up().server.state.log.filter((line) => line.startsWith('POST /generate')).length;

test('runAll reports each job with onSubmitted and each outcome with onOutcome, by index', async () => {
  const { server, client } = up();
  server.fail({ on, then: { status: 400, body: { reason: 'no' } }, skip: 1 });
  const jobs = new Map<number, string>();
  const seen = new Map<number, BatchOutcome>();
  const outcomes = await client().runAll(requests(5), {
    concurrency: 1,
    onSubmitted: (jobId, index) => jobs.set(index, jobId),
    onOutcome: (outcome, index) => seen.set(index, outcome),
  });
  expect([...jobs.keys()]).toEqual([0, 2, 3, 4]);
  for (const [index, jobId] of jobs) expect(jobIdOf(outcomes[index])).toBe(jobId);
  expect(seen.get(1)).toMatchObject({ ok: false, error: { name: 'ValidationError' } });
  expect(outcomes).toEqual([0, 1, 2, 3, 4].map((index) => seen.get(index)));
});

test('runAll continues if onSubmitted or onOutcome throws', async () => {
  const { client } = up();
  const broken = (): never => {
    throw new Error('a bug of the program');
  };
  const logged: unknown[] = [];
  const log = console.error;
  console.error = (error: unknown) => void logged.push(error);
  const options = { onSubmitted: broken, onOutcome: broken };
  const outcomes = await client().runAll(requests(2), options);
  console.error = log;
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
  expect(logged).toHaveLength(4);
});

test('runAll accepts an async iterable, and reads it as slots become free', async () => {
  let running = 0;
  const ahead: number[] = [];
  async function* five(): AsyncGenerator<BatchItem> {
    for (let made = 0; made < 5; made++) {
      ahead.push(running);
      await new Promise(setImmediate);
      yield request(`picture ${made}`);
    }
  }
  const outcomes = await up()
    .client()
    .runAll(five(), {
      concurrency: 2,
      onProgress: (progress) => (running = progress.running),
    });
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  expect(Math.max(...ahead)).toBeLessThan(2);
});

test('runAll returns the outcome of an invalid item, and runs the others', async () => {
  const invalid: readonly unknown[] = [
    () => request(5 as never),
    () => Promise.reject(new Error('no such row')),
    null,
    { modelId: 'model_text-to-image' },
    { modelId: 'model_text-to-image', body: {} },
  ];
  const items = [request('first'), ...(invalid as BatchItem[]), () => request('last')];
  const outcomes = await up().client().runAll(items);
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, false, false, false, false, true]);
  expect(outcomes.slice(1, 6).map((outcome) => String(jobIdOf(outcome)).split(':')[0])).toEqual([
    'InvalidRequestError',
    'Error',
    'ValidationError',
    'ValidationError',
    'ValidationError',
  ]);
  expect(up().server.state.jobs.size).toBe(2);
});

describe('runAll after an abort', () => {
  test('submits no further request, and with drain waits for the running jobs', async () => {
    const { server, client } = up();
    const abort = new AbortController();
    const outcomes = await client().runAll(requests(20), {
      concurrency: 3,
      signal: abort.signal,
      drain: true,
      onSubmitted: () => {
        abort.abort();
      },
    });
    const done = outcomes.filter(({ ok }) => ok);
    expect(outcomes).toHaveLength(20);
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThanOrEqual(3);
    expect(server.state.jobs.size).toBe(done.length);
    const errors = outcomes.filter(({ ok }) => !ok);
    for (const outcome of errors) {
      expect(outcome).toMatchObject({ error: { name: 'AbortedError', submission: 'none' } });
    }
  });

  test('ends immediately without drain, with the IDs of the jobs for resume', async () => {
    const { server, client } = up();
    server.fail({ on, then: { job: { status: 'stuck' } }, times: 2 });
    const abort = new AbortController();
    const jobIds: string[] = [];
    const first = await client().runAll(requests(2), {
      signal: abort.signal,
      onSubmitted: (jobId, index) => {
        jobIds[index] = jobId;
        if (jobIds.filter(Boolean).length === 2) abort.abort();
      },
    });
    expect(first).toMatchObject(
      jobIds.map((jobId) => ({ ok: false, error: { name: 'AbortedError', jobId } })),
    );
    expect(submits()).toBe(2);
  });
});

test('runAll with resume waits for the jobs of an earlier run, and starts the others', async () => {
  const { client } = up();
  const all = requests(4);
  const early = await Promise.all([client().submit(request('a')), client().submit(request('b'))]);
  const [first, third] = early.map(({ jobId }) => jobId);
  const outcomes = await client().runAll(all, { resume: { 0: first, 2: third } });
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  expect([jobIdOf(outcomes[0]), jobIdOf(outcomes[2])]).toEqual([first, third]);
  expect(submits()).toBe(4);
});

test('submit, estimate, run and runAll accept a request that was serialized as JSON', async () => {
  const { client } = up();
  const text = JSON.stringify(textToImage.request({ prompt: 'a lighthouse', numOutputs: 2 }));
  const models = { [textToImage.id]: textToImage };
  const parsed = parseRequest(text, models);
  expect(await client().estimate(parsed)).toMatchObject({ creativeUnitsCost: 12 });
  expect(await client().submit(parsed)).toMatchObject({
    metadata: { input: { prompt: 'a lighthouse', numOutputs: 2 } },
  });
  expect((await client().run(parsed)).assets).toHaveLength(2);
  const outcomes = await client().runAll([() => parseRequest(text, models)]);
  expect(outcomes.map(({ ok }) => ok)).toEqual([true]);
});
