import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acmePage } from '../support/page-text.ts';
import { edit } from '../sync/project.ts';
import { runWorkflow } from './actions.ts';
import { newer, newest, tracked } from './tracked.ts';

const branch = 'sync-reference';

describe('the steps of the workflow', () => {
  it('ignore a pull request that was merged or closed, and open another', async () => {
    const { pages, repository } = await tracked();
    pages.set('/acme', newer);
    await runWorkflow(repository);
    await repository.merge();
    expect((await runWorkflow(repository)).log).toContain('Nothing to propose');
    pages.set('/acme', newest);
    await runWorkflow(repository);
    repository.close();
    await runWorkflow(repository);
    expect(repository.pulls().map(({ state }) => state)).toEqual(['MERGED', 'CLOSED', 'OPEN']);
    expect(repository.pulls()[1]?.title).toBe(
      'docs(models): update image-generation/acme (1 change of text)',
    );
  });

  it('fail and say which page could not be read, in pull request and summary', async () => {
    const { pages, repository } = await tracked();
    pages.set('/acme', newer);
    pages.set('/other', undefined);
    const { passes, summary, log } = await runWorkflow(repository);
    expect(passes).toBe(false);
    expect(log).toContain('::error::Not every page could be read.');
    expect(summary).toMatch(
      /### Not read or not updated\n\n- `http:\/\/127[^\n]*\/other`: The page no longer exists/,
    );
    expect(repository.pulls()[0]?.body).toContain('/other`: The page no longer exists');
    pages.set('/acme', undefined);
    await repository.merge();
    const all = await runWorkflow(repository);
    expect(all.passes).toBe(false);
    expect(repository.pulls().filter(({ state }) => state === 'OPEN')).toEqual([]);
  });

  it('propose nothing for a date or an order, and close a proposal that became obsolete', async () => {
    const { pages, repository } = await tracked();
    pages.set('/acme', acmePage.replace('2026-04-09', '2026-05-01'));
    const dates = await runWorkflow(repository);
    expect(dates.passes).toBe(true);
    const rows = /(\| `image`.*\n)(\| `amount`.*\n)/;
    pages.set('/acme', acmePage.replace(rows, '$2$1'));
    expect((await runWorkflow(repository)).passes).toBe(true);
    expect(repository.pulls()).toEqual([]);
    pages.set('/acme', newer);
    await runWorkflow(repository);
    pages.set('/acme', acmePage);
    expect((await runWorkflow(repository)).passes).toBe(true);
    expect(repository.pulls()).toMatchObject([{ state: 'CLOSED' }]);
  });

  it('never overwrite the commit of a reviewer', async () => {
    const { pages, repository } = await tracked();
    pages.set('/acme', newer);
    await runWorkflow(repository);
    await repository.commit(branch, (folder) => {
      writeFileSync(join(folder, 'NOTES.md'), 'Reviewed.\n');
    });
    const reviewed = await repository.head(branch);
    expect((await runWorkflow(repository)).passes).toBe(true);
    pages.set('/acme', newest);
    const { passes, log } = await runWorkflow(repository);
    expect(passes).toBe(false);
    expect(log).toContain('has commits of a reviewer');
    expect(await repository.head(branch)).toBe(reviewed);
    repository.close();
    expect((await runWorkflow(repository)).passes).toBe(true);
    expect(await repository.head(`${branch}-${reviewed.slice(0, 12)}`)).toBe(reviewed);
  });

  it('say that the tests fail with the update, and fail', async () => {
    const { pages, repository } = await tracked();
    await repository.commit('main', (folder) => {
      edit(join(folder, 'package.json'), (text) =>
        text.replace('{', '{ "scripts": { "test": "grep --quiet max:.4 models/*/acme.yaml" },'),
      );
    });
    expect((await runWorkflow(repository)).passes).toBe(true);
    pages.set('/acme', newer);
    const { passes, log } = await runWorkflow(repository);
    expect(passes).toBe(false);
    expect(log).toContain('::error::The check or the tests fail');
    expect(repository.pulls()[0]?.body).toMatch(/^> \[!WARNING\]\n> The check or the tests fail/);
  });
});
