import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { acme } from '../support/definition-text.ts';
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

test.each(['--help', '-h', 'help'])('%s lists every command and exit code', (flag) => {
  const { status, stdout } = run('.', [flag]);
  expect(status).toBe(0);
  const names = ['import', 'generate', 'diff', 'sync', 'watch', 'lint', 'dev-server'];
  for (const word of [...names, 'Exit codes', '4  drift']) expect(stdout).toContain(word);
  expect(stdout).not.toMatch(/--(json|markdown|github|note)\b/);
});

test('the command line starts without the packages of its commands', () => {
  const folder = dirname(cli);
  const loaded = new Map<string, string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    const text = readFileSync(join(folder, name), 'utf8');
    loaded.set(name, text);
    // The bundler indents the requires of dynamic imports.
    for (const [, chunk = ''] of text.matchAll(/^\S.*\brequire\("\.\/(.*)"\);$/gm)) load(chunk);
  };
  load('run-program.cjs');
  const packages = [...loaded.values()].flatMap((text) =>
    Array.from(text.matchAll(/^\/\/! .*node_modules\/((?:@[^/]+\/)?[^/]+)/gm), ([, name]) => name),
  );
  expect([...new Set(packages)].sort()).toEqual(['commander', 'picocolors']);
});

test.each(['--version', '-V'])('%s prints the version', (flag) => {
  expect(run('.', [flag])).toMatchObject({ status: 0, stdout: `${packageJson.version}\n` });
});

