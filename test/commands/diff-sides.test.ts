import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acme } from '../support/definition-text.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cli = join(import.meta.dirname, '../../dist/generator/cli.js');
const changed = acme.replace('max: 1', 'max: 0.5');

function project(): string {
  const folder = temporaryFolder({
    'package.json': '{ "version": "1.4.2" }',
    'models/image-generation/acme.yaml': acme,
    'other/image-generation/acme.yaml': changed,
    'old.md': acmePage,
    'new.md': acmePage.replace('| 4 ', '| 2 '),
  });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'first');
  return folder;
}

function diff(folder: string, ...args: string[]) {
  const options = {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  } as const;
  return spawnSync(process.execPath, [cli, 'diff', ...args], options);
}

test.each([
  ['a git revision and the working tree', ['HEAD']],
  ['two folders', ['models', 'other']],
  ['two definitions', ['models/image-generation/acme.yaml', 'other/image-generation/acme.yaml']],
])('diffSides compares %s', (_, sides) => {
  const folder = project();
  if (sides.length === 1) writeFileSync(join(folder, 'models/image-generation/acme.yaml'), changed);
  const { status, stdout } = diff(folder, ...sides);
  expect(stdout).toContain('strength: max 1 → 0.5');
  expect(stdout).toContain('Next version: 2.0.0 (currently 1.4.2)');
  expect(status).toBe(5);
});

test('diff reports no version if package.json has none', () => {
  const folder = project();
  for (const text of [undefined, '{}\n']) {
    if (text === undefined) rmSync(join(folder, 'package.json'));
    else writeFileSync(join(folder, 'package.json'), text);
    for (const format of ['text', 'markdown', 'github', 'release-notes', 'json']) {
      const { stdout } = diff(folder, 'models', 'other', '--format', format);
      expect(stdout).toMatch(format === 'release-notes' ? /breaking change/ : /strength/);
      expect(stdout).not.toMatch(/0\.0\.0|currently|"current"/);
    }
  }
});

test('diffSides compares two pages and prints release notes', () => {
  const folder = project();
  expect(diff(folder, 'old.md', 'new.md').stdout).toContain('amount: max 4 → 2');
  expect(diff(folder, 'old.md', 'new.md', '--note').stdout).toMatch(/^# 2\.0\.0\n/);
});

test('diffSides accepts a listed breaking change', () => {
  const folder = project();
  const [finding] = (
    JSON.parse(diff(folder, 'models', 'other', '--json').stdout) as {
      result: { findings: { fingerprint: string }[] };
    }
  ).result.findings;
  const accepted = `- fingerprint: ${finding?.fingerprint ?? ''}\n  reason: Nobody used more.\n`;
  writeFileSync(join(folder, 'accepted-breaks.yaml'), accepted);
  expect(diff(folder, 'models', 'other').status).toBe(0);
});

test('readSide rejects a name that is not a file, a folder or a git revision', () => {
  const { status, stderr } = diff(project(), 'nowhere');
  expect(status).toBe(2);
  expect(stderr).toContain('`nowhere` is not a file, a folder or a git revision.');
});

test('readSide rejects a name that is both a path and a git revision', () => {
  const folder = project();
  execFileSync('git', ['branch', 'release'], { cwd: folder });
  mkdirSync(join(folder, 'release'));
  const { status, stderr } = diff(folder, 'release');
  expect(status).toBe(2);
  expect(stderr).toContain('`release` is both a path and a git revision.');
  expect(diff(folder, 'refs/heads/release').status).toBe(0);
});

test('readSide rejects the name of the models folder if a branch has it too', () => {
  const folder = project();
  execFileSync('git', ['branch', 'models'], { cwd: folder });
  expect(diff(folder, 'models', 'other').stderr).toContain('is both a path and a git revision');
  expect(diff(folder, './models', 'other').status).toBe(5);
  expect(diff(folder, 'HEAD').status).toBe(0);
});

test('readSide follows a link in the repository, and rejects other links and submodules of a git revision', () => {
  const folder = project();
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  const commit = () =>
    git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'x');
  writeFileSync(join(folder, 'note.md'), 'x');
  symlinkSync('../note.md', join(folder, 'models/note'));
  git('add', '-A');
  commit();
  expect(diff(folder, 'HEAD', 'other').status).toBe(5);
  for (const target of [
    '../..',
    '..',
    '.',
    'image-generation',
    '/etc',
    '../nothing',
    '../note.md',
  ]) {
    const name = target === '../note.md' ? 'models/linked.yaml' : 'models/linked';
    symlinkSync(target, join(folder, name));
    git('add', '-A');
    commit();
    expect(diff(folder, 'HEAD', 'other').stderr).toContain(`${name} must be a file`);
    git('rm', '-q', name);
  }
  git('mv', 'models/image-generation', 'shared');
  symlinkSync('../shared', join(folder, 'models/image-generation'));
  git('add', '-A');
  commit();
  expect(diff(folder, 'HEAD', 'other').stdout).toContain('1 → 0.5');
  const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
  git('update-index', '--add', '--cacheinfo', `160000,${head},models/sub`);
  commit();
  expect(diff(folder, 'HEAD', 'other').stderr).toContain('models/sub must be a file');
});

test('diff rejects a pipe', () => {
  const folder = project();
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect(diff(folder, 'pipe', 'other')).toMatchObject({ status: 2 });
});

test.each(['missing', 'linked'])(
  'readSide rejects a %s models folder of a git revision',
  (kind) => {
    const folder = project();
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    rmSync(join(folder, 'models'), { recursive: true });
    if (kind === 'linked') symlinkSync('other', join(folder, 'models'));
    git('add', '-A');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'second');
    const { status, stderr } = diff(folder, 'HEAD', 'other');
    expect(status).toBe(2);
    expect(stderr).toContain('INPUT_NO_SIDE');
  },
);

test('readSide reads file names with line breaks of a git revision', () => {
  const folder = project();
  writeFileSync(
    join(folder, 'models/image-generation/a\nb.yaml'),
    acme.replaceAll('acme', 'other'),
  );
  execFileSync('git', ['add', '-A'], { cwd: folder });
  execFileSync(
    'git',
    ['-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'x'],
    { cwd: folder },
  );
  expect(diff(folder, 'HEAD').stdout).toBe('No changes detected.\n');
});
