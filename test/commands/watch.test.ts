import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { generate } from '../../generator/commands/generate.ts';
import type { Outcome } from '../../generator/commands/outcome.ts';
import { watch } from '../../generator/commands/watch.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a saved definition is generated at once, errors are told and gone through, and the output is that of generate', async () => {
  const folder = temporaryFolder({ 'models/image-generation/acme.yaml': acme });
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  const definition = join(places.models, 'image-generation/acme.yaml');
  const module = join(places.out, 'sdk/models/acme-edit.ts');
  const outcomes: Outcome[] = [];
  const end = new AbortController();
  const watching = watch(places, plainStyle, (outcome) => outcomes.push(outcome), end.signal);
  const settled = (count: number) =>
    vi.waitFor(() => {
      expect(outcomes.length).toBeGreaterThanOrEqual(count);
    }, 10_000);

  await settled(1);
  expect(readFileSync(module, 'utf8')).toContain('z.lte(1)');
  writeFileSync(definition, acme.replace('max: 1', 'mx: 1'));
  await settled(2);
  expect(outcomes.at(-1)).toMatchObject({ exitCode: 2 });
  writeFileSync(definition, acme.replace('max: 1', 'max: 3'));
  await settled(3);
  await vi.waitFor(() => {
    expect(readFileSync(module, 'utf8')).toContain('z.lte(3)');
  }, 10_000);
  end.abort();
  await watching;

  const watched = readFileSync(join(places.out, 'manifest.json'), 'utf8');
  rmSync(places.out, { recursive: true });
  await generate({ ...places, check: false, dryRun: false }, plainStyle);
  expect(readFileSync(join(places.out, 'manifest.json'), 'utf8')).toBe(watched);
});

test('a folder that is not there is told', async () => {
  const folder = temporaryFolder();
  const outcomes: Outcome[] = [];
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  await watch(places, plainStyle, (outcome) => outcomes.push(outcome));
  expect(outcomes).toMatchObject([{ exitCode: 2, problems: [{ code: 'INPUT_NO_MODELS_FOLDER' }] }]);
});
