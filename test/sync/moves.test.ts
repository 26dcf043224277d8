import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { runCli } from '../support/run-cli.ts';
import { contents, isInStep, projectOf, syncIn } from './project.ts';

const makers = (count: number) => Array.from({ length: count }, (_, index) => `Maker${index}`);

function pageOf(name: string): string {
  return acmePage.replaceAll('Acme', name).replaceAll('acme', name.toLowerCase());
}

/** A server whose pages of one category move to another folder, with another ETag. */
async function movingServer(count = 23) {
  const names = makers(count);
  const state = { isMoved: false, pageOf };
  const server = await loopbackServer(({ url = '' }, response) => {
    const [, folder, name = ''] = /^\/(old|new)\/(\w+)\/index\.md$/.exec(url) ?? [];
    if (folder === 'old' && state.isMoved) {
      response.writeHead(301, { location: `/new/${name}/index.md` }).end();
    } else if (names.includes(name)) {
      response.writeHead(200, { etag: `"${folder}-${name}"` }).end(state.pageOf(name));
    } else response.writeHead(404).end();
  });
  const folder = await projectOf(names.map((name) => `${server}/old/${name}/index.md`));
  return { server, folder, state, names };
}

test('sync reports a category that moved, and accepts it with --accept-moves', async () => {
  const { server, folder, state, names } = await movingServer();
  state.isMoved = true;
  const before = contents(folder);
  const shown = await syncIn(folder);
  expect(shown).toMatchObject({
    exitCode: 2,
    problems: [{ code: 'SYNC_MOVED', severity: 'error' }],
  });
  expect(shown.problems[0]?.message).toContain(
    `23 pages moved from ${server}/old to ${server}/new:`,
  );
  expect(shown.problems[0]?.message).toContain('and 20 more');
  expect(contents(folder)).toEqual(before);

  state.pageOf = (name) => pageOf(name).replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 2 ');
  const accepted = await syncIn(folder, { acceptMoves: true });
  expect(accepted).toMatchObject({
    exitCode: 0,
    problems: [{ code: 'SYNC_MOVED', severity: 'warning' }],
  });
  expect(accepted.stdout).toContain('max 4 → 2');
  const after = contents(folder);
  for (const name of names) {
    const path = `models/image-generation/${name.toLowerCase()}.yaml`;
    expect(after[path]).toContain(`url: ${server}/new/${name}/index.md\n`);
  }
  expect(await isInStep(folder)).toBe(true);
  expect(await syncIn(folder)).toMatchObject({ exitCode: 0, problems: [] });
});

test('sync accepts a move of 100 pages in one run, and reports it in a few lines', async () => {
  const { server, folder, state, names } = await movingServer(100);
  // The command line is another build of the generator than these tests.
  await runCli(folder, 'generate');
  const before = contents(folder);
  state.isMoved = true;
  const shown = await runCli(folder, 'sync');
  expect(shown.status).toBe(2);
  expect(shown.output).toContain(`100 pages moved from ${server}/old to ${server}/new:`);
  expect(shown.output).toContain('and 97 more');
  expect(shown.output.trim().split('\n').length).toBeLessThan(15);
  expect(contents(folder)).toEqual(before);

  const accepted = await runCli(folder, 'sync', '--accept-moves');
  expect(accepted.status).toBe(0);
  expect(accepted.output).toContain(`100 pages moved from ${server}/old to ${server}/new:`);
  expect(accepted.output.trim().split('\n').length).toBeLessThan(15);
  const after = contents(folder);
  const lock = after['models/scenario-models.lock.yaml'] ?? '';
  for (const name of names) {
    const url = `${server}/new/${name}/index.md`;
    const path = `models/image-generation/${name.toLowerCase()}.yaml`;
    expect(after[path]).toContain(`url: ${url}\n`);
    expect(lock).toContain(url);
    expect(lock).toContain(`new-${name}`);
  }
  expect(lock).not.toContain('/old/');
  expect(await isInStep(folder)).toBe(true);
  expect(await syncIn(folder)).toMatchObject({ exitCode: 0, problems: [] });
});

test('sync --accept-moves does not accept another page at the new URL', async () => {
  const { folder, state } = await movingServer();
  state.isMoved = true;
  state.pageOf = (name) => pageOf(name === 'Maker7' ? 'Elsewhere' : name);
  const result = await syncIn(folder, { acceptMoves: true });
  expect(result.exitCode).toBe(2);
  expect(result.problems.map(({ code }) => code).toSorted()).toEqual([
    'SYNC_MOVED',
    'SYNC_OTHER_PAGE',
  ]);
  expect(contents(folder)['models/image-generation/maker7.yaml']).toContain('/old/');
});

test.each(['its URL', 'a folder'])(
  'sync from %s reports a provider that was renamed at the same URL as a finding',
  async (place) => {
    const renamed = acmePage
      .replaceAll('**Acme**', '**Acme Labs**')
      .replace('title: Acme', 'title: Acme Labs')
      .replace('2026-04-09', '2026-06-15');
    let page = acmePage;
    const server = await loopbackServer((_, response) => response.end(page));
    const folder = await projectOf([`${server}/acme`]);
    const overlay =
      'models:\n  model_acme-edit:\n    parameters:\n      amount:\n        integer: true\n';
    writeFileSync(join(folder, 'models/image-generation/acme.overlay.yaml'), overlay);
    page = renamed;
    mkdirSync(join(folder, 'pages'));
    writeFileSync(join(folder, 'pages/acme.md'), renamed);
    const from = place === 'a folder' ? { from: join(folder, 'pages') } : {};
    const result = await syncIn(folder, from);
    expect(result).toMatchObject({ exitCode: 0, problems: [] });
    expect(result.stdout).toContain(
      "provider 'Acme, image generation' → 'Acme Labs, image generation'",
    );
    const after = contents(folder);
    expect(after['models/image-generation/acme.yaml']).toContain('provider: Acme Labs');
    expect(after['models/image-generation/acme.overlay.yaml']).toBe(overlay);
    expect(after['models/image-generation/acme.history.yaml']).toContain('page-renamed');
    expect(Object.keys(after).filter((path) => /^models\/.*acme.*\.yaml$/.test(path))).toHaveLength(
      3,
    );
    expect(await syncIn(folder, from)).toMatchObject({ exitCode: 0, json: { findings: [] } });
  },
);
