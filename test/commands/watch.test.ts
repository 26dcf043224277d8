import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { generate } from '../../generator/commands/generate.ts';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { watch } from '../../generator/commands/watch.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a saved definition is generated at once, errors are told and gone through, and the output is that of generate', async () => {
  const folder = temporaryFolder({ 'models/image-generation/acme.yaml': acme });
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  const definition = join(places.models, 'image-generation/acme.yaml');
  const module = join(places.out, 'sdk/models/acme-edit.ts');
  const results: CommandResult[] = [];
  const end = new AbortController();
  const watching = watch(places, plainStyle, (result) => results.push(result), end.signal);
  const settled = (count: number) =>
    vi.waitFor(() => {
      expect(results.length).toBeGreaterThanOrEqual(count);
    }, 50_000);

  await settled(1);
  expect(readFileSync(module, 'utf8')).toContain('z.lte(1)');
  writeFileSync(definition, acme.replace('max: 1', 'mx: 1'));
  await settled(2);
  expect(results.at(-1)).toMatchObject({ exitCode: 2 });
  writeFileSync(definition, acme.replace('max: 1', 'max: 3'));
  await settled(3);
  await vi.waitFor(() => {
    expect(readFileSync(module, 'utf8')).toContain('z.lte(3)');
  }, 50_000);
  end.abort();
  await watching;

  const watched = readFileSync(join(places.out, 'manifest.json'), 'utf8');
  rmSync(places.out, { recursive: true });
  await generate(places, plainStyle);
  expect(readFileSync(join(places.out, 'manifest.json'), 'utf8')).toBe(watched);
});

test('a folder that is not there is told', async () => {
  const folder = temporaryFolder();
  const results: CommandResult[] = [];
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  await watch(places, plainStyle, (result) => results.push(result));
  expect(results).toMatchObject([{ exitCode: 2, problems: [{ code: 'INPUT_NO_MODELS_FOLDER' }] }]);
});
