import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runOnChange, runWatch, stateOf } from '../../generator/commands/watch.ts';
import { takeLock } from '../../generator/output/lock.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('watch generates a saved definition, continues after errors, and writes what generate writes', async () => {
  const folder = temporaryFolder({ 'models/image-generation/acme.yaml': acme });
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  const definition = join(places.models, 'image-generation/acme.yaml');
  const module = join(places.out, 'sdk/models/acme-edit.ts');
  const results: CommandResult[] = [];
  const end = new AbortController();
  const watching = runWatch(places, plainStyle, (result) => results.push(result), end.signal);
  const settled = (count: number) =>
    vi.waitFor(() => {
      expect(results.length).toBeGreaterThanOrEqual(count);
    }, 300_000);

  await settled(1);
  expect(readFileSync(module, 'utf8')).toContain('z.lte(1)');
  writeFileSync(definition, acme.replace('max: 1', 'mx: 1'));
  await settled(2);
  expect(results.at(-1)).toMatchObject({ exitCode: 2 });
  writeFileSync(definition, acme.replace('max: 1', 'max: 3'));
  await settled(3);
  await vi.waitFor(() => {
    expect(readFileSync(module, 'utf8')).toContain('z.lte(3)');
  }, 300_000);
  end.abort();
  await watching;

  const watched = readFileSync(join(places.out, 'manifest.json'), 'utf8');
  rmSync(places.out, { recursive: true });
  await runGenerate(places, plainStyle);
  expect(readFileSync(join(places.out, 'manifest.json'), 'utf8')).toBe(watched);
});

test('runOnChange runs again for a save since the earlier run, and not without one', async () => {
  const folder = temporaryFolder({ 'models/image-generation/acme.yaml': acme });
  const models = join(folder, 'models');
  const result: CommandResult = { exitCode: 0, problems: [], json: null };
  const earlier = { state: stateOf(models), result };
  const end = new AbortController();
  let runs = 0;
  const run = () => {
    runs += 1;
    end.abort();
    return Promise.resolve(result);
  };
  const report = () => undefined;
  const unchanged = AbortSignal.timeout(200);
  await runOnChange(models, run, report, unchanged, { earlier });
  expect(runs).toBe(0);
  writeFileSync(join(models, 'image-generation/acme.yaml'), acme.replace('max: 1', 'max: 3'));
  await runOnChange(models, run, report, end.signal, { earlier });
  expect(runs).toBe(1);
});

test('watch reports a missing folder', async () => {
  const folder = temporaryFolder();
  const results: CommandResult[] = [];
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  await runWatch(places, plainStyle, (result) => results.push(result));
  expect(results).toMatchObject([{ exitCode: 2, problems: [{ code: 'INPUT_NO_MODELS_FOLDER' }] }]);
});

test("watch notices new and moved folders, and continues if the folder disappears or can't be written", async () => {
  const folder = temporaryFolder({ 'models/image-generation/acme.yaml': acme });
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  const results: CommandResult[] = [];
  const end = new AbortController();
  const watching = runWatch(places, plainStyle, (result) => results.push(result), end.signal);
  const until = (test: () => void) => vi.waitFor(test, 300_000);
  const page = join(places.out, 'docs/models/other.md');

  await until(() => {
    expect(results).toHaveLength(1);
  });
  mkdirSync(join(places.models, 'audio'));
  writeFileSync(
    join(places.models, 'audio/other.yaml'),
    acme
      .replace('image generation', 'audio')
      .replaceAll('acme-edit', 'other')
      .replace('Acme Edit', 'Other'),
  );
  await until(() => {
    expect(existsSync(page)).toBe(true);
  });
  renameSync(join(places.models, 'audio'), join(folder, 'away'));
  await until(() => {
    expect(existsSync(page)).toBe(false);
  });
  renameSync(places.models, join(folder, 'models-away'));
  await until(() => {
    expect(results.at(-1)).toMatchObject({
      exitCode: 2,
      problems: [{ code: 'INPUT_NO_MODELS_FOLDER' }],
    });
  });
  rmSync(places.out, { recursive: true });
  writeFileSync(places.out, 'a file instead of the output folder');
  cpSync(join(folder, 'models-away'), places.models, { recursive: true });
  await until(() => {
    expect(results.at(-1)?.problems[0]?.code).toBe('OUTPUT_SYSTEM');
  });
  rmSync(places.out);
  writeFileSync(
    join(places.models, 'image-generation/acme.yaml'),
    acme.replace('max: 1', 'max: 3'),
  );
  await until(() => {
    expect(results.at(-1)).toMatchObject({ exitCode: 0 });
  });
  end.abort();
  await watching;
});

test('watch reports a lock of another run once, and generates when it is released', async () => {
  const folder = temporaryFolder({ 'models/image-generation/acme.yaml': acme });
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  const lock = takeLock({ trees: [places.out] });
  const results: CommandResult[] = [];
  const end = new AbortController();
  const watching = runWatch(places, plainStyle, (result) => results.push(result), end.signal);
  await vi.waitFor(() => {
    expect(results).toMatchObject([{ exitCode: 2, problems: [{ code: 'OUTPUT_LOCKED' }] }]);
  }, 300_000);
  if (lock.ok) lock.value();
  await vi.waitFor(() => {
    expect(results).toMatchObject([{ exitCode: 2 }, { exitCode: 0 }]);
  }, 300_000);
  end.abort();
  await watching;
});

test('watch continues after an alias bomb, a link loop and a pipe', async () => {
  const folder = temporaryFolder({ 'models/image-generation/acme.yaml': acme });
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  const results: CommandResult[] = [];
  const end = new AbortController();
  const watching = runWatch(places, plainStyle, (result) => results.push(result), end.signal);
  const until = (exitCode: number) =>
    vi.waitFor(() => {
      expect(results.at(-1)).toMatchObject({ exitCode });
    }, 300_000);
  await until(0);
  const invalidFile = join(places.models, 'image-generation/bad.yaml');
  const aliases = (name: string) => Array.from({ length: 9 }, () => `*${name}`).join(',');
  const bomb = `a: &a [x]\nb: &b [${aliases('a')}]\nc: &c [${aliases('b')}]\nd: [${aliases('c')}]\n`;
  for (const make of [
    () => {
      writeFileSync(invalidFile, bomb);
    },
    () => {
      symlinkSync('.', invalidFile);
    },
    () => {
      execFileSync('mkfifo', [invalidFile]);
    },
  ]) {
    make();
    await until(2);
    rmSync(invalidFile);
    await until(0);
  }
  end.abort();
  await watching;
});
