import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkflow, runWorkflow, workflowFile } from './actions.ts';
import { newer, newest, tracked } from './tracked.ts';

const branch = 'sync-reference';

describe('the steps of the workflow', () => {
  it('open one pull request with title, body and complete report, and update it', async () => {
    const { pages, repository } = await tracked();
    pages.set('/acme', newer);
    const first = await runWorkflow(repository);
    expect(first.log).not.toContain('::error::');
    expect(first.passes).toBe(true);
    expect(first.summary).toContain('### Breaking changes');
    expect(first.artifact('report.md')).toContain('| ✖ breaking | `amount`: max `4` → `2` |');
    expect(repository.pulls()).toMatchObject([
      {
        head: branch,
        state: 'OPEN',
        title: 'feat(models)!: update image-generation/acme (1 breaking)',
        body: expect.stringMatching(/Breaking changes[^]*actions\/runs\/7/) as unknown,
      },
    ]);
    expect(await repository.show(branch, 'models/image-generation/acme.yaml')).toContain('max: 2');
    expect(await repository.show('main', 'models/image-generation/acme.yaml')).toContain('max: 4');
    const message = await repository.run(
      repository.remote,
      'git',
      'log',
      '-1',
      '--format=%B',
      branch,
    );
    expect(message.output).toMatch(/^feat\(models\)!: update [^]*\nBREAKING CHANGE: /);

    const head = await repository.head(branch);
    expect((await runWorkflow(repository)).log).toContain('has this update already');
    expect(await repository.head(branch)).toBe(head);

    pages.set('/acme', newest);
    expect((await runWorkflow(repository)).passes).toBe(true);
    expect(await repository.head(branch)).not.toBe(head);
    expect(repository.pulls()).toMatchObject([{ number: 1, state: 'OPEN' }]);
  });
});

describe('the workflow', () => {
  const { jobs, permissions, concurrency } = readWorkflow();
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('has no token that can write where packages are installed or code of packages runs', () => {
    expect(permissions).toEqual({});
    expect(jobs.update.permissions).toEqual({ contents: 'read' });
    const text = JSON.stringify(jobs.propose);
    expect(text).not.toMatch(/\b(?:npm|npx|node|yarn|pnpm)\b/);
    expect(jobs.update.steps[0]).toMatchObject({ with: { 'persist-credentials': false } });
    const installs = steps.filter(({ run = '' }) => run.includes('npm ci'));
    expect(installs.map(({ run }) => run)).toEqual(['npm ci --ignore-scripts']);
    for (const { run = '' } of steps) expect(run).not.toMatch(/npx (?!--no )/);
  });

  it('pins actions by hash, and limits time and concurrency', () => {
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThan(60);
    expect(concurrency).toMatchObject({ group: 'sync' });
  });

  it('never puts an expression into a script', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  it('of this repository has the same steps, after a build', () => {
    const own = readFileSync(join(import.meta.dirname, '../../.github/workflows/sync.yml'), 'utf8');
    const jobsOf = (text: string) => text.slice(text.indexOf('name: sync'));
    expect(
      jobsOf(own)
        .replace('      - run: npm run build\n', '')
        .replaceAll('node dist/generator/cli.js', 'npx --no -- scenario-models'),
    ).toBe(jobsOf(readFileSync(workflowFile, 'utf8')));
  });
});
