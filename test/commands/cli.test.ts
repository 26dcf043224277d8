import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cli = join(import.meta.dirname, '../../dist/generator/cli.js');

function run(folder: string, args: readonly string[], input = '') {
  const env = { ...process.env, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    env,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('help names every command and exit code', () => {
  const { status, stdout } = run('.', ['--help']);
  expect(status).toBe(0);
  for (const word of ['import', 'generate', 'Exit codes', '4  drift found']) {
    expect(stdout).toContain(word);
  }
});

test.each([
  [['imprt', 'page.md'], "error: unknown command 'imprt'\n(Did you mean import?)"],
  [['generate', '--chek'], "error: unknown option '--chek'\n(Did you mean --check?)"],
  [['import'], "error: missing required argument 'page'"],
  [[], 'Usage: scenario-models'],
])('a wrong call, %j, is told and exits with 2', (args, message) => {
  const { status, stdout, stderr } = run('.', args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('the whole way: a page on standard input, an SDK and docs, nothing to do, drift', () => {
  const folder = temporaryFolder();
  expect(run(folder, ['import', '-'], acmePage)).toEqual({
    status: 0,
    stdout: '',
    stderr: '✔ models/image-generation/acme.yaml: 1 model, new\n',
  });
  expect(run(folder, ['generate'])).toMatchObject({ status: 0, stdout: '' });
  expect(run(folder, ['generate']).stderr).toBe('✔ generated: 1 model, nothing to do\n');
  expect(run(folder, ['generate', '--check'])).toEqual({
    status: 0,
    stdout: '',
    stderr: '✔ generated matches models: 1 model\n',
  });
  run(folder, ['import', '-'], acmePage.replace('| 4 ', '| 8 '));
  const drift = run(folder, ['generate', '--check']);
  expect(drift.status).toBe(4);
  expect(drift.stdout).toContain('✖ generated does not match models: 5 files');
  expect(drift.stdout).toContain('--- generated/sdk/models/acme-edit.ts\n+++ would be generated');
});

test('a page with faults is shown with the lines, why and what to do', () => {
  const bad = acmePage.replace('| Yes      | -       | -   ', '| Yes      | -       ');
  const { status, stderr } = run(temporaryFolder({ 'acme.md': bad }), ['import', 'acme.md']);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^✖ {2}acme\.md:25:\d+ {2}PAGE_ROW_CELLS\n/);
  expect(stderr).toContain('25 | | `image`');
  expect(stderr).toMatch(/\n {2}Why {2}/);
  expect(stderr).toMatch(/\n {2}Do {3}/);
});

test('with --json, stdout is one JSON object', () => {
  const folder = temporaryFolder({ 'acme.md': acmePage, 'bad.md': 'no page' });
  const { status, stdout, stderr } = run(folder, ['import', '--json', 'acme.md', 'bad.md']);
  expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    exitCode: 2,
    problems: [{ code: 'PAGE_NOT_A_REFERENCE_PAGE', severity: 'error' }],
    result: [{ path: 'models/image-generation/acme.yaml', models: ['model_acme-edit'] }],
  });
});

test('a folder that can not be written is the system’s fault, not a stack trace', () => {
  const folder = temporaryFolder({ 'acme.md': acmePage, models: 'a file' });
  const { status, stderr } = run(folder, ['import', 'acme.md']);
  expect(status).toBe(2);
  expect(stderr).not.toMatch(/\n\s+at /);
});
