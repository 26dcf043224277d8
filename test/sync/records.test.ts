import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runImport } from '../../generator/commands/import.ts';
import { hashOf } from '../../generator/output/hash.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { corpusPages, hasShared, modelRecords } from '../support/shared.ts';
import { contents, isInStep, placesIn, projectOf, syncIn } from './project.ts';

const june = acmePage.replace('2026-04-09', '2026-06-15');
const env = { SCENARIO_SDK_API_KEY: 'key', SCENARIO_SDK_API_SECRET: 'secret-of-tests' };
const api = { spacing: 0, retryDelay: 1 };

/** Returns the record of the model on the page, with facts that no page states. */
function recordOfAcme(updatedAt: string, amount: object = {}, more: readonly object[] = []) {
  return {
    id: 'model_acme-edit',
    name: 'Acme Edit',
    shortDescription: 'Edits images.',
    capabilities: ['img2img'],
    updatedAt: `${updatedAt}T10:00:00.000Z`,
    inputs: [
      {
        name: 'image',
        type: 'file',
        kind: 'image',
        required: { always: true },
        description: 'The image to edit.',
      },
      {
        ...{ name: 'amount', type: 'number', default: 1, min: 1, max: 4, step: 1 },
        ...{ description: 'How many.', ...amount },
      },
      ...more,
    ],
  };
}

interface Seen {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly condition: string | undefined;
  readonly status: number;
}

/** A docs server and an API on this computer, and a project that tracks a page with its record. */
async function recordedProject(record = recordOfAcme('2026-04-20')) {
  const state = {
    page: acmePage,
    records: new Map<string, object | number>([['model_acme-edit', record]]),
    list: undefined as readonly object[] | undefined,
    seen: [] as Seen[],
  };
  const server = await loopbackServer(({ url = '', headers }, response) => {
    const path = url.split('?')[0] ?? '';
    const end = (status: number, text = '', more = {}) => {
      const { authorization } = headers;
      state.seen.push({ path, authorization, condition: headers['if-none-match'], status });
      response.writeHead(status, more).end(text);
    };
    const found = state.records.get(path.replace('/v1/models/', ''));
    if (path === '/acme') end(200, state.page);
    else if (path === '/v1/models' && state.list) end(200, JSON.stringify({ models: state.list }));
    else if (found === undefined || typeof found === 'number') end(found ?? 404, '{}');
    else {
      const text = JSON.stringify({ model: found });
      const etag = `"${hashOf(text)}"`;
      if (headers['if-none-match'] === etag) end(304);
      else end(200, text, { etag });
    }
  });
  const folder = await projectOf([`${server}/acme`]);
  const file = join(folder, 'record.json');
  writeFileSync(file, JSON.stringify({ model: record }));
  await runImport([file], { models: placesIn(folder).models }, plainStyle);
  await runGenerate(placesIn(folder), plainStyle);
  const config = { records: { url: `${server}/v1` } };
  const sync = (options: Parameters<typeof syncIn>[1] = {}) =>
    syncIn(folder, { config, env, api, ...options });
  const definition = () => contents(folder)['models/image-generation/acme.yaml'] ?? '';
  const sdk = () => contents(folder)['generated/sdk/models/acme-edit.ts'] ?? '';
  return { server, state, folder, config, sync, definition, sdk };
}

const codesOf = ({ problems }: { problems: readonly { code: string }[] }) =>
  problems.map(({ code }) => code);

