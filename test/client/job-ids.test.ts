import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  SubmissionUnknownError,
  type BatchOutcome,
  type Fetch,
} from '../../generator/runtime/client/index.ts';
import { ScenarioClient } from '../../generator/runtime/client/node.ts';
import { manual, manualTimeouts } from '../support/manual-timeouts.ts';
import { quick, setUp } from '../support/mock-server.ts';
import { textToImage } from '../support/sample-models.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const up = setUp({ timing: { queued: 0, running: 1, importing: 0 } });
const request = (prompt: string) => textToImage.request({ prompt });
const three = ['a', 'b', 'c'].map(request);
const submits = (): number =>
  up().server.state.log.filter((line) => line.startsWith('POST /generate')).length;

/** Starts a job for each submit, and names `id`, or the first one, in each response. */
function oneIdForAll(id?: string): Fetch {
  let named = id;
  return async (url, init) => {
    const response = await fetch(url, init);
    if (!url.includes('/generate/')) return response;
    const body = await response.text();
    const own = /"jobId":"([^"]+)"/.exec(body)?.[1] ?? '';
    named ??= own;
    return new Response(body.replaceAll(own, named));
  };
}

const idsOf = (outcomes: readonly BatchOutcome[]): readonly unknown[] =>
  outcomes.map((outcome) =>
    outcome.ok ? outcome.result.job.jobId : (outcome.error as Error).name,
  );

describe('a submit whose response names the job of another submit', () => {
  test('throws a SubmissionUnknownError, and is not sent again', async () => {
    const client = up().client({ fetch: oneIdForAll() });
    const { jobId } = await client.submit(request('a'));
    const error: unknown = await client.run(request('b')).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SubmissionUnknownError);
    expect(error).toMatchObject({ responseBody: { job: { jobId } } });
    expect(String(error)).toContain('may have started: see jobs()');
    expect(submits()).toBe(2);
    expect(up().server.state.jobs.size).toBe(2);
  });

  test('is at most one success in runAll', async () => {
    const outcomes = await up().client({ fetch: oneIdForAll() }).runAll(three);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(idsOf(outcomes).filter((id) => id === 'SubmissionUnknownError')).toHaveLength(2);
    expect(submits()).toBe(3);
  });

  test('is recognized by a job that resume names', async () => {
    const { jobId } = await up().client().submit(request('a'));
    const client = up().client({ fetch: oneIdForAll(jobId) });
    const outcomes = await client.runAll(three, { resume: { 2: jobId } });
    expect(idsOf(outcomes)).toEqual(['SubmissionUnknownError', 'SubmissionUnknownError', jobId]);
  });

  test('is searched for by the next run with the journal, which submits nothing again', async () => {
    const journal = join(temporaryFolder(), 'batch.jsonl');
    const options = { ...quick, baseUrl: up().server.url };
    const believing = new ScenarioClient({ ...options, fetch: oneIdForAll() });
    const first = await believing.runAll(three, { journal });
    expect(first.filter(({ ok }) => ok)).toHaveLength(1);

    const timeouts = manualTimeouts();
    const client = new ScenarioClient({ ...options, requestTimeout: manual });
    const running = client.runAll(three, { journal });
    await expect.poll(timeouts.pending).toBe(1);
    timeouts.pass();
    const second = await running;
    expect(second.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(new Set(idsOf(second)).size).toBe(3);
    expect(up().server.state.jobs.size).toBe(3);
  });

  test('is recognized by a job of the journal of an earlier process', async () => {
    const journal = join(temporaryFolder(), 'batch.jsonl');
    const options = { ...quick, baseUrl: up().server.url };
    const [first] = idsOf(await new ScenarioClient(options).runAll([request('a')], { journal }));
    const later = new ScenarioClient({ ...options, fetch: oneIdForAll(String(first)) });
    const outcomes = await later.runAll(three, { journal });
    expect(idsOf(outcomes)).toEqual([first, 'SubmissionUnknownError', 'SubmissionUnknownError']);
  });
});

test('submit does not accept a job with an empty ID', async () => {
  const client = up().client({ fetch: oneIdForAll('') });
  const submit = client.submit(request('a'));
  await expect(submit).rejects.toMatchObject({ name: 'SubmissionUnknownError' });
});

test.each(['another job', ''])('wait does not accept %j as the job', async (id) => {
  const { server, client } = up();
  const { jobId } = await client().submit(request('a'));
  const body = { job: { jobId: id, status: 'success', metadata: { assetIds: ['asset_x'] } } };
  server.fail({ on: 'GET /jobs/*', then: { status: 200, body }, times: 3 });
  const { job } = await client().wait(jobId);
  expect(job.jobId).toBe(jobId);
  expect(job.metadata.assetIds).not.toContain('asset_x');
});
