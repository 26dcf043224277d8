import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const files = ['generator/commands/templates/pages.yml', '.github/workflows/pages.yml'];

interface Workflow {
  readonly permissions: object;
  readonly jobs: {
    readonly pages: {
      readonly permissions: object;
      readonly steps: readonly {
        readonly name?: string;
        readonly uses?: string;
        readonly run?: string;
        readonly env?: object;
      }[];
    };
  };
}

test.each(files)('%s pins its actions and gives a token to the last step only', (file) => {
  const { permissions, jobs } = parse(readFileSync(join(root, file), 'utf8')) as Workflow;
  const { steps, permissions: ofJob } = jobs.pages;
  expect([permissions, ofJob]).toEqual([{}, { contents: 'write' }]);
  for (const { uses } of steps) if (uses) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  expect(steps.filter(({ env }) => env).map(({ name }) => name)).toEqual(['Publish']);
  expect(steps.at(-1)?.name).toBe('Publish');
});

test.each(files)('%s publishes the built folder as the branch gh-pages', (file) => {
  const { jobs } = parse(readFileSync(join(root, file), 'utf8')) as Workflow;
  const folder = temporaryFolder({ 'dist/site/index.html': 'home', 'dist/site/.nojekyll': '' });
  const remote = join(folder, 'remote.git');
  execFileSync('git', ['init', '-q', '--bare', remote]);
  execFileSync('bash', ['-eu', '-c', jobs.pages.steps.at(-1)?.run ?? ''], {
    cwd: folder,
    env: {
      ...process.env,
      TOKEN: 'token',
      GITHUB_REPOSITORY: 'acme/models',
      GITHUB_SHA: 'abc',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.file://${remote}.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://x-access-token:token@github.com/acme/models.git',
    },
  });
  const listed = execFileSync('git', ['-C', remote, 'ls-tree', '-r', '--name-only', 'gh-pages']);
  expect(listed.toString().trim().split('\n')).toEqual(['.nojekyll', 'index.html']);
});
