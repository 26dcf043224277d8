import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serve } from '../../generator/commands/dev-server.ts';
import { plainStyle } from '../../generator/report/style.ts';

const folder = mkdtempSync(join(tmpdir(), 'scenario-models-dev-server-'));
const registry = join(folder, 'registry.mjs');
writeFileSync(
  registry,
  'export const models = { model_x: { validate: (data) => ({ success: true, data }) } };',
);

test('it serves the models of a registry, and says how to use it', async () => {
  const { outcome, server } = await serve({ registry, port: 0, jobTime: 0 }, plainStyle);
  expect(outcome.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\n$/);
  expect(outcome.stderr).toContain('A Scenario with 1 model, for this computer alone');
  const response = await fetch(`${String(outcome.stdout).trim()}/generate/custom/model_x`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('any:any')}` },
    body: '{}',
  });
  expect(await response.json()).toMatchObject({ job: { status: 'success' } });
  await server?.close();
});

test('it says what to do where there is no registry', async () => {
  const { outcome, server } = await serve({ registry: join(folder, 'no.js'), port: 0 }, plainStyle);
  expect(server).toBeUndefined();
  expect(outcome).toMatchObject({ exitCode: 2, problems: [{ code: 'INPUT_REGISTRY' }] });
});

test('it says what to do where the port is taken', async () => {
  const { server } = await serve({ registry, port: 0 }, plainStyle);
  const port = Number(new URL(server?.url ?? '').port);
  const { outcome } = await serve({ registry, port }, plainStyle);
  expect(outcome).toMatchObject({ exitCode: 2, problems: [{ code: 'INPUT_PORT' }] });
  await server?.close();
});

test('it serves an SDK that is TypeScript, as in a repository of its own', async () => {
  const root = join(import.meta.dirname, '..', '..');
  const args = ['dev-server', '--port', '0', '--registry', 'generated/sdk/registry.ts'];
  const child = spawn(process.execPath, ['dist/generator/cli.js', ...args], { cwd: root });
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
  child.kill();
  expect(await response.json()).toMatchObject({
    reason: expect.stringContaining('numOutputs is 9, the most is 4') as unknown,
  });
});

test('it says what is wrong with a registry that can not be loaded', async () => {
  const broken = join(folder, 'broken.mjs');
  writeFileSync(broken, "import 'a-package-that-is-not-there';");
  const { outcome } = await serve({ registry: broken, port: 0 }, plainStyle);
  expect(outcome).toMatchObject({
    exitCode: 2,
    problems: [{ message: expect.stringContaining('a-package-that-is-not-there') as unknown }],
  });
  writeFileSync(join(folder, 'empty.mjs'), 'export {};');
  const { outcome: empty } = await serve(
    { registry: join(folder, 'empty.mjs'), port: 0 },
    plainStyle,
  );
  expect(empty).toMatchObject({ exitCode: 2, problems: [{ code: 'INPUT_REGISTRY' }] });
});
