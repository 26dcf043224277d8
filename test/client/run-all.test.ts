import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  ScenarioError,
  type BatchOutcome,
  type BatchProgress,
  type ModelRequest,
  type OutputKind,
  type RunResult,
} from '../../generator/runtime/client/index.ts';
import { ScenarioClient as NodeClient } from '../../generator/runtime/client/node.ts';
import { isLong } from '../support/long-form.ts';
import { quick, setUp } from '../support/mock-server.ts';
import { keyframeVideo, textToImage } from '../support/sample-models.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const up = setUp({ timing: { queued: 0, running: 1, importing: 0 } });
const on = 'POST /generate/*';
const requests = (count: number) =>
  Array.from({ length: count }, (_, index) => textToImage.request({ prompt: `picture ${index}` }));
const promptOf = (outcome: BatchOutcome | undefined): unknown =>
  outcome?.ok ? outcome.result.job.metadata.input?.['prompt'] : outcome?.error;

test('runAll returns each result or error at the position of its request', async () => {
  const { server, client } = up();
  server.fail({ on, then: { status: 500 }, skip: 1 });
  const outcomes = await client().runAll(requests(4), { concurrency: 1 });
  expect(outcomes.map(promptOf)).toEqual([
    'picture 0',
    expect.objectContaining({ name: 'SubmissionUnknownError' }) as unknown,
    'picture 2',
    'picture 3',
  ]);
});

test('runAll types each outcome by the kinds of results of its request', async () => {
  const image = textToImage.request({ prompt: 'a' });
  const video = keyframeVideo.request({ video: 'asset_1' });
  const scenario = up().client();
  type Outcome<Kinds extends OutputKind> = BatchOutcome<Kinds>;

  const pair = await scenario.runAll([image, () => Promise.resolve(video)]);
  expectTypeOf(pair).toEqualTypeOf<readonly [Outcome<'image'>, Outcome<'video'>]>();
  const [first, second] = pair;
  if (first.ok && second.ok) {
    const [picture, film] = [first.result.assets[0], second.result.assets[0]];
    expectTypeOf(picture?.kind).toEqualTypeOf<'image' | 'image-hdr' | undefined>();
    expectTypeOf(film?.kind).toEqualTypeOf<'video' | undefined>();
  }
  expect(pair.map(({ ok }) => ok)).toEqual([true, true]);

  const shown: BatchOutcome = first;
  const result: RunResult | undefined = shown.ok ? shown.result : undefined;
  expect(result?.text).toBeUndefined();

  const list = [image, image];
  expectTypeOf(await scenario.runAll(list)).toEqualTypeOf<readonly Outcome<'image'>[]>();
  const mixed: readonly (typeof image | typeof video)[] = [];
  expectTypeOf(await scenario.runAll(mixed)).toEqualTypeOf<readonly Outcome<'image' | 'video'>[]>();
  const known: readonly ModelRequest[] = list;
  expectTypeOf(await scenario.runAll(known)).toEqualTypeOf<readonly BatchOutcome[]>();
  async function* stream() {
    await Promise.resolve();
    yield video;
  }
  const options = {
    onOutcome: (outcome: Outcome<'video'>) => outcome.ok,
  };
  const streamed = await scenario.runAll(stream(), options);
  expectTypeOf(streamed).toEqualTypeOf<readonly Outcome<'video'>[]>();
  await scenario.runAll(new Set([image]), {
    onOutcome: (outcome) => {
      expectTypeOf(outcome).toEqualTypeOf<Outcome<'image'>>();
    },
  });
  const node = new NodeClient({ ...quick, baseUrl: up().server.url });
  const kept = await node.runAll([image, video], { journal: join(temporaryFolder(), 'b.jsonl') });
  expectTypeOf(kept).toEqualTypeOf<readonly [Outcome<'image'>, Outcome<'video'>]>();
  expect(kept.map(({ ok }) => ok)).toEqual([true, true]);
});

test('runAll runs up to concurrency requests at the same time, and reports its progress', async () => {
  const { client } = up();
  const seen: BatchProgress[] = [];
  await client().runAll(requests(9), { concurrency: 3, onProgress: (event) => seen.push(event) });
  expect(Math.max(...seen.map(({ running }) => running))).toBe(3);
  expect(seen.at(-1)).toEqual({ total: 9, running: 0, succeeded: 9, failed: 0 });
});

