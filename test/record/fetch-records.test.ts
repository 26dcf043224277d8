import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { fetchRecords, type FetchOptions } from '../../generator/record/fetch-records.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** Starts a loopback server. Returns options for it with the shortest waits. */
async function serve(handler: Handler) {
  const server = createServer(handler);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // A TCP server returns an object.
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}/v1`, spacing: 0, retryDelay: 1 };
}

function answer(response: ServerResponse, json: unknown, status = 200, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(json));
}

function modelAt(url = '') {
  const id = url.split('/').at(-1);
  return { model: { id, name: id, inputs: [{ name: 'prompt', type: 'string' }] } };
}

async function fetched(options: FetchOptions) {
  const result = await fetchRecords(options);
  return result.ok ? result.value.map(({ id }) => id) : result.problems.map(({ code }) => code);
}

describe('fetchRecords', () => {
  test('requests each model with the public token and keeps their order', async () => {
    const seen: unknown[] = [];
    const options = await serve((request, response) => {
      seen.push([request.url, request.headers.authorization]);
      answer(response, modelAt(request.url));
    });
    expect(await fetched({ ...options, models: ['model_b', 'model_a'] })).toEqual([
      'model_b',
      'model_a',
    ]);
    expect(seen).toEqual([
      ['/v1/models/model_b', 'public-auth-token'],
      ['/v1/models/model_a', 'public-auth-token'],
    ]);
  });

  test('lists all public models page by page, except trained ones', async () => {
    const paths: string[] = [];
    const rows = [
      { id: 'model_one', type: 'custom', updatedAt: '2026-01-01' },
      { id: 'model_lora', type: 'flux.1-lora' },
      { id: 'model_known', type: 'custom', updatedAt: '2026-02-02' },
    ];
    const options = await serve((request, response) => {
      const url = new URL(request.url ?? '', 'http://loopback');
      paths.push(url.search);
      if (url.pathname !== '/v1/models') answer(response, modelAt(url.pathname));
      else if (url.searchParams.has('paginationToken'))
        answer(response, { models: [{ id: 'model_two' }] });
      else answer(response, { models: rows, nextPaginationToken: 'a/b' });
    });
    const progress: string[] = [];
    const ids = await fetched({
      ...options,
      models: 'all',
      isKnown: (id, updatedAt) => id === 'model_known' && updatedAt === '2026-02-02',
      onProgress: (done, total) => progress.push(`${done}/${total}`),
    });
    expect(ids).toEqual(['model_one', 'model_two']);
    expect(progress).toEqual(['1/2', '2/2']);
    expect(paths.slice(0, 2)).toEqual([
      '?privacy=public&pageSize=500',
      '?privacy=public&pageSize=500&paginationToken=a%2Fb',
    ]);
  });

  test('stops if the list repeats a page', async () => {
    const options = await serve((request, response) => {
      if (request.url?.includes('?'))
        answer(response, { models: [{ id: 'model_a' }], nextPaginationToken: 'again' });
      else answer(response, modelAt(request.url));
    });
    expect(await fetched({ ...options, models: 'all' })).toEqual(['model_a']);
  });

  test('retries a temporary error', async () => {
    let count = 0;
    const options = await serve((request, response) => {
      count += 1;
      if (count === 1) answer(response, {}, 503);
      else if (count === 2) request.socket.destroy();
      else answer(response, modelAt(request.url));
    });
    expect(await fetched({ ...options, models: ['model_a'] })).toEqual(['model_a']);
    expect(count).toBe(3);
  });

  test('waits for the time of Retry-After before a retry', async () => {
    const times: number[] = [];
    const options = await serve((request, response) => {
      times.push(Date.now());
      if (times.length === 1) answer(response, {}, 429, { 'retry-after': '0.2' });
      else answer(response, modelAt(request.url));
    });
    expect(await fetched({ ...options, models: ['model_a'] })).toEqual(['model_a']);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(190);
  });

  test('gives up if the server asks for a long wait', async () => {
    const options = await serve((_, response) => {
      answer(response, { reason: 'Come back tomorrow.' }, 429, { 'retry-after': '86400' });
    });
    const result = await fetchRecords({ ...options, models: ['model_a'] });
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: 'RECORD_API_STATUS', why: 'The API states: Come back tomorrow.' }],
    });
  });

  test('gives up on a response that does not arrive', async () => {
    const options = await serve(() => undefined);
    expect(await fetched({ ...options, timeout: 30, retries: 1, models: ['model_a'] })).toEqual([
      'RECORD_API_TIMEOUT',
    ]);
  });

  test('reports an unknown model without a retry', async () => {
    let count = 0;
    const options = await serve((_, response) => {
      count += 1;
      answer(response, { reason: 'Model not found' }, 404);
    });
    expect(await fetched({ ...options, models: ['model_gone'] })).toEqual(['RECORD_NOT_FOUND']);
    expect(count).toBe(1);
  });

  test('skips a failed model among all models, but fails for a given one', async () => {
    const options = await serve((request, response) => {
      if (request.url?.includes('?'))
        answer(response, { models: [{ id: 'model_a' }, { id: 'model_bad' }] });
      else if (request.url?.endsWith('model_bad')) answer(response, {}, 404);
      else answer(response, modelAt(request.url));
    });
    const all = await fetchRecords({ ...options, models: 'all' });
    expect(all).toMatchObject({
      ok: true,
      value: [{ id: 'model_a' }],
      problems: [{ severity: 'warning' }],
    });
    expect((await fetchRecords({ ...options, models: ['model_a', 'model_bad'] })).ok).toBe(false);
  });

  test('limits the number and the rate of requests', async () => {
    let underWay = 0;
    let maxRunning = 0;
    const begin = performance.now();
    const starts: number[] = [];
    const waiting: (() => void)[] = [];
    const options = await serve((request, response) => {
      starts.push(performance.now());
      maxRunning = Math.max(maxRunning, (underWay += 1));
      const respond = () => {
        underWay -= 1;
        answer(response, modelAt(request.url));
      };
      // A request waits for the one that may run next to it; only the last has none.
      waiting.push(respond);
      if (waiting.length === 2 || starts.length === 5)
        for (const resolve of waiting.splice(0)) resolve();
    });
    const models = ['model_a', 'model_b', 'model_c', 'model_d', 'model_e'];
    expect(await fetched({ ...options, concurrency: 2, spacing: 20, models })).toEqual(models);
    expect(maxRunning).toBe(2);
    // A request may arrive late, but none leaves early.
    expect((starts.at(-1) ?? 0) - begin).toBeGreaterThanOrEqual(75);
  });

  test('stops immediately on an abort', async () => {
    const options = await serve(() => undefined);
    const controller = new AbortController();
    const reading = fetchRecords({ ...options, models: ['model_a'], signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 20);
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
