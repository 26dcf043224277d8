import { describe, expect, test } from 'vitest';
import { startMockServer } from '../../generator/dev-server/mock-server.ts';
import { CancelRefusedError, type Job } from '../../generator/runtime/client/index.ts';
import { setUp } from '../support/mock-server.ts';
import { sampleModels, textToImage } from '../support/sample-models.ts';

const up = setUp();
const request = textToImage.request({ prompt: 'a lighthouse' });

describe('jobs', () => {
  test('reads each page only when it is needed', async () => {
    const { server, client } = up();
    const scenario = client();
    const submitted: string[] = [];
    for (let count = 0; count < 7; count++) submitted.push((await scenario.submit(request)).jobId);
    const ids: string[] = [];
    for await (const { jobId } of scenario.jobs({ pageSize: 3 })) ids.push(jobId);
    expect(ids.sort()).toEqual(submitted.sort());
    const pages = (): number => server.state.log.filter((line) => line === 'GET /jobs').length;
    expect(pages()).toBe(3);
    await scenario.jobs({ pageSize: 3 }).next();
    expect(pages()).toBe(4);
  });

  test('passes its filter to the API', async () => {
    const { server, client } = up();
    server.fail({ on: 'POST /generate/*', then: { job: { status: 'failure' } } });
    await client()
      .run(request)
      .catch(() => undefined);
    await client().run(request);
    const failures = await collected(client().jobs({ status: 'failure' }));
    expect(failures.map(({ status }) => status)).toEqual(['failure']);
  });

  test('ends if a server returns the same page repeatedly', async () => {
    const { server, client } = up();
    const body = { jobs: [], nextPaginationToken: 'again' };
    server.fail({ on: 'GET /jobs', then: { status: 200, body }, times: 10 });
    expect(await collected(client().jobs())).toEqual([]);
  });
});

describe('cancel', () => {
  test('rejects with CancelRefusedError if the API rejects', async () => {
    const { client } = up();
    const { jobId } = await client().submit(request);
    const canceling = client().cancel(jobId);
    await expect(canceling).rejects.toBeInstanceOf(CancelRefusedError);
    await expect(canceling).rejects.toMatchObject({ jobId, status: 400 });
  });

  test('returns the job if the API cancels it', async () => {
    const server = await startMockServer({ models: sampleModels, cancelable: true });
    const scenario = up().client({ baseUrl: server.url });
    const { jobId } = await scenario.submit(request);
    expect(await scenario.cancel(jobId)).toMatchObject({ jobId, status: 'canceled' });
    await expect(scenario.wait(jobId)).rejects.toMatchObject({ name: 'JobCanceledError' });
    await server.close();
  });
});

test('job and asset return a job and an asset by ID', async () => {
  const { client } = up();
  const { job, assets } = await client().run(request);
  expect(await client().job(job.jobId)).toMatchObject({ status: 'success' });
  expect(await client().asset(assets[0]?.id ?? '')).toMatchObject({ mimeType: 'image/png' });
  await expect(client().asset('../jobs')).rejects.toMatchObject({ name: 'NotFoundError' });
});

async function collected(jobs: AsyncIterable<Job>): Promise<Job[]> {
  const found: Job[] = [];
  for await (const job of jobs) found.push(job);
  return found;
}
