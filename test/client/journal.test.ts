import { build } from 'esbuild';
import { fork } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ClientOptions } from '../../generator/runtime/client/index.ts';
import { ScenarioClient } from '../../generator/runtime/client/node.ts';
import { manual, manualTimeouts } from '../support/manual-timeouts.ts';
import { quick, setUp } from '../support/mock-server.ts';
import { textToImage } from '../support/sample-models.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const up = setUp({ timing: { queued: 0, running: 1, importing: 0 } });
const nodeClient = (options: ClientOptions = {}): ScenarioClient =>
  new ScenarioClient({ ...quick, baseUrl: up().server.url, ...options });
const requests = (count: number) =>
  Array.from({ length: count }, (_, at) => textToImage.request({ prompt: `picture ${at}` }));
/** Runs a batch whose journal has submits of unknown outcome, without the time that it gives them. */
async function resumed<Value>(run: (client: ScenarioClient) => Promise<Value>): Promise<Value> {
  const timeouts = manualTimeouts();
  const running = run(nodeClient({ requestTimeout: manual }));
  await expect.poll(timeouts.pending).toBe(1);
  timeouts.pass();
  return running;
}
const submits = (): number =>
  up().server.state.log.filter((line) => line.startsWith('POST /generate')).length;
const jobsByPrompt = (): ReadonlyMap<unknown, number> => {
  const counts = new Map<unknown, number>();
  for (const { input } of up().server.state.jobs.values()) {
    counts.set(input['prompt'], (counts.get(input['prompt']) ?? 0) + 1);
  }
  return counts;
};