test('runAll takes requests from a generator when a slot is free', async () => {
  let running = 0;
  const ahead: number[] = [];
  function* five() {
    for (let made = 1; made <= 5; made++) {
      ahead.push(running);
      yield textToImage.request({ prompt: `picture ${made}` });
    }
  }
  const outcomes = await up()
    .client()
    .runAll(five(), {
      concurrency: 2,
      onProgress: (progress) => (running = progress.running),
    });
  expect(outcomes).toHaveLength(5);
  expect(Math.max(...ahead)).toBeLessThan(2);
});

test('runAll returns an outcome for each request after an abort, with the job if there is one', async () => {
  const { server, client } = up();
  server.fail({ on, then: { job: { status: 'stuck' } }, times: 4 });
  const abort = new AbortController();
  const running = client().runAll(requests(20), { concurrency: 4, signal: abort.signal });
  await expect.poll(() => server.state.jobs.size).toBe(4);
  await expect.poll(() => server.state.log.length).toBeGreaterThan(20);
  abort.abort();
  const outcomes = await running;
  expect(outcomes).toHaveLength(20);
  const submissions = outcomes.map((outcome) =>
    !outcome.ok && outcome.error instanceof ScenarioError ? outcome.error.submission : 'done',
  );
  expect(submissions.filter((state) => state === 'accepted')).toHaveLength(4);
  expect(submissions.filter((state) => state === 'none')).toHaveLength(16);
  expect(server.state.jobs.size).toBe(4);
});

describe('runAll of many requests, 10 at a time, with a tenth of all responses failing', () => {
  const total = isLong() ? 1000 : 400;

  test('ends each, submits none twice, and keeps memory flat', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heap = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const { server, client } = up();
    const scenario = client();
    // Reads fail in four ways, submits in ways that leave a job and in ways that do not.
    const many = { times: Infinity };
    server.fail({ on: 'GET /jobs/*', then: { status: 500 }, every: 40, ...many });
    server.fail({ on: 'GET /jobs/*', then: 'cut', every: 40, ...many });
    server.fail({ on: 'GET /jobs/*', then: 'garble', every: 40, ...many });
    server.fail({ on: 'GET /jobs/*', then: { status: 429 }, every: 40, ...many });
    server.fail({ on: 'POST /assets/*', then: { status: 503 }, every: 10, ...many });
    server.fail({ on, then: { status: 429, body: { remainingSeconds: 0 } }, every: 20, ...many });
    server.fail({ on, then: 'cut', work: true, every: 40, ...many });
    server.fail({ on, then: { status: 500 }, every: 40, ...many });

    const heaps: number[] = [];
    const outcomes = await scenario.runAll(requests(total), {
      concurrency: 10,
      // At the start and after each quarter.
      onProgress: ({ succeeded, failed }) => {
        if (succeeded + failed >= (total / 4) * heaps.length) heaps.push(heap());
      },
    });
    const prompts = new Map<unknown, number>();
    for (const { input } of server.state.jobs.values()) {
      prompts.set(input['prompt'], (prompts.get(input['prompt']) ?? 0) + 1);
    }

    expect(outcomes).toHaveLength(total);
    expect(Math.max(...prompts.values())).toBe(1);
    const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [String(outcome.error)]));
    expect(errors.length).toBeGreaterThan(0.03 * total);
    expect(errors.length).toBeLessThan(0.07 * total);
    expect(new Set(errors.map((error) => error.split(':')[0]))).toEqual(
      new Set(['SubmissionUnknownError']),
    );
    // An outcome that is kept takes a few kilobytes, and so does what the server remembers of its
    // requests; nothing else may grow.
    expect(heaps).toHaveLength(5);
    const grown = (heaps[4] ?? 0) - (heaps[2] ?? 0);
    expect(grown / (total / 2)).toBeLessThan(8 * 1024);
  });
});

test('runAll listens to one signal for any number of requests without a warning', async () => {
  const warnings: Error[] = [];
  const warn = (warning: Error): number => warnings.push(warning);
  process.on('warning', warn);
  const { signal } = new AbortController();
  await up().client().runAll(requests(60), { concurrency: 30, signal });
  await new Promise(setImmediate);
  process.off('warning', warn);
  expect(warnings).toEqual([]);
});