test.each([
  [['imprt', 'page.md'], "error: unknown command 'imprt'\n(Did you mean import?)"],
  [['\u001b[31mx'], "error: unknown command '\\u{1b}[31mx'"],
  [['generate', '--only', '\u001b[31mx'], "argument '\\u{1b}[31mx' is invalid"],
  [['generate', '--chek'], "error: unknown option '--chek'\n(Did you mean --check?)"],
  [['import'], "error: missing required argument 'page'"],
  [
    ['generate', '--format', 'markdown'],
    "argument 'markdown' is invalid. Allowed choices are text, json.",
  ],
  [['generate', '--check', '--dry-run'], "option '--dry-run' cannot be used with option '--check'"],
  [['dev-server', '--port', 'x'], 'It must be a whole number.'],
  [[], 'Usage: scenario-models'],
])('a wrong call, %j, prints the reason and exits with code 2', (args, message) => {
  const { status, stdout, stderr } = run('.', args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('import and generate turn a page on standard input into an SDK, and --check finds drift', () => {
  const folder = temporaryFolder();
  expect(run(folder, ['import', '-'], acmePage)).toEqual({
    status: 0,
    stdout: '',
    stderr: '✔ models/image-generation/acme.yaml: 1 model, new\n',
  });
  expect(run(folder, ['generate'])).toMatchObject({ status: 0, stdout: '' });
  expect(run(folder, ['generate']).stderr).toBe('✔ generated: 1 model, up to date\n');
  expect(run(folder, ['generate', '--check'])).toEqual({
    status: 0,
    stdout: '',
    stderr: '✔ generated matches models: 1 model\n',
  });
  run(folder, ['import', '-'], acmePage.replace('| 4 ', '| 8 '));
  const drift = run(folder, ['generate', '--check']);
  expect(drift.status).toBe(4);
  expect(drift.stdout).toMatch(/^✖ generated does not match models: \d+ files$/m);
  expect(drift.stdout).toContain('--- generated/sdk/models/acme-edit.ts\n+++ would be generated');
});

test('import shows the lines of an invalid page, why they are invalid and what to do', () => {
  const invalidPage = acmePage.replace('| Yes      | -       | -   ', '| Yes      | -       ');
  const { status, stderr } = run(temporaryFolder({ 'acme.md': invalidPage }), [
    'import',
    'acme.md',
  ]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^✖ {2}acme\.md:25:\d+ {2}PAGE_ROW_CELLS\n/);
  expect(stderr).toContain('25 | | `image`');
  expect(stderr).toMatch(/\n {2}Why {2}/);
  expect(stderr).toMatch(/\n {2}Fix {2}/);
});

test.each([['--json'], ['--format=json']])('%s prints one JSON object on stdout', (flag) => {
  const folder = temporaryFolder({ 'acme.md': acmePage, 'bad.md': 'no page' });
  const { status, stdout, stderr } = run(folder, ['import', flag, 'acme.md', 'bad.md']);
  expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    exitCode: 2,
    problems: [{ code: 'PAGE_NOT_A_REFERENCE_PAGE', severity: 'error' }],
    result: [{ path: 'models/image-generation/acme.yaml', models: ['model_acme-edit'] }],
  });
});

describe('--dry-run and --check', () => {
  const page = 'models/image-generation/acme.yaml';

  test('of import list the definitions to write, and write nothing', () => {
    const folder = temporaryFolder({ 'acme.md': acmePage });
    expect(run(folder, ['import', 'acme.md', '--dry-run'])).toMatchObject({
      status: 0,
      stdout: `write  ${page}\n`,
    });
    expect(run(folder, ['import', 'acme.md', '--check'])).toMatchObject({
      status: 4,
      stderr: `✖ ${page}: 1 model, new\n`,
    });
    expect(existsSync(join(folder, 'models'))).toBe(false);
    run(folder, ['import', 'acme.md']);
    expect(run(folder, ['import', 'acme.md', '--check'])).toMatchObject({ status: 0 });
    expect(run(folder, ['import', 'acme.md', '--dry-run'])).toMatchObject({ stdout: '' });
  });

  test('of generate list the files to write, and write nothing', () => {
    const folder = temporaryFolder({ [page]: acme });
    const listed = run(folder, ['generate', '--dry-run']);
    expect(listed.status).toBe(0);
    expect(listed.stdout).toContain('write  generated/sdk/models/acme-edit.ts\n');
    expect(run(folder, ['generate', '--check']).status).toBe(4);
    expect(existsSync(join(folder, 'generated'))).toBe(false);
  });

  test('of sync report the update, and write nothing', () => {
    const folder = temporaryFolder({ 'acme.md': acmePage });
    run(folder, ['import', 'acme.md']);
    run(folder, ['generate']);
    const before = readFileSync(join(folder, page), 'utf8');
    mkdirSync(join(folder, 'pages'));
    writeFileSync(join(folder, 'pages/acme.md'), acmePage.replace('| 4 ', '| 2 '));
    const listed = run(folder, ['sync', '--from', 'pages', '--dry-run']);
    expect(listed).toMatchObject({ status: 0 });
    expect(listed.stdout).toContain('amount: max 4 → 2');
    expect(listed.stderr).toContain(`write  ${page}\n`);
    expect(run(folder, ['sync', '--from', 'pages', '--check']).status).toBe(4);
    expect(readFileSync(join(folder, page), 'utf8')).toBe(before);
  });
});

test('an error of the operating system is reported as a problem, not as a bug', () => {
  const folder = temporaryFolder({ 'acme.md': acmePage, 'models/image-generation': 'a file' });
  const { status, stderr } = run(folder, ['import', 'acme.md']);
  expect(status).toBe(2);
  expect(stderr).toContain('OUTPUT_SYSTEM');
  expect(stderr).not.toMatch(/\n {1,9}at |bug/);
});

describe('a broken package.json', () => {
  test.each([
    ['{ "version": "1.4.2" "name": "x" }', 'package.json:1:22'],
    ['{\n  "version": "1.4.2",\n}', 'package.json:3:1'],
    ['{ "version": ', 'package.json:1:14'],
    ['{ "version": 1 }', 'package.json:1:14'],
    ['{ "version": "one" }', '`version` must be a semantic version'],
  ])('rejected by diff and sync: %j', (text, place) => {
    const folder = temporaryFolder({ 'package.json': text, 'acme.md': acmePage });
    run(folder, ['import', 'acme.md']);
    const results = [run(folder, ['diff', 'acme.md']), run(folder, ['sync', '--from', '.'])];
    for (const { status, stdout, stderr } of results) {
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(place);
      expect(stderr).not.toContain('bug');
    }
  });

  test.each(['{}', '[]', 'null', undefined])(
    'without a version accepted by diff and sync: %s',
    (text) => {
      const folder = temporaryFolder({
        ...(text !== undefined && { 'package.json': text }),
        'old.md': acmePage,
        'new.md': acmePage.replace('| 4 ', '| 2 '),
      });
      const { status, stdout } = run(folder, ['diff', 'old.md', 'new.md']);
      expect(status).toBe(5);
      expect(stdout).toContain('1 breaking.');
      expect(stdout).not.toContain('version');
    },
  );
});
