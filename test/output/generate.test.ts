import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CommandResult, WriteMode } from '../../generator/commands/command-result.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme, zenith } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const definitions = {
  'models/image-generation/acme.yaml': acme,
  'models/video-generation/zenith.yaml': zenith,
};

function run(folder: string, options: { mode?: WriteMode } = {}): Promise<CommandResult> {
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  return runGenerate({ ...places, ...options }, plainStyle);
}

async function generated(): Promise<string> {
  const folder = temporaryFolder(definitions);
  expect(await run(folder)).toMatchObject({ exitCode: 0, problems: [] });
  return folder;
}

/** Every file below the folder with its content. */
function contents(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

const modulePath = 'generated/sdk/models/acme-edit.ts';

test('generate writes the SDK, docs and schemas of the definitions', async () => {
  const folder = await generated();
  expect(Object.keys(contents(join(folder, 'generated')))).toEqual(
    expect.arrayContaining([
      'docs/start.md',
      'docs/index.md',
      'docs/llms.txt',
      'docs/models/acme-edit.md',
      'docs/reference/image-generation/acme.md',
      'docs/reference/image-generation/acme.txt',
      'manifest.json',
      'schema/acme-edit.json',
      'schema/definition.schema.json',
      'sdk/index.ts',
      'sdk/models/acme-edit.ts',
      'sdk/models/zenith.ts',
      'sdk/registry.ts',
      'sdk/runtime/model.ts',
    ]),
  );
});

test('generate writes nothing in a second run', async () => {
  const folder = await generated();
  expect((await run(folder)).json).toEqual({ written: [], removed: [], foreign: [] });
});

test('generate updates the files of a changed definition and the lists that name it', async () => {
  const folder = await generated();
  const file = join(folder, 'models/image-generation/acme.yaml');
  writeFileSync(file, acme.replace('max: 1', 'max: 2'));
  expect((await run(folder)).json).toMatchObject({
    written: [
      'docs/llms-full.txt',
      'docs/models/acme-edit.md',
      'docs/reference/image-generation/acme.md',
      'docs/reference/image-generation/acme.txt',
      'schema/acme-edit.json',
      'schema/openapi.json',
      'sdk/models/acme-edit.ts',
    ],
  });
});

test('generate updates the guide if the definition of its model changes', async () => {
  const folder = await generated();
  const guide = () => readFileSync(join(folder, 'generated/docs/start.md'), 'utf8');
  expect(guide()).toContain('\nconst request = acmeEdit.builder()');
  const file = join(folder, 'models/image-generation/acme.yaml');
  const motto = '      - name: motto\n        type: string\n        required: true\n';
  writeFileSync(file, acme.replace('  - id: model_acme\n', `${motto}  - id: model_acme\n`));
  const { json } = await run(folder);
  expect((json as { written: string[] }).written).toContain('docs/start.md');
  expect(guide()).toContain(".motto('");
});

test('generate writes the guide while there is a model, deprecated or not', async () => {
  const folder = await generated();
  const guide = join(folder, 'generated/docs/start.md');
  const models = ['model_acme-edit', 'model_acme'].map(
    (id) => `  ${id}:\n    deprecated:\n      reason: Old.\n`,
  );
  const overlay = join(folder, 'models/image-generation/acme.overlay.yaml');
  writeFileSync(overlay, `models:\n${models.join('')}`);
  rmSync(join(folder, 'models/video-generation/zenith.yaml'));
  expect(await run(folder)).toMatchObject({ exitCode: 0 });
  expect(existsSync(guide)).toBe(true);
  rmSync(overlay);
  rmSync(join(folder, 'models/image-generation/acme.yaml'));
  await run(folder);
  expect(existsSync(guide)).toBe(false);
});

test('generate writes the same bytes in an incremental and a fresh run', async () => {
  const folder = await generated();
  const file = join(folder, 'models/image-generation/acme.yaml');
  writeFileSync(file, acme.replace('name: Acme Edit', 'name: Acme Retouch'));
  await run(folder);
  const incremental = contents(join(folder, 'generated'));
  rmSync(join(folder, 'generated'), { recursive: true });
  await run(folder);
  expect(contents(join(folder, 'generated'))).toEqual(incremental);
});

test('generate reuses the parts of unchanged models in the files of all models', async () => {
  const folder = await generated();
  const file = join(folder, 'models/image-generation/acme.yaml');
  for (const edit of ['schema/openapi.json', 'docs/llms-full.txt', undefined]) {
    if (edit !== undefined) writeFileSync(join(folder, 'generated', edit), 'mine');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/max: (\d+)/, (_, max) => `max: ${max}0`),
    );
    await run(folder);
    const incremental = contents(join(folder, 'generated'));
    rmSync(join(folder, 'generated'), { recursive: true });
    await run(folder);
    expect(contents(join(folder, 'generated'))).toEqual(incremental);
  }
});

test('generate removes the files of a removed model', async () => {
  const folder = await generated();
  rmSync(join(folder, 'models/video-generation/zenith.yaml'));
  expect((await run(folder)).json).toMatchObject({
    removed: [
      'docs/models/zenith.md',
      'docs/reference/video-generation/zenith.md',
      'docs/reference/video-generation/zenith.txt',
      'schema/zenith.json',
      'sdk/models/zenith.ts',
    ],
  });
  expect(existsSync(join(folder, 'generated/sdk/models/zenith.ts'))).toBe(false);
});

test('generate restores an edited file', async () => {
  const folder = await generated();
  const before = readFileSync(join(folder, modulePath), 'utf8');
  writeFileSync(join(folder, modulePath), '// mine\n');
  await run(folder);
  expect(readFileSync(join(folder, modulePath), 'utf8')).toBe(before);
});

