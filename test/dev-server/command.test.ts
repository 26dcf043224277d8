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