describe('sync with a record', () => {
  test('lets a page that is newer than the record win, fact by fact, and reports it', async () => {
    const { state, sync, sdk, folder } = await recordedProject();
    expect(sdk()).toContain('z.lte(4)');
    state.page = june.replace('| 4 ', '| 8 ');
    const { exitCode, problems, stdout } = await sync({ env: {} });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('amount: max 4 → 8');
    expect(problems).toMatchObject([
      {
        code: 'RECORD_DISAGREES',
        message: 'Acme Edit: `amount` has max `8` on the page, `4` in the record.',
        why: 'The page was last updated on 2026-06-15, the record was last changed on 2026-04-20.',
        fix: expect.stringContaining('The page is newer') as unknown,
      },
    ]);
    expect(sdk()).toContain('z.lte(8)');
    // Facts without a column are kept.
    expect(sdk()).toContain('integer');
    expect(contents(folder)['models/image-generation/acme.yaml']).toContain('step: 1');
    expect(await isInStep(folder)).toBe(true);
  });

  test('lets a record of the same day or later win, and reports it at every run', async () => {
    const { state, sync, sdk } = await recordedProject(recordOfAcme('2026-06-15'));
    state.page = june.replace('| 4 ', '| 8 ');
    for (const run of [1, 2]) {
      const { problems } = await sync({ env: {} });
      expect([run, codesOf({ problems })]).toEqual([run, ['RECORD_DISAGREES']]);
      expect(problems[0]?.fix).toContain('The record has priority');
    }
    expect(sdk()).toContain('z.lte(4)');
  });

  test('removes a model that a newer page no longer lists, and reports it', async () => {
    const { state, sync, folder } = await recordedProject();
    state.page = june.replaceAll('Acme Edit', 'Acme Draw').replaceAll('acme-edit', 'acme-draw');
    const { problems, stdout } = await sync({ env: {}, acceptRemovals: true });
    expect(stdout).toContain('Acme Edit');
    expect(problems).toMatchObject([
      {
        code: 'RECORD_MODEL_REMOVED',
        message:
          'Acme Edit (`model_acme-edit`) is no longer on the page of 2026-06-15. Its record is from 2026-04-20, so the model is removed.',
      },
    ]);
    expect(contents(folder)['generated/sdk/models/acme-edit.ts']).toBeUndefined();
    expect(await isInStep(folder)).toBe(true);
  });

  test('keeps a model whose record is newer than the page that lost it, and reports it', async () => {
    const { state, sync, definition } = await recordedProject(recordOfAcme('2026-07-01'));
    state.page = june.replaceAll('Acme Edit', 'Acme Draw').replaceAll('acme-edit', 'acme-draw');
    const { problems } = await sync({ env: {}, acceptRemovals: true });
    expect(problems.map(({ message }) => message)).toContain(
      'Acme Edit (`model_acme-edit`) is no longer on the page of 2026-06-15. Its record is from 2026-07-01, so the model is kept.',
    );
    expect(definition()).toContain('onPage: false');
  });
});