test('generate reports a foreign file and keeps it', async () => {
  const folder = await generated();
  const ownFile = join(folder, 'generated/docs/mine.md');
  writeFileSync(ownFile, 'mine');
  expect(await run(folder)).toMatchObject({
    exitCode: 0,
    problems: [{ code: 'OUTPUT_FOREIGN_FILE', severity: 'warning' }],
  });
  expect(readFileSync(ownFile, 'utf8')).toBe('mine');
});

test('generate writes nothing if a definition is invalid', async () => {
  const folder = await generated();
  const before = contents(join(folder, 'generated'));
  writeFileSync(join(folder, 'models/image-generation/acme.yaml'), acme.replace('max: 1', 'mx: 1'));
  writeFileSync(join(folder, 'models/video-generation/zenith.yaml'), zenith.replace('id:', 'di:'));
  const result = await run(folder);
  expect(result.exitCode).toBe(2);
  expect(result.problems.map(({ code, location }) => `${code} ${location?.line}`)).toEqual([
    'DEFINITION_UNKNOWN_FIELD 19',
    'DEFINITION_MISSING_FIELD 6',
    'DEFINITION_UNKNOWN_FIELD 6',
  ]);
  expect(contents(join(folder, 'generated'))).toEqual(before);
});

test('generate --dry-run lists the files and writes nothing', async () => {
  const folder = temporaryFolder(definitions);
  const result = await run(folder, { mode: 'dry-run' });
  expect(result.stdout).toContain(`write  ${join(folder, 'generated/sdk/models/acme-edit.ts')}\n`);
  expect(existsSync(join(folder, 'generated'))).toBe(false);
});

test('generate --check finds no drift after a run', async () => {
  const folder = await generated();
  expect(await run(folder, { mode: 'check' })).toMatchObject({ exitCode: 0, json: { drift: [] } });
});

test('generate --check distinguishes stale, missing, extra and edited files, and shows the difference', async () => {
  const folder = await generated();
  const file = join(folder, 'models/image-generation/acme.yaml');
  writeFileSync(file, acme.replace('"4K"]', '"2K", "4K"]'));
  rmSync(join(folder, 'generated/docs/index.md'));
  writeFileSync(join(folder, 'generated/docs/mine.md'), 'mine');
  writeFileSync(join(folder, modulePath), '// mine\n');
  const before = contents(folder);
  const result = await run(folder, { mode: 'check' });
  expect(result).toMatchObject({
    exitCode: 4,
    json: {
      drift: [
        { kind: 'missing', path: 'docs/index.md' },
        { kind: 'stale', path: 'docs/llms-full.txt' },
        { kind: 'extra', path: 'docs/mine.md' },
        { kind: 'stale', path: 'docs/models/acme.md' },
        { kind: 'stale', path: 'docs/reference/image-generation/acme.md' },
        { kind: 'stale', path: 'docs/reference/image-generation/acme.txt' },
        { kind: 'stale', path: 'manifest.json' },
        { kind: 'stale', path: 'schema/acme.json' },
        { kind: 'stale', path: 'schema/openapi.json' },
        { kind: 'edited', path: 'sdk/models/acme-edit.ts' },
        { kind: 'stale', path: 'sdk/models/acme.ts' },
      ],
    },
  });
  expect(result.stdout).toContain(
    "-  size?: '1K' | '4K' | undefined;\n+  size?: '1K' | '2K' | '4K' | undefined;",
  );
  expect(contents(folder)).toEqual(before);
});

test('generate --check finds a file that was changed together with its hash', async () => {
  const folder = await generated();
  const { createHash } = await import('node:crypto');
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const manifest = join(folder, 'generated/manifest.json');
  const forged = readFileSync(manifest, 'utf8').replace(
    hash(readFileSync(join(folder, modulePath), 'utf8')),
    hash('// mine\n'),
  );
  writeFileSync(manifest, forged);
  writeFileSync(join(folder, modulePath), '// mine\n');
  expect((await run(folder, { mode: 'check' })).exitCode).toBe(4);
});

test('generate replaces a truncated manifest', async () => {
  const folder = await generated();
  const manifest = join(folder, 'generated/manifest.json');
  const whole = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, whole.slice(0, 500));
  expect((await run(folder)).exitCode).toBe(0);
  expect(readFileSync(manifest, 'utf8')).toBe(whole);
});

test('generate does not write through a link that leaves the output folder', async () => {
  const folder = temporaryFolder({ ...definitions, 'elsewhere/keep.txt': 'keep' });
  mkdirSync(join(folder, 'generated'));
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'generated/sdk'));
  const result = await run(folder);
  expect(result).toMatchObject({ exitCode: 2 });
  expect(new Set(result.problems.map(({ code }) => code))).toEqual(new Set(['OUTPUT_OUTSIDE']));
  expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['keep.txt']);
});

test('generate uses the later page of a model on two pages, with a warning', async () => {
  const later = zenith
    .replace('model_zenith', 'model_acme')
    .replace('Zenith\n    cap', 'Acme\n    cap');
  const folder = temporaryFolder({ ...definitions, 'models/video-generation/zenith.yaml': later });
  const result = await run(folder);
  expect(result).toMatchObject({ exitCode: 0, problems: [{ code: 'CATALOG_DUPLICATE_MODEL' }] });
  const module = readFileSync(join(folder, 'generated/sdk/models/acme.ts'), 'utf8');
  expect(module).toContain('models/video-generation/zenith.yaml');
});

test('generate explains a missing models folder', async () => {
  expect(await run(temporaryFolder())).toMatchObject({
    exitCode: 2,
    problems: [{ code: 'INPUT_NO_MODELS_FOLDER' }],
  });
});
