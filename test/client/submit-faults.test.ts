import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../generator/dev-server/faults.ts';
import { startMockServer } from '../../generator/dev-server/mock-server.ts';
import {
  AbortedError,
  AuthenticationError,
  SubmissionUnknownError,
  ValidationError,
} from '../../generator/runtime/client/index.ts';
import { manual, manualTimeouts } from '../support/manual-timeouts.ts';
import { quick, setUp } from '../support/mock-server.ts';
import { sampleModels, textToImage } from '../support/sample-models.ts';

const up = setUp();
const request = textToImage.request({ prompt: 'a lighthouse' });
const on = 'POST /generate/*';
const submits = (): number =>
  up().server.state.log.filter((line) => line.startsWith('POST /generate')).length;

describe('submit is never retried if the response does not show whether a job exists', () => {
  const unclear: [string, Omit<Fault, 'on'>][] = [
    ['connection cut before the request is read', { then: 'cut' }],
    ['connection cut before the response', { then: 'cut', work: true }],
    ['connection cut in the response', { then: 'cut-body' }],
    ['no response in time', { then: 'stall' }],
    ['no response in time, though the job was started', { then: 'stall', work: true }],
    ['a response that stalls', { then: 'stall-body' }],
    ['a response that is not JSON', { then: 'garble' }],
    ['a response without a job', { then: { status: 200, body: { job: {} } }, work: true }],
    ['500', { then: { status: 500, body: { message: 'oops' } } }],
    ['500, though the job was started', { then: { status: 500 }, work: true }],
    ['502 from a gateway', { then: { status: 502, body: '<html>Bad gateway</html>' } }],
    ['408', { then: { status: 408 } }],
    ['303', { then: { status: 303, headers: { location: '/elsewhere' } } }],
    ['429 that names a job', { then: { status: 429, body: { job: { jobId: 'job_1' } } } }],
  ];
  test.each(unclear)('%s', async (_, fault) => {
    const { server, client } = up();
    server.fail({ on, ...fault });
    const timeouts = manualTimeouts();
    let responses = 0;
    const counting: typeof quick.fetch = (url, init) => fetch(url, init).finally(() => responses++);
    const running = client({ fetch: counting, requestTimeout: manual })
      .run(request)
      .catch((reason: unknown) => reason);
    if (fault.then === 'stall') await expect.poll(submits).toBe(1);
    if (fault.then === 'stall-body') await expect.poll(() => responses).toBe(1);
    if (fault.then === 'stall' || fault.then === 'stall-body') timeouts.pass();
    const error = await running;
    expect(error).toBeInstanceOf(SubmissionUnknownError);
    expect(error).toMatchObject({ modelId: 'model_text-to-image' });
    expect(String(error)).toContain('may have started');
    expect(Date.parse((error as SubmissionUnknownError).sentAt)).toBeLessThanOrEqual(Date.now());
    expect(submits()).toBe(1);
    expect(server.state.jobs.size).toBeLessThanOrEqual(1);
  });

  test('nor if it is aborted before the response', async () => {
    const { server, client } = up();
    server.fail({ on, then: 'stall', work: true });
    const abort = new AbortController();
    const running = client({ requestTimeout: manual }).run(request, { signal: abort.signal });
    await expect.poll(() => server.state.jobs.size).toBe(1);
    abort.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortedError', submission: 'unknown' });
    await expect(running).rejects.toBeInstanceOf(AbortedError);
    expect(submits()).toBe(1);
  });
});

