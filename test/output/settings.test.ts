import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runBuild } from '../../generator/commands/build.ts';
import { runGenerate, type GenerateOptions } from '../../generator/commands/generate.ts';
import { docsFlavors } from '../../generator/config/output-settings.ts';
import { withImportExtension } from '../../generator/output/import-extension.ts';
import { applySettings } from '../../generator/output/settings.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme, zenith } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const definitions = {
  'models/image-generation/acme.yaml': acme,
  'models/video-generation/zenith.yaml': zenith,
};

function run(
  folder: string,
  settings: GenerateOptions['settings'] = {},
  mode: GenerateOptions['mode'] = 'write',
) {
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  return runGenerate({ ...places, settings, mode }, plainStyle);
}

const read = (folder: string, path: string) =>
  readFileSync(join(folder, 'generated', path), 'utf8');

describe('withImportExtension', () => {
  const module = (end: string) => `import { a } from './a${end}';
export type { B } from "../b${end}";
import type * as z from 'zod/mini';
import * as y from '../y${end}';
import './x${end}';
import {
  c,
  type D,
} from './d${end}';
export * from './e${end}';
`;

  test.each([
    ['js', '.js'],
    ['ts', '.ts'],
    ['none', ''],
  ] as const)('%s ends relative imports in %j, whatever they end in', (extension, end) => {
    for (const before of ['.js', '.ts', '']) {
      expect(withImportExtension(module(before), extension)).toBe(module(end));
    }
  });
});

test('applySettings keeps values that look like imports or the name of the package', () => {
  const text = `/** Sizes from './x.js'; see 'scenario-models/client'. */
export const values = [
  "from './x.js';",
  "import './x.js';",
  'scenario-models',
] as const;
export const path = './x.js';
export type Size = './x.js' | "} from './x.js'";
`;
  const [file] = applySettings([{ path: 'sdk/a.ts', text }], 'none', { package: '@acme/models' });
  expect(file?.text).toBe(text.replace('scenario-models/client', '@acme/models/client'));
});

