import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runDevServer, type DevServerFlags } from '../../generator/commands/dev-server.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..');

const files = {
  'registry.mjs':
    'export const models = { model_x: { validate: (data) => ({ success: true, data }) } };',
  'broken.mjs': "import 'a-package-that-does-not-exist';",
  'empty.mjs': 'export {};',
};

async function run(file: keyof typeof files | 'missing.mjs', flags: Partial<DevServerFlags> = {}) {
  const registry = join(temporaryFolder(files), file);
  const lines: string[] = [];
  const report = (line: string) => lines.push(line);
  const result = await runDevServer({ registry, port: 0, ...flags }, plainStyle, {
    report,
    importModule: (url) => import(url),
  });
  onTestFinished(() => result.server?.close());
  return { ...result, lines };
}

test('runDevServer serves the models of a registry and explains how to use it', async () => {
  const { result, lines } = await run('registry.mjs', { jobTime: 0 });
  expect(result.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\n$/);
  expect(result.stderr).toContain('A mock of the Scenario API with 1 model.');
  expect(result.stderr).toContain('It listens on 127.0.0.1 only');
  expect(lines).toEqual([expect.stringMatching(/^Loading the models of .*registry\.mjs …$/)]);
  const response = await fetch(`${String(result.stdout).trim()}/generate/custom/model_x`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('any:any')}` },
    body: '{}',
  });
  expect(await response.json()).toMatchObject({ job: { status: 'success' } });
});

test.each([
  ['missing.mjs', 'does not exist'],
  ['broken.mjs', 'a-package-that-does-not-exist'],
  ['empty.mjs', 'does not export `models`'],
] as const)('runDevServer rejects the registry %s', async (file, message) => {
  const { result, server } = await run(file);
  expect(server).toBeUndefined();
  expect(result).toMatchObject({
    exitCode: 2,
    problems: [{ code: 'INPUT_REGISTRY', message: expect.stringContaining(message) as unknown }],
  });
});

test('runDevServer rejects a port that another program uses', async () => {
  const { server } = await run('registry.mjs');
  const port = Number(new URL(server?.url ?? '').port);
  const { result } = await run('registry.mjs', { port });
  expect(result).toMatchObject({ exitCode: 2, problems: [{ code: 'INPUT_PORT' }] });
});

test.each(['*', 'null', 'localhost:5173', 'http://localhost:5173/', 'ftp://x', 'http://x/y'])(
  'runDevServer rejects --cors %s',
  async (origin) => {
    const { result } = await run('registry.mjs', { cors: ['http://localhost:5173', origin] });
    expect(result).toMatchObject({
      exitCode: 2,
      problems: [{ code: 'INPUT_ORIGIN', message: `--cors must be an origin (got '${origin}').` }],
    });
  },
);

test('dev-server serves an SDK in TypeScript', async () => {
  const args = ['dev-server', '--port', '0', '--registry', 'generated/sdk/registry.ts'];
  const child = spawn(process.execPath, ['dist/generator/cli.js', ...args], { cwd: root });
  onTestFinished(() => {
    child.kill();
  });
  const url = await new Promise<string>((resolve) => {
    child.stdout.once('data', (text) => {
      resolve(String(text).trim());
    });
  });
  const response = await fetch(`${url}/generate/custom/model_phota-edit`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('any:any')}` },
    body: '{"numOutputs": 9}',
  });
  expect(await response.json()).toMatchObject({
    reason: expect.stringMatching(/numOutputs .*9/) as unknown,
  });
});