describe('submit, if it was certainly not accepted,', () => {
  const cooldown = { status: 429, body: { message: 'slower', remainingSeconds: 0.01 } };
  const details = { actionName: 'custom-generation', actionLimit: 1 };
  test.each<[string, Fault]>([
    ['for a while (429)', { on, then: cooldown, times: 3 }],
    ['as too many jobs run (429)', { on, then: { status: 429, body: { details } }, times: 9 }],
    ['without a reason (429)', { on, then: { status: 429 }, times: 2 }],
  ])('is repeated: %s', async (_, fault) => {
    const { server, client } = up();
    server.fail(fault);
    await client().run(request);
    expect(submits()).toBe((fault.times ?? 1) + 1);
    expect(server.state.jobs.size).toBe(1);
  });

  test('is repeated: the connection was refused', async () => {
    const port = await freePort();
    const baseUrl = `http://127.0.0.1:${port}/v1`;
    const retry = { firstDelay: 20, attempts: 20 };
    const running = up().client({ baseUrl, retry }).run(request);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const timing = { queued: 0, running: 0 };
    const server = await startMockServer({ models: sampleModels, port, timing });
    await running;
    expect(server.state.jobs.size).toBe(1);
    await server.close();
  });

  test('is repeated: the token was late; and the late token sends nothing', async () => {
    const { server, client } = up();
    const resolvers: ((token: string) => void)[] = [];
    const bearerToken = (): string | Promise<string> =>
      resolvers.length > 0 ? 'token' : new Promise((resolve) => resolvers.push(resolve));
    // It ignores its signal.
    const { signal } = new AbortController();
    const ignoresAbort: typeof quick.fetch = (url, init) => fetch(url, { ...init, signal });
    const timeouts = manualTimeouts();
    const running = client({ bearerToken, fetch: ignoresAbort, requestTimeout: manual }).run(
      request,
    );
    await expect.poll(() => resolvers.length).toBe(1);
    timeouts.pass();
    await running;
    resolvers[0]?.('late');
    // A complete run takes longer than anything that the late token could start.
    await client().run(request);
    expect(submits()).toBe(2);
    expect(server.state.jobs.size).toBe(2);
  });

  test('is repeated a limited number of times', async () => {
    const { server, client } = up();
    server.fail({ on, then: { status: 429 }, times: 100 });
    await expect(client().run(request)).rejects.toMatchObject({ name: 'RateLimitError' });
    expect(submits()).toBe(6);
  });

  test('is not repeated if the server asks for a longer delay than the time limit', async () => {
    const { server, client } = up();
    server.fail({ on, then: { status: 429, body: { remainingSeconds: 3600 } } });
    await expect(client().run(request)).rejects.toMatchObject({
      name: 'CooldownError',
      retryAfter: 3_600_000,
    });
    expect(submits()).toBe(1);
  });

  test('is not repeated if it would be rejected again', async () => {
    const { server, client } = up();
    await expect(client().runUntyped('model_text-to-image', {})).rejects.toBeInstanceOf(
      ValidationError,
    );
    server.fail({ on, then: { status: 401 } });
    const asked: unknown[] = [];
    const bearerToken = (rejected?: string): string => `token${asked.push(rejected)}`;
    await expect(client({ bearerToken }).run(request)).rejects.toBeInstanceOf(AuthenticationError);
    expect(asked).toEqual([undefined]);
    expect(submits()).toBe(2);
    expect(server.state.jobs.size).toBe(0);
  });
});

test('estimate sends dryRun in the query, is repeated, and does not start a job', async () => {
  const { server, client } = up();
  server.fail({ on, then: { status: 500 }, times: 2 });
  const price = await client().estimate(textToImage.request({ prompt: 'x', numOutputs: 3 }));
  expect(price).toMatchObject({ creativeUnitsCost: 18, costDetails: { 'custom-generation': 18 } });
  expect(server.state.jobs.size).toBe(0);
  expect(submits()).toBe(3);
});

test('estimate reports a dry run that started a job, and does not repeat it', async () => {
  const { server, client } = up();
  const losesQueries: typeof quick.fetch = (url, init) => fetch(url.split('?')[0] ?? '', init);
  const estimate = client({ fetch: losesQueries }).estimate(request);
  await expect(estimate).rejects.toThrow('dryRun was ignored: a job was started');
  expect(server.state.jobs.size).toBe(1);
});

test('estimate accepts a price in a response 402', async () => {
  const { server, client } = up();
  server.fail({ on, then: { status: 402, body: { estimatedCost: 7.25 } } });
  expect(await client().estimate(request)).toEqual({ creativeUnitsCost: 7.25 });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' ? (address?.port ?? 0) : 0);
      });
    });
  });
}
