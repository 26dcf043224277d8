import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { commandsIn, hiddenIn } from '../support/log-commands.ts';
import { isLong } from '../support/long-form.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cli = join(import.meta.dirname, '../../dist/generator/cli.js');
/** A name that would end a line, start a command and reverse the direction of the text. */
const hostile = 'x\n::error::y\n##[error]z\u001b[31m\u202e';
/** The same for a definition, whose texts are one line each, and marks of other readers. */
const oneLine = [
  ...[
    '::error::y ##[error]z ##vso[task.x]\u001b[31m\u001b]8;;http://x\u0007\u009b31m\u202e\u2066\u200b',
  ],
  ...[
    'GH-1 #1 fixes #2 @user',
    '{{ 1 }} {% x %}',
    '<script>alert(1)</script>',
    '</code>',
    '*/',
    '`',
  ],
  ...['![](http://tracker.example/a.png)', '[x](javascript:alert(1))', '\u2028', '${x}'],
].join(' ');

function run(folder: string, args: readonly string[]): string {
  const env = { ...process.env, GITHUB_ACTIONS: 'true', FORCE_COLOR: '1', NO_COLOR: '' };
  const options = { cwd: folder, env, encoding: 'utf8' } as const;
  const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args], options);
  return `${stdout}\n${stderr}`;
}

/** The definition of the page, imported once for all tests. */
let definition = '';
const imported = temporaryFolder({ 'acme.md': acmePage }, 'file');
beforeAll(() => {
  run(imported, ['import', 'acme.md']);
  definition = readFileSync(join(imported, 'models', 'image-generation', 'acme.yaml'), 'utf8');
});

/** Definitions and pages whose names and texts are hostile. */
function project(): string {
  const quoted = JSON.stringify(oneLine);
  const description = JSON.stringify(`${oneLine} up to 9 images`);
  return temporaryFolder({
    'pages/acme.md': acmePage,
    'models/image-generation/acme.yaml': definition
      .replace('name: Acme Edit', `name: ${quoted}`)
      .replace('description: How many.', `description: ${description}`),
    [`models/image-generation/${hostile.replaceAll('/', '')}.yaml`]: `provider: ${quoted}\n  x: [`,
  });
}

test.each([
  ['generate'],
  ['generate', '--check'],
  ['lint'],
  ['lint', '--overlay'],
  ['diff', 'before'],
  ['diff', 'before', '--format', 'markdown'],
  ['diff', 'before', '--format', 'json'],
  ['diff', 'before', '--explain'],
  ['import', `${hostile}.md`],
  ['import', 'pages', '--dry-run'],
  ['sync', '--from', hostile],
  ['sync', '--from', 'pages'],
  ['sync', '--from', 'pages', '--format', 'markdown'],
  ['sync', '--from', 'pages', '--format', 'release-notes'],
  ['diff', 'before', '--format', 'release-notes'],
  ['lint', hostile],
  ['lint', '--format', 'json'],
  ['generate', '--models', hostile],
  ['generate', '--out', hostile, '--check'],
  ['generate', '--package', hostile],
  ['generate', '--models-only', hostile],
  ['diff', hostile],
  ['import', `http://127.0.0.1:1/${hostile}`, '--dry-run'],
  ['import', '--api', hostile, '--dry-run'],
  ['site', '--out', 'site'],
  ['site', '--url', hostile],
  ['build', '--out', hostile],
  ['explain', hostile],
  ['dev-server', '--registry', hostile],
  ['dev-server', '--port', hostile],
  ['add', hostile],
  ['remove', hostile],
  ['help', hostile],
  [hostile],
  ['generate', `--${hostile}`],
])('the command line prints no escape sequence and no hidden character for %j', (...args) => {
  const folder = project();
  mkdirSync(join(folder, 'before'));
  // Every day, half of the commands read a broken definition.
  for (const withBroken of isLong() ? [true, false] : [args.join().length % 2 === 0]) {
    if (!withBroken) {
      const models = join(folder, 'models', 'image-generation');
      const [broken = ''] = readdirSync(models).filter((name) => name.startsWith('x'));
      renameSync(join(models, broken), join(folder, 'moved'));
    }
    const output = run(folder, args);
    expect(commandsIn(output)).toEqual([]);
    expect(hiddenIn(output)).toEqual([]);
    expect(output).not.toContain('This is a bug');
  }
});

test('diff --format github prints one command per line', () => {
  const folder = project();
  const models = join(folder, 'models', 'image-generation');
  const [broken = ''] = readdirSync(models).filter((name) => name.startsWith('x'));
  renameSync(join(models, broken), join(folder, 'moved'));
  mkdirSync(join(folder, 'before', 'image-generation'), { recursive: true });
  const acme = readFileSync(join(models, 'acme.yaml'), 'utf8');
  writeFileSync(
    join(folder, 'before', 'image-generation', 'acme.yaml'),
    acme.replace('max: 4', 'max: 9'),
  );
  const output = run(folder, ['diff', 'before', '--format', 'github']);
  expect(commandsIn(output)).toHaveLength(1);
  expect(commandsIn(output)[0]).toMatch(/^::error file=models/);
  expect(hiddenIn(output)).toEqual([]);
});
