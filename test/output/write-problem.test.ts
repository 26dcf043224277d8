import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeProblems } from '../../generator/output/write-problem.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test.each([
  ...['.git/config', 'a/.GIT/x', 'git~1/x', '.git./x', '.git ', '/a', 'a//b'],
  ...[`${'x'.repeat(221)}.md`, `${'é'.repeat(111)}.md`],
  ...['con.md', 'a/AUX', 'nul', 'com1.txt', 'LPT9.tar.gz', 'a./b', 'a /b'],
  ...['a\0b', 'a\nb', 'a\u202eb', 'a:b', 'a\\b', 'a?b', 'a*b'],
])('writeProblems rejects the name %j', (path) => {
  const problems = writeProblems(temporaryFolder(), ['ok.md', path]);
  expect(problems).toMatchObject([{ kind: 'name', path }]);
});

test.each(['a.md', 'é/文.md', 'console.md', 'git/x', '.gitignore', 'x'.repeat(220)])(
  'writeProblems accepts the name %j',
  (path) => {
    expect(writeProblems(temporaryFolder(), [path])).toEqual([]);
  },
);

test('writeProblems rejects paths that are the same file without case or in another Unicode form', () => {
  expect(
    writeProblems(temporaryFolder(), ['a/X.md', 'a/x.md', 'é.md', 'e\u0301.md']),
  ).toMatchObject([{ path: 'a/x.md' }, { path: 'e\u0301.md' }]);
});

test('writeProblems rejects links, files instead of folders and folders instead of files', () => {
  const folder = temporaryFolder({ 'file.md': '', 'folder/x.md': '' });
  symlinkSync(temporaryFolder(), join(folder, 'linked'));
  symlinkSync('itself', join(folder, 'itself'));
  mkdirSync(join(folder, 'y.md'));
  const paths = [
    'linked/x.md',
    'linked/deep/x.md',
    'itself/x.md',
    'file.md/x.md',
    'folder',
    'y.md',
    '../x.md',
  ];
  expect(writeProblems(folder, paths)).toMatchObject([
    { kind: 'link', path: 'linked/x.md' },
    { kind: 'link', path: 'linked/deep/x.md' },
    { kind: 'link', path: 'itself/x.md' },
    { kind: 'system', path: 'file.md/x.md' },
    { kind: 'system', path: 'folder' },
    { kind: 'system', path: 'y.md' },
    { path: '../x.md' },
  ]);
});