describe('generate --import-extension', () => {
  test.each([
    [undefined, '.js'],
    ['{ "compilerOptions": { "module": "nodenext" } }', '.js'],
    ['{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true } }', '.ts'],
    [
      '{ "compilerOptions": { "module": "nodenext", "rewriteRelativeImportExtensions": true } }',
      '.ts',
    ],
    ['{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler" } }', ''],
    ['{ /* the default */ }', ''],
    ['{ "extends": "./base.json" }', '.ts'],
  ])('by default, follows the nearest tsconfig.json: %s gives %j', async (config, end) => {
    const base = '{ "compilerOptions": { "allowImportingTsExtensions": true } }';
    const folder = temporaryFolder({
      ...definitions,
      'base.json': base,
      ...(config !== undefined && { 'tsconfig.json': config }),
    });
    await run(folder);
    expect(read(folder, 'sdk/index.ts')).toContain(`from './models/zenith${end}';`);
    expect(read(folder, 'sdk/registry.ts')).toContain(`from './models/zenith${end}';`);
    expect(await run(folder, {}, 'check')).toMatchObject({ exitCode: 0 });
  });

  test('follows tsconfig.json in the bundled command line, too', () => {
    const config = '{ "compilerOptions": { "allowImportingTsExtensions": true } }';
    const folder = temporaryFolder({ ...definitions, 'tsconfig.json': config });
    const cli = join(import.meta.dirname, '../../dist/generator/cli.js');
    const { stderr } = spawnSync(process.execPath, [cli, 'generate'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).not.toContain('bug');
    expect(read(folder, 'sdk/registry.ts')).toContain("from './models/zenith.ts';");
  });
});

describe('generate --package', () => {
  test('makes the output a package whose docs import from it, until --no-package', async () => {
    const folder = temporaryFolder({
      ...definitions,
      'package.json': '{ "version": "3.1.4", "license": "MIT", "private": true }',
    });
    await run(folder, { package: '@acme/scenario' });
    expect(JSON.parse(read(folder, 'package.json'))).toMatchObject({
      name: '@acme/scenario',
      version: '3.1.4',
      license: 'MIT',
      dependencies: { zod: expect.stringMatching(/^\^4/) as unknown },
    });
    expect(read(folder, 'package.json')).not.toContain('private');
    const guide = read(folder, 'docs/start.md');
    expect(guide).toContain("from '@acme/scenario/client/node'");
    expect(guide).not.toMatch(/['"`]scenario-models['"`/]/);
    expect((await run(folder)).json).toEqual({ written: [], removed: [], foreign: [] });
    expect(await run(folder, {}, 'check')).toMatchObject({ exitCode: 0 });

    expect((await run(folder, { package: false })).json).toMatchObject({
      removed: ['package.json', 'README.md'],
    });
    expect(read(folder, 'docs/start.md')).toContain("from 'scenario-models/client/node'");
  });

  test('never overwrites a file that it did not write', async () => {
    const own = '{ "name": "mine" }\n';
    const folder = temporaryFolder({ ...definitions, 'generated/package.json': own });
    expect(await run(folder, { package: 'x' })).toMatchObject({
      exitCode: 2,
      problems: [{ code: 'OUTPUT_WOULD_OVERWRITE' }],
    });
    expect(read(folder, 'package.json')).toBe(own);
    expect(existsSync(join(folder, 'generated/sdk'))).toBe(false);
  });

  test.each(['Acme', '../x', '@acme', 'a b', ''])('rejects the name %j', async (name) => {
    expect(await run(temporaryFolder(definitions), { package: name })).toMatchObject({
      exitCode: 2,
      problems: [{ code: 'INPUT_PACKAGE_NAME' }],
    });
  });
});

test('generate --only writes only these parts, and removes the others', async () => {
  const folder = temporaryFolder(definitions);
  await run(folder);
  await run(folder, { only: ['sdk'] });
  expect(existsSync(join(folder, 'generated/docs/index.md'))).toBe(false);
  expect(existsSync(join(folder, 'generated/schema/zenith.json'))).toBe(false);
  expect(existsSync(join(folder, 'generated/sdk/models/zenith.ts'))).toBe(true);
  await run(folder, { only: ['docs', 'schema'] });
  expect(existsSync(join(folder, 'generated/sdk/index.ts'))).toBe(false);
  expect(existsSync(join(folder, 'generated/docs/index.md'))).toBe(true);
});

test('generate --models-only writes only these models, and suggests an ID for a typo', async () => {
  const folder = temporaryFolder(definitions);
  const only = await run(folder, { modelsOnly: ['model_acme-edit'] });
  expect(only).toMatchObject({ exitCode: 0 });
  expect(read(folder, 'sdk/index.ts')).toContain('acme-edit');
  expect(read(folder, 'sdk/index.ts')).not.toContain('zenith');
  expect(existsSync(join(folder, 'generated/sdk/models/acme.ts'))).toBe(false);
  writeFileSync(
    join(folder, 'models/image-generation/acme.yaml'),
    acme.replace('max: 1', 'max: 2'),
  );
  expect((await run(folder)).json).toMatchObject({ removed: [] });
  expect(await run(folder, { modelsOnly: ['model_acme-edt'] })).toMatchObject({
    exitCode: 2,
    problems: [{ code: 'INPUT_UNKNOWN_MODEL', fix: "Did you mean 'model_acme-edit'?" }],
  });
});

test('build rejects a folder without an SDK', async () => {
  expect(await runBuild(temporaryFolder(), plainStyle)).toMatchObject({
    exitCode: 2,
    problems: [{ code: 'INPUT_NO_SDK' }],
  });
});

test('generate --flavor escapes the docs, and later runs keep it', async () => {
  const braces = acme.replace('description: Edits images.', 'description: "Fill {{x}} <b>."');
  const folder = temporaryFolder({ 'models/image-generation/acme.yaml': braces });
  await run(folder, { flavor: 'mdx' });
  const page = 'docs/models/acme-edit.md';
  expect(read(folder, page)).toContain('Fill \\{\\{x\\}\\} \\<b>.');
  expect(read(folder, page)).toMatch(/^# Acme Edit\n/);
  await run(folder);
  expect(read(folder, page)).toMatch(/^# Acme Edit\n/);
  expect((await run(folder, {}, 'check')).exitCode).toBe(0);
  await run(folder, { flavor: 'github' });
  expect(read(folder, page)).toMatch(/^<!-- Generated/);
});

test('generate changes no SDK module and no schema if only the dates of the pages change', async () => {
  const folder = temporaryFolder(definitions);
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  await runGenerate(places, plainStyle);
  for (const path of Object.keys(definitions)) {
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/lastUpdated: .*/, "lastUpdated: '2030-01-01'"));
    expect(readFileSync(file, 'utf8')).not.toBe(text);
  }
  const { json } = await runGenerate(places, plainStyle);
  const { written } = json as { readonly written: readonly string[] };
  expect(written.filter((path) => !path.startsWith('docs/'))).toEqual([]);
});

describe('generate --url', () => {
  test('writes absolute links for machines, until --no-url', async () => {
    const folder = temporaryFolder(definitions);
    await run(folder, { url: 'https://acme.example/docs' });
    expect(read(folder, 'docs/llms.txt')).toContain(
      '](https://acme.example/docs/models/zenith.md)',
    );
    await run(folder);
    expect(read(folder, 'schema/models.json')).toContain(
      'https://acme.example/docs/models/zenith.md',
    );
    await run(folder, { url: false });
    expect(read(folder, 'docs/llms.txt')).toContain('](models/zenith.md)');
  });

  test('rejects any other URL', async () => {
    const { problems } = await run(temporaryFolder(definitions), { url: 'javascript:alert(1)' });
    expect(problems).toMatchObject([{ code: 'INPUT_INVALID_URL' }]);
  });
});

describe('generate --front-matter', () => {
  test.each(docsFlavors)(
    'starts pages with title and description as YAML, in the flavor %s',
    async (flavor) => {
      const folder = temporaryFolder(definitions);
      await run(folder, { frontMatter: true, flavor });
      const [, matter = '', body = ''] =
        /^---\n([^]*?)\n---\n([^]*)$/.exec(read(folder, 'docs/models/acme-edit.md')) ?? [];
      expect(parse(matter)).toMatchObject({ title: 'Acme Edit' });
      expect(body).toContain('# Acme Edit');
      expect(read(folder, 'docs/start.md')).toMatch(/^---\ntitle: "Start here"\ndescription: "/);
      expect(await run(folder, { frontMatter: false })).toMatchObject({ exitCode: 0 });
      expect(read(folder, 'docs/start.md')).not.toMatch(/^---/);
    },
  );
});

test('generate --only writes the lists of the chosen parts', async () => {
  const folder = temporaryFolder(definitions);
  await run(folder, { only: ['docs'] });
  const has = (path: string) => existsSync(join(folder, 'generated', path));
  expect([has('docs/llms-full.txt'), has('schema')]).toEqual([true, false]);
  await run(folder, { only: ['schema'] });
  expect([has('docs/llms.txt'), has('schema/openapi.json'), has('schema/models.json')]).toEqual([
    false,
    true,
    true,
  ]);
  const [first] = JSON.parse(read(folder, 'schema/models.json')) as { paths: object }[];
  expect(Object.keys(first?.paths ?? {})).toEqual(['schema']);
});
