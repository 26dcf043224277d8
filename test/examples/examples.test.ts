import * as esbuild from 'esbuild';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { photaTextToImage } from '../../generated/sdk/index.ts';
import { models } from '../../generated/sdk/registry.ts';
import { ScenarioClient, type Fetch } from '../../generated/sdk/runtime/client/index.ts';
import { startMockServer, type MockServer } from '../../generator/dev-server/mock-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..');
const tsc = join(
  dirname(createRequire(import.meta.url).resolve('typescript-7/package.json')),
  'bin',
  'tsc',
);

/** Copies an example into a project that has the SDK installed, and compiles it. */
function compiled(name: string): string {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, name), folder, { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(root, 'generated'), join(folder, 'node_modules', 'scenario-models'));
  symlinkSync(join(root, 'node_modules', '@types'), join(folder, 'node_modules', '@types'));
  const { stdout } = spawnSync(process.execPath, [tsc], { cwd: folder, encoding: 'utf8' });
  expect(stdout).toBe('');
  return folder;
}

async function mockServer(): Promise<MockServer> {
  const timing = { queued: 0, running: 0, importing: 0 };
  const server = await startMockServer({ models: { ...models }, timing });
  onTestFinished(() => server.close());
  return server;
}

const environment = ({ url }: MockServer) => ({
  ...process.env,
  SCENARIO_SDK_API_KEY: 'any',
  SCENARIO_SDK_API_SECRET: 'top-secret-value',
  SCENARIO_SDK_BASE_URL: url,
  PORT: '0',
});

/** Starts the server of an example; returns the URL that it prints. */
async function started(folder: string, server: MockServer): Promise<string> {
  const child = spawn(process.execPath, ['dist/server.js'], {
    cwd: folder,
    env: environment(server),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('The server has ended');
}

const submitsOf = ({ state }: MockServer): number =>
  state.log.filter((line) => line.startsWith('POST /generate') && !line.includes('dryRun')).length;

test('the example run estimates, uploads, runs and saves the results', async () => {
  const server = await mockServer();
  const folder = compiled('run');
  writeFileSync(join(folder, 'photo.jpg'), '\u00ff\u00d8\u00ff and more', 'latin1');
  const args = ['dist/run.js', 'photo.jpg', 'a portrait'];
  const options = { cwd: folder, env: environment(server) };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  expect(stdout).toMatch(
    /^Uploaded 12 of 12 B\nPrice: \d+ creative units\nStarted job_\w+\nSaved results\//,
  );
  expect(readdirSync(join(folder, 'results'))).toHaveLength(1);
  expect(server.state.jobs.size).toBe(1);
});

test('the example batch saves an image for each line, and runs each job only once', async () => {
  const server = await mockServer();
  const folder = compiled('batch');
  const options = { cwd: folder, env: environment(server) };
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/batch.js'], options);
  expect(stdout.match(/started job_/g)).toHaveLength(4);
  expect(readdirSync(join(folder, 'results'))).toHaveLength(4);
  const again = await promisify(execFile)(process.execPath, ['dist/batch.js'], options);
  expect(again.stdout).not.toContain('started');
  expect(again.stdout.match(/saved results\//g)).toHaveLength(4);
  expect(submitsOf(server)).toBe(4);
});

test('the example browser lets only its visitors run a model, and shows no secret', async () => {
  const server = await mockServer();
  const folder = compiled('browser');
  const page = { entryPoints: [join(folder, 'page.ts')], outfile: join(folder, 'dist/page.js') };
  await esbuild.build({ ...page, bundle: true, format: 'esm', logLevel: 'error' });
  const url = await started(folder, server);

  const response = await fetch(url);
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(await response.text()).toContain('<script type="module" src="/page.js">');
  const script = await (await fetch(`${url}page.js`)).text();
  expect(script).toContain('/api/scenario');
  expect(script).not.toContain('top-secret-value');

  const proxyUrl = `${url}api/scenario`;
  const request = photaTextToImage.request({ prompt: 'a lighthouse' });
  const visitor: Fetch = (to, init) => fetch(to, { ...init, headers: { ...init.headers, cookie } });
  const { assets } = await new ScenarioClient({ proxyUrl, fetch: visitor }).run(request);
  expect(assets).toHaveLength(1);
  await expect(new ScenarioClient({ proxyUrl }).run(request)).rejects.toMatchObject({
    name: 'AuthenticationError',
    submission: 'none',
  });
  expect(server.state.jobs.size).toBe(1);
});

test('the example form shows the issues next to the fields, and runs a valid input', async () => {
  const server = await mockServer();
  const url = await started(compiled('form'), server);
  const send = (fields: Readonly<Record<string, string>>): Promise<Response> => {
    return fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  };

  expect(await (await fetch(url)).text()).toContain('min="1" max="4"');
  const rejected = await send({ prompt: '', numOutputs: '9', aspectRatio: '<i>' });
  const html = await rejected.text();
  expect(rejected.status).toBe(422);
  expect(html).toContain('<strong>is required</strong>');
  expect(html).toContain('<strong>must be at most 4 (got 9)</strong>');
  expect(html).not.toContain('<i>');
  expect(server.state.log).toEqual([]);

  const accepted = await send({ prompt: 'a lighthouse', numOutputs: '2', resolution: '4K' });
  expect((await accepted.text()).match(/<img /g)).toHaveLength(2);
  const [job] = server.state.jobs.values();
  expect(job?.input).toEqual({ prompt: 'a lighthouse', numOutputs: 2, resolution: '4K' });
});

test('each example is in the README', () => {
  const list = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true });
  for (const folder of folders)
    if (folder.isDirectory()) expect(list).toContain(`(${folder.name})`);
});