describe('sync that reads records again', () => {
  test('reads a new record with the key of the environment, and sends a conditional request next time', async () => {
    const { state, sync, sdk, folder } = await recordedProject();
    expect(await sync()).toMatchObject({ exitCode: 0, problems: [] });
    state.records.set('model_acme-edit', recordOfAcme('2026-07-01', { max: 16 }));
    const { exitCode, problems, stdout } = await sync();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('amount: max 4 → 16');
    expect(codesOf({ problems })).toEqual(['RECORD_DISAGREES']);
    expect(sdk()).toContain('z.lte(16)');
    expect(await isInStep(folder)).toBe(true);
    const before = contents(folder);
    await sync();
    expect(contents(folder)).toEqual(before);
    const requests = state.seen.filter(({ path }) => path.startsWith('/v1/'));
    expect(requests.map(({ status }) => status)).toEqual([200, 200, 304]);
    const pair = Buffer.from('key:secret-of-tests').toString('base64');
    expect(new Set(requests.map((request) => request.authorization))).toEqual(
      new Set([`Basic ${pair}`]),
    );
    // The docs server does not get the key, and no file has it.
    const pages = state.seen.filter(({ path }) => path === '/acme');
    expect(new Set(pages.map((request) => request.authorization))).toEqual(new Set([undefined]));
    const files = JSON.stringify(before);
    for (const secret of ['secret-of-tests', pair]) expect(files).not.toContain(secret);
  });

  test('reads a record completely if its definition was edited since', async () => {
    const { state, sync, definition, folder } = await recordedProject();
    await sync();
    const path = join(folder, 'models/image-generation/acme.yaml');
    writeFileSync(path, definition().replace('kind: image', 'kind: video'));
    await sync();
    expect(definition()).toContain('kind: image');
    expect(state.seen.at(-1)).toMatchObject({ status: 200, condition: undefined });
  });

  test('skips records without a key, in one line, and reads them with the key `public`', async () => {
    const { state, sync, config } = await recordedProject();
    const { exitCode, problems, stderr = '' } = await sync({ env: {} });
    expect({ exitCode, problems }).toEqual({ exitCode: 0, problems: [] });
    expect(stderr.split('\n').filter((line) => line.includes('API records'))).toEqual([
      'API records are not read again: SCENARIO_SDK_API_KEY and SCENARIO_SDK_API_SECRET are not set. Set them, or `records.key: public` in the configuration.',
    ]);
    const asked = () => state.seen.filter(({ path }) => path.startsWith('/v1/'));
    expect(asked()).toEqual([]);
    await sync({ env: {}, config: { records: { ...config.records, key: 'public' } } });
    expect(asked()).toMatchObject([{ authorization: 'public-auth-token', status: 200 }]);
  });

  test('reports nothing about records in a project without one', async () => {
    const server = await loopbackServer((_, response) => response.end(acmePage));
    const { stderr } = await syncIn(await projectOf([`${server}/acme`]), { env: {} });
    expect(stderr).not.toContain('record');
  });

  test('keeps the record that can’t be read, fails, and updates the page', async () => {
    const { state, sync, sdk } = await recordedProject();
    state.records.set('model_acme-edit', 401);
    state.page = june.replace('| 4 ', '| 8 ');
    const result = await sync();
    expect(result.exitCode).toBe(2);
    expect(codesOf(result)).toEqual([
      'RECORD_API_STATUS',
      'RECORD_NOT_REFRESHED',
      'RECORD_DISAGREES',
    ]);
    expect(JSON.stringify(result)).not.toContain('secret-of-tests');
    expect(sdk()).toContain('z.lte(8)');
  });

  test('keeps a model of a page that the API lost, and reports it', async () => {
    const { state, sync, definition } = await recordedProject();
    const before = definition();
    state.records.set('model_acme-edit', 404);
    expect(await sync()).toMatchObject({ exitCode: 2, problems: [{ code: 'RECORD_NOT_FOUND' }] });
    const result = await sync({ acceptRemovals: true });
    expect(result).toMatchObject({ exitCode: 0, problems: [{ code: 'RECORD_MODEL_REMOVED' }] });
    expect(result.problems[0]?.message).toContain('Its page still lists it');
    expect(definition()).toBe(before);
  });

  test('finds the changed ones of many records in the list of models, and stops after three failures', async () => {
    const { state, sync, folder } = await recordedProject();
    const names = Array.from({ length: 30 }, (_, index) => `model_acme-${index}`);
    const record = (id: string, updatedAt: string) => ({
      ...recordOfAcme(updatedAt),
      ...{ id, name: id, complianceMetadata: { modelProvider: 'Acme' } },
    });
    const file = join(folder, 'records.json');
    writeFileSync(file, JSON.stringify(names.map((id) => record(id, '2026-04-20'))));
    await runImport([file], { models: placesIn(folder).models }, plainStyle);
    for (const id of names) state.records.set(id, record(id, '2026-05-01'));
    state.list = ['model_acme-edit', ...names].map((id, index) => ({
      ...{ id, type: 'custom' },
      updatedAt: `2026-0${index === 3 ? 5 : 4}-${index === 3 ? '01' : '20'}T10:00:00.000Z`,
    }));
    state.seen = [];
    expect((await sync()).exitCode).toBe(0);
    const asked = () => state.seen.filter(({ path }) => path.startsWith('/v1/models')).length;
    expect(asked()).toBe(2);
    state.list = undefined;
    for (const id of names) state.records.set(id, 403);
    state.seen = [];
    const { exitCode, problems } = await sync({ api: { ...api, concurrency: 1 } });
    expect(exitCode).toBe(2);
    expect(asked()).toBeLessThan(8);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(
      /30 of 31 API records could not be read/,
    );
  });
});

describe.skipIf(!hasShared)('sync with recorded responses of the API', () => {
  test('changes nothing for a page that is newer than its equal record', async () => {
    const recorded = modelRecords().find(({ name }) => name.includes('z-image'));
    const page = corpusPages().find(({ name }) => name.includes('image-academia'));
    if (!recorded || !page) throw new Error('no inputs');
    const server = await loopbackServer(({ url = '' }, response) => {
      if (url === '/page') response.end(page.text);
      else if (url === '/v1/models/model_z-image') response.end(recorded.text);
      else response.writeHead(404).end();
    });
    const folder = await projectOf([`${server}/page`]);
    const config = { records: { url: `${server}/v1`, key: 'public' as const } };
    await runImport(
      [],
      { models: placesIn(folder).models, api: ['model_z-image'], config },
      plainStyle,
    );
    await runGenerate(placesIn(folder), plainStyle);
    const before = contents(folder);
    expect(JSON.stringify(before)).toContain('step: 0.05');
    const result = await syncIn(folder, { config, api });
    expect(result.exitCode).toBe(0);
    expect(new Set(codesOf(result))).toEqual(new Set(['RECORD_UNKNOWN_CONSTRAINT']));
    const lock = 'models/scenario-models.lock.yaml';
    const after = contents(folder);
    expect({ ...after, [lock]: '' }).toEqual({ ...before, [lock]: '' });
    expect(after[lock]).toContain('record:');
  });
});