test('runAll with a journal returns the results of an earlier run without starting their jobs again', async () => {
  const journal = join(temporaryFolder(), 'deep', 'batch.jsonl');
  const first = await nodeClient().runAll(requests(3), { journal });
  expect(first.map(({ ok }) => ok)).toEqual([true, true, true]);
  const again = await nodeClient().runAll(requests(5), { journal });
  expect(again.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  expect(submits()).toBe(5);
  expect(readFileSync(journal, 'utf8')).not.toContain('signature');
  const [outcome] = again;
  const asset = outcome?.ok ? outcome.result.assets[0] : undefined;
  expect((await nodeClient().download(asset)).size).toBeGreaterThan(0);
});

test('runAll with a journal finds the job of a submit whose response was lost', async () => {
  const journal = join(temporaryFolder(), 'batch.jsonl');
  up().server.fail({ on: 'POST /generate/*', then: 'cut', work: true });
  const lost = await nodeClient().runAll(requests(1), { journal });
  expect(lost[0]).toMatchObject({ ok: false, error: { name: 'SubmissionUnknownError' } });
  const [outcome] = await resumed((client) => client.runAll(requests(1), { journal }));
  expect(outcome).toMatchObject({ ok: true });
  expect(submits()).toBe(1);
});

test('runAll with a journal submits requests again that certainly have no job', async () => {
  const journal = join(temporaryFolder(), 'batch.jsonl');
  up().server.fail({ on: 'POST /generate/*', then: 'cut' });
  await nodeClient().runAll(requests(1), { journal });
  const [outcome] = await resumed((client) => client.runAll(requests(1), { journal }));
  expect(outcome).toMatchObject({ ok: true });
  expect([...jobsByPrompt().values()]).toEqual([1]);
});

test('runAll with a journal never claims one job for two equal requests', async () => {
  const journal = join(temporaryFolder(), 'batch.jsonl');
  const same = [0, 1, 2].map(() => textToImage.request({ prompt: 'the same' }));
  up().server.fail({ on: 'POST /generate/*', then: 'cut', work: true, times: 2 });
  up().server.fail({ on: 'POST /generate/*', then: 'cut', skip: 2 });
  await nodeClient().runAll(same, { journal, concurrency: 1 });
  const outcomes = await resumed((client) => client.runAll(same, { journal, concurrency: 1 }));
  const ids = outcomes.map((outcome) => (outcome.ok ? outcome.result.job.jobId : outcome.error));
  expect(new Set(ids).size).toBe(3);
  expect(up().server.state.jobs.size).toBe(3);
});

test('runAll does not submit again if a job does not show its input', async () => {
  const journal = join(temporaryFolder(), 'batch.jsonl');
  up().server.fail({ on: 'POST /generate/*', then: 'cut', work: true });
  await nodeClient().runAll(requests(1), { journal });
  const bare = { jobId: 'job_x', status: 'queued', createdAt: new Date().toISOString() };
  up().server.fail({ on: 'GET /jobs', then: { status: 200, body: { jobs: [bare] } } });
  const [outcome] = await resumed((client) => client.runAll(requests(1), { journal }));
  expect(outcome).toMatchObject({ ok: false, error: { name: 'SubmissionUnknownError' } });
  expect(submits()).toBe(1);
});

describe('runAll with a journal', () => {
  test('rejects changed requests one by one', async () => {
    const journal = join(temporaryFolder(), 'batch.jsonl');
    await nodeClient().runAll(requests(2), { journal });
    const other = textToImage.request({ prompt: 'another' });
    const outcomes = await nodeClient().runAll([other, ...requests(2).slice(1)], { journal });
    expect(outcomes[0]).toMatchObject({ ok: false, error: { name: 'ConfigurationError' } });
    expect(outcomes[1]).toMatchObject({ ok: true });
    expect(submits()).toBe(2);
  });

  test('reads and continues a journal whose last line was cut', async () => {
    const journal = join(temporaryFolder(), 'batch.jsonl');
    await nodeClient().runAll(requests(1), { journal });
    appendFileSync(journal, '{"index":1,"requ');
    const outcomes = await nodeClient().runAll(requests(2), { journal });
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    const again = await nodeClient().runAll(requests(2), { journal });
    expect(again.map(({ ok }) => ok)).toEqual([true, true]);
    expect(submits()).toBe(2);
  });

  test('rejects a journal in use, and takes over the lock of a process that has ended', async () => {
    const journal = join(temporaryFolder(), 'batch.jsonl');
    writeFileSync(`${journal}.lock`, `${process.ppid}`);
    const rejected = nodeClient().runAll(requests(1), { journal });
    await expect(rejected).rejects.toThrow(`is in use by process ${process.ppid}`);
    writeFileSync(`${journal}.lock`, '999999999');
    const running = nodeClient().runAll(requests(1), { journal });
    await expect(nodeClient().runAll(requests(1), { journal })).rejects.toThrow('of this process');
    await running;
    expect(existsSync(`${journal}.lock`)).toBe(false);
  });

  test("rejects with a FileError and sends nothing if the journal can't be written", async () => {
    const folder = temporaryFolder({ file: '' });
    const running = nodeClient().runAll(requests(1), { journal: join(folder, 'file', 'x.jsonl') });
    await expect(running).rejects.toMatchObject({ name: 'FileError' });
    expect(submits()).toBe(0);
  });
});

/** 10,000 with `JOURNAL_REQUESTS=10000`. */
const total = Number(process.env['JOURNAL_REQUESTS'] ?? 150);

test(
  `runAll with a journal starts one job for each of ${total} requests, even if its process is killed at random times`,
  { timeout: 3_600_000 },
  async () => {
    const folder = temporaryFolder();
    const script = join(folder, 'batch.mjs');
    await build({
      stdin: {
        contents: `
import { ScenarioClient } from './generator/runtime/client/node.ts';
import { textToImage } from './test/support/sample-models.ts';
const [, , baseUrl, journal, count] = process.argv;
const client = new ScenarioClient({
  apiKey: 'key', apiSecret: 'top-secret-value', baseUrl, requestTimeout: 300, requestsPerMinute: Infinity,
  retry: { firstDelay: 1, maxDelay: 4 }, polling: { firstInterval: 2, maxInterval: 5 },
});
function* requests() {
  for (let at = 0; at < Number(count); at++) yield textToImage.request({ prompt: 'picture ' + at });
}
const outcomes = await client.runAll(requests(), { journal, concurrency: 16, onSubmitted: () => process.send('submitted') });
process.exit(outcomes.every(({ ok }) => ok) ? 0 : 1);`,
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: script,
    });
    const journal = join(folder, 'batch.jsonl');
    let kills = 0;
    /** Runs the batch, and kills it in the middle of a submit, at `limit` jobs or a little later. */
    const runOnce = (limit: number): Promise<number | null> =>
      new Promise((resolve, reject) => {
        const child = fork(script, [up().server.url, journal, `${total}`], { stdio: 'ignore' });
        let seen = 0;
        child.on('message', () => {
          seen++;
          if (seen === limit) setTimeout(() => child.kill('SIGKILL'), Math.random() * 4);
        });
        child.on('error', reject);
        child.on('close', resolve);
      });
    let code: number | null = null;
    while (code === null) {
      code = await runOnce(kills < 6 ? 1 + Math.floor((Math.random() * total) / 6) : Infinity);
      if (code === null) kills++;
      up().server.state.log.splice(0);
    }
    expect(kills).toBeGreaterThan(0);
    while (code !== 0) code = await runOnce(Infinity);
    const counts = jobsByPrompt();
    expect(counts.size).toBe(total);
    expect(Math.max(...counts.values())).toBe(1);
    console.log(`${total} requests, ${kills} kills, ${up().server.state.jobs.size} jobs`);
  },
);
