import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readTarget } from '../../generator/commands/output-target.ts';
import { configName, type OutputSettings } from '../../generator/config/output-settings.ts';
import { readConfig } from '../../generator/config/read-config.ts';
import { configSchema } from '../../generator/config/schema.ts';
import { acmePage } from '../support/page-text.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function problemsOf(text: string) {
  const result = readConfig(temporaryFolder({ [configName]: text }));
  return result.problems.map(({ code, message, location, fix }) => ({
    code,
    message,
    place: location && `${location.line}:${location.column}`,
    fix,
  }));
}

/** Each setting of the output, as a configuration has it. */
const outputValues: Readonly<Required<OutputSettings>> = {
  package: 'acme-models',
  importExtension: 'ts',
  only: ['sdk'],
  flavor: 'vue',
  modelsOnly: ['model_a'],
  url: 'https://acme.example/',
  frontMatter: true,
  trustDescriptions: true,
};

test('outputSettings and readTarget pass each setting of the output', async () => {
  const folder = temporaryFolder({ [configName]: JSON.stringify(outputValues) });
  const read = readConfig(folder);
  if (!read.ok) throw new Error('the configuration is invalid');
  expect(read.value.output).toEqual(outputValues);
  const target = await readTarget(folder, { configured: outputValues }, undefined);
  expect(target.ok && target.value.settings).toEqual(outputValues);
});

describe('readConfig', () => {
  test.each<[text: string, code: string, message: unknown, place: unknown, fix?: string]>([
    [
      'model: api\n',
      'CONFIG_UNKNOWN_FIELD',
      '`model` is an unknown field.',
      '1:1',
      'Did you mean `models`?',
    ],
    [
      'site:\n  uri: https://acme.com\n',
      'CONFIG_UNKNOWN_FIELD',
      '`uri` is an unknown field.',
      '2:3',
      'Did you mean `url`?',
    ],
    ['only: [sdk, dcs]\n', 'CONFIG_WRONG_VALUE', expect.stringContaining("got 'dcs'"), '1:13'],
    ['models: ../other\n', 'CONFIG_WRONG_VALUE', expect.stringContaining('outside of'), '1:9'],
    ['out: /etc\n', 'CONFIG_WRONG_VALUE', expect.stringContaining('must be relative'), '1:6'],
    ['index: docs\n', 'CONFIG_WRONG_VALUE', expect.stringContaining('http(s) URL'), '1:8'],
    ['limits:\n  concurrency: 0\n', 'CONFIG_WRONG_VALUE', expect.stringContaining('got 0'), '2:16'],
    ['newPages: import\n', 'CONFIG_NO_INDEX', '`newPages` requires `index`.', '1:1'],
    ['models: [\n', 'CONFIG_YAML', expect.stringContaining('Invalid YAML'), expect.any(String)],
  ])('reports the location and the fix of %j', (text, code, message, place, fix = '') => {
    const [problem] = problemsOf(text);
    expect(problem).toMatchObject({ code, message, place });
    expect(problem?.fix).toContain(fix);
  });

  test('returns an empty configuration without a file, and for an empty file', () => {
    expect(readConfig(temporaryFolder())).toMatchObject({ ok: true, value: { config: {} } });
    const empty = readConfig(temporaryFolder({ [configName]: '# later\n' }));
    expect(empty).toMatchObject({ ok: true, value: { config: {}, output: {} } });
  });

  test('rejects a configuration with another name', () => {
    const folder = temporaryFolder({ 'scenario-models.config.yml': 'models: api\n' });
    expect(readConfig(folder).problems).toMatchObject([{ code: 'CONFIG_NAME' }]);
  });
});

test('the schema for editors describes every field', () => {
  const { properties = {} } = z.toJSONSchema(configSchema, { io: 'input' });
  for (const [name, schema] of Object.entries(properties)) {
    expect(schema, name).toHaveProperty(['description']);
  }
});

const settings = `models: api
out: client
changelog: docs/CHANGES.md
accepted: docs/accepted.yaml
package: '@acme/scenario'
importExtension: ts
flavor: mdx
trustDescriptions: true
site:
  out: public
`;

test('every command reads the configuration', async () => {
  const newer = acmePage.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 2 ');
  const folder = temporaryFolder({
    [configName]: settings,
    'package.json': '{ "version": "1.0.0" }',
    'docs/CHANGES.md': '# Changes\n',
    'docs/accepted.yaml': '- fingerprint: 0123456789ab\n  reason: None.\n',
    'pages/acme.md': acmePage,
    'newer/acme.md': newer,
  });
  expect(await runCli(folder, 'import', 'pages/acme.md')).toMatchObject({ status: 0 });
  expect(existsSync(join(folder, 'api/image-generation/acme.yaml'))).toBe(true);
  expect(await runCli(folder, 'generate')).toMatchObject({ status: 0 });
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  expect(read('client/package.json')).toContain('"@acme/scenario"');
  expect(read('client/sdk/index.ts')).toContain(".ts'");
  expect(await runCli(folder, 'generate', '--check')).toMatchObject({ status: 0 });
  expect((await runCli(folder, 'generate', '--check', '--flavor', 'vue')).status).toBe(4);
  expect((await runCli(folder, 'lint')).output).not.toContain('INPUT_');
  expect((await runCli(folder, 'build')).output).toContain('client');
  expect((await runCli(folder, 'site')).output).toContain('public');
  expect((await runCli(folder, 'diff', 'newer/acme.md')).output).toContain('INPUT_ACCEPTED_STALE');
  expect(await runCli(folder, 'sync', '--from', 'newer')).toMatchObject({ status: 0 });
  expect(read('docs/CHANGES.md')).toContain('amount');
  expect(await runCli(folder, 'generate', '--check')).toMatchObject({ status: 0 });
});

test.each([
  'import page.md',
  'generate',
  'diff a b',
  'lint',
  'sync',
  'watch',
  'site',
  'build',
  'dev-server',
])('%s stops at an invalid configuration', async (command) => {
  const folder = temporaryFolder({ [configName]: 'model: api\n' });
  const { status, output } = await runCli(folder, ...command.split(' '));
  expect(status).toBe(2);
  expect(output).toContain(`${configName}:1:1  CONFIG_UNKNOWN_FIELD`);
});

test.each(['generate', 'sync', 'init'])(
  '%s rejects a configuration that is a link out of the project, and shows nothing of its target',
  (command) => {
    const outside = join(temporaryFolder({ 'other.yaml': 'secretSetting: 1\n' }), 'other.yaml');
    const folder = temporaryFolder({ 'models/x.md': '', '.git/HEAD': '' });
    symlinkSync(outside, join(folder, configName));
    const cli = join(import.meta.dirname, '../../dist/generator/cli.js');
    const args = [cli, command, '--format', 'json'];
    const run = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect(run.status).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({ problems: [{ code: 'CONFIG_NAME' }] });
    expect(run.stdout + run.stderr).not.toContain('secretSetting');
    expect(readFileSync(outside, 'utf8')).toBe('secretSetting: 1\n');
    expect(existsSync(join(folder, 'generated'))).toBe(false);
  },
);
