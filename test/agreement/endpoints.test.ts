import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { routes } from '../../generator/dev-server/routes.ts';
import { apiPaths } from '../../generator/emit/json-schema/api-components.ts';
import { createProxy } from '../../generator/runtime/proxy.ts';

const generator = join(import.meta.dirname, '..', '..', 'generator');
const guide = readFileSync(join(generator, 'emit/docs/guides/client.md'), 'utf8');
const [, calls = ''] = /\n## HTTP API\n(.*?)\n## /s.exec(guide) ?? [];

/** The calls of the client, as the mock server routes them: `GET /jobs/:`. */
const endpoints = Object.keys(routes)
  .filter((line) => line.includes(' /v1/'))
  .map((line) => line.replace(' /v1/', ' /'));

/** Endpoints that only save requests: other languages do without them. */
const notDocumented = ['GET /jobs', 'POST /jobs/:/action', 'POST /assets/get-bulk'];
/** Each model has its own path for its requests, and lists are for pages of the client only. */
const notInSchema = ['POST /generate/custom/:', 'GET /jobs', 'POST /assets/get-bulk'];

const withoutNames = (path: string) => path.replaceAll(/\{\w+\}/g, ':');

describe.each(endpoints)('%s', (line) => {
  const [method = '', path = ''] = line.split(' ');

  test('is forwarded by the proxy (runtime/proxy.ts)', async () => {
    const sent: string[] = [];
    const proxy = createProxy({
      ...{ apiKey: 'key', apiSecret: 'secret', baseUrl: 'https://api.example/v1' },
      authorize: () => true,
      fetch: (url, init) => {
        sent.push(`${init.method} ${url}`);
        return Promise.resolve(
          new Response('{}', { headers: { 'content-type': 'application/json' } }),
        );
      },
    });
    const action = path.startsWith('/jobs') ? 'cancel' : 'complete';
    const body = path.endsWith('/action') ? { action } : {};
    const url = `https://app.example/api${path.replaceAll(':', 'a')}`;
    const headers = { 'content-type': 'application/json' };
    const init = method === 'GET' ? {} : { headers, body: JSON.stringify(body) };
    await proxy(new Request(url, { method, ...init }));
    expect(sent).toEqual([`${method} https://api.example/v1${path.replaceAll(':', 'a')}`]);
  });

  test('is described for other languages (emit/docs/guides/client.md), unless it only saves requests', () => {
    const isDocumented = withoutNames(calls).includes(`\`${line}\``);
    expect(isDocumented).toBe(!notDocumented.includes(line));
  });

  test('is in openapi.json (emit/json-schema/api-components.ts)', () => {
    const described = Object.entries(apiPaths).flatMap(([name, operations]) =>
      Object.keys(operations).map((verb) => `${verb.toUpperCase()} ${withoutNames(name)}`),
    );
    expect(described.includes(line)).toBe(!notInSchema.includes(line));
  });

  test('has a method that the example of the proxy exports (client.md, createProxy)', () => {
    const source = readFileSync(join(generator, 'runtime/proxy.ts'), 'utf8');
    for (const text of [guide, source]) expect(text).toContain(`proxy as ${method}`);
  });
});
