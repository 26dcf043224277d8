import { expect, test } from 'vitest';
import { newer, other, pagesServer, type Answer } from './pages-server.ts';
import { contents, isInStep, syncIn } from './project.ts';

const faults: readonly (readonly [what: string, code: string, answer: Answer])[] = [
  ['is gone', 'SYNC_PAGE_REMOVED', (_, response) => response.writeHead(404).end()],
  ['has moved', 'SYNC_MOVED', (_, response) => response.writeHead(301, { location: '/b' }).end()],
  ['is always a server fault', 'SYNC_STATUS', (_, response) => response.writeHead(500).end()],
  ['never ends', 'SYNC_NO_RESPONSE', (_, response) => response.write('> This page')],
  [
    'is truncated',
    'SYNC_NO_RESPONSE',
    (_, response) => {
      response.writeHead(200, { 'content-length': String(newer.length) });
      response.write(newer.slice(0, newer.length / 2), () => response.destroy());
    },
  ],
  ['is empty', 'PAGE_NOT_A_REFERENCE_PAGE', (_, response) => response.end('')],
  [
    'is HTML',
    'PAGE_NOT_A_REFERENCE_PAGE',
    (_, response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Acme</title>'),
  ],
  [
    'is a picture',
    'SYNC_ENCODING',
    (_, response) =>
      response.setHeader('content-type', 'image/png').end(Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  ],
  [
    'is another page',
    'SYNC_OTHER_PAGE',
    (_, response) => response.end(newer.replaceAll('Acme', 'Bcme').replaceAll('acme', 'bcme')),
  ],
  [
    'is older',
    'SYNC_OLDER_PAGE',
    (_, response) => response.end(newer.replace('2026-06-15', '2026-01-01')),
  ],
  [
    'has one broken table',
    'PAGE_ROW_CELLS',
    (_, response) =>
      response.end(newer.replace('| Yes      | -       | -   ', '| Yes      | -       ')),
  ],
];

test.each(faults)(
  'sync keeps a definition whose page %s and updates the others: %s',
  async (page, code, answer) => {
    const { folder, answers } = await pagesServer();
    const before = contents(folder);
    answers.set('/acme', answer);
    // A page that never ends takes the time of each attempt.
    const timeout = page.includes('never') ? 1500 : 60_000;
    const once = { limits: { timeout, size: 1e6, retries: 0, pause: 5 } };
    const result = await syncIn(folder, once);
    expect(result.exitCode).toBe(2);
    expect(result.problems.map((problem) => problem.code)).toContain(code);
    expect(contents(folder)).toEqual(before);

    answers.set('/other', (__, response) =>
      response.end(other.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 8 ')),
    );
    expect((await syncIn(folder, once)).exitCode).toBe(2);
    const after = contents(folder);
    expect(after['models/image-generation/other.yaml']).toContain('max: 8');
    expect(after['models/image-generation/acme.yaml']).toBe(
      before['models/image-generation/acme.yaml'],
    );
    expect(await isInStep(folder)).toBe(true);
  },
);

test('sync retries a temporary error after the time of Retry-After', async () => {
  const { folder, answers, times } = await pagesServer();
  answers.set('/acme', (_, response, count) => {
    if (count === 1) response.writeHead(503, { 'retry-after': '0' }).end();
    else if (count === 2) response.destroy();
    else response.end(newer);
  });
  expect(await syncIn(folder)).toMatchObject({ exitCode: 0, problems: [] });
  expect(times.get('/acme')).toBe(3);
});
