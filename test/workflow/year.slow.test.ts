import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runImport } from '../../generator/commands/import.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contents, isInStep, projectOf } from '../sync/project.ts';
import { repositoryOf, runWorkflow } from './actions.ts';
import { pagesOfYear } from './world.ts';

const overlay =
  'models:\n  model_acme-one:\n    parameters:\n      numOutputs:\n        integer: true\n';

it('twelve monthly updates through the workflow end as a fresh import of the last month', async () => {
  const year = pagesOfYear();
  let pages = year[0] ?? new Map<string, string>();
  const server = await loopbackServer((request, response) => {
    const page = pages.get(request.url ?? '');
    if (page === undefined) response.writeHead(404).end();
    else response.end(page);
  });
  const urls = [...pages.keys()].map((path) => `${server}${path}`);
  const project = await projectOf(urls);
  writeFileSync(join(project, 'models/image-generation/acme.overlay.yaml'), overlay);
  const repository = await repositoryOf(project);

  const proposals: string[] = [];
  let accepted = 0;
  for (const month of year.slice(1)) {
    pages = month;
    const run = await runWorkflow(repository);
    if (run.log.includes('SYNC_FORMAT_CHANGED')) {
      expect(run.passes).toBe(false);
      accepted += 1;
      await runWorkflow(repository, { options: '--accept-format' });
    }
    const open = repository.pulls().find(({ state }) => state === 'OPEN');
    proposals.push(open?.title ?? 'nothing');
    if (open) await repository.merge();
  }
  expect(proposals.map((title) => title.replace(/:.*/, ''))).toEqual([
    'feat(models)!',
    'feat(models)',
    'feat(models)',
    'feat(models)!',
    'nothing',
    'feat(models)',
    'feat(models)!',
    'feat(models)',
    'feat(models)',
    'feat(models)',
    'feat(models)!',
  ]);
  expect(accepted).toBe(1);
  expect(new Set(repository.pulls().map(({ state }) => state))).toEqual(new Set(['MERGED']));

  const library = temporaryFolder();
  await repository.run(library, 'git', 'clone', '--quiet', repository.remote, '.');
  expect(await isInStep(library)).toBe(true);
  const fresh = temporaryFolder();
  await runImport(urls, { models: join(fresh, 'models') }, plainStyle);
  const definitions = (folder: string) =>
    Object.entries(contents(folder)).filter(([path]) =>
      /^models\/[^/]+\/[a-z-]+\.yaml$/.test(path),
    );
  expect(definitions(library)).toEqual(definitions(fresh));
  const after = contents(library);
  expect(after['models/image-generation/acme.overlay.yaml']).toBe(overlay);
  expect(after['generated/docs/models/acme-one.md']).toContain('### 2026-11-09');
  const history = after['models/image-generation/acme.history.yaml'] ?? '';
  expect(history.match(/^- date: .*/gm)?.length).toBe(6);
  const changelog = after['CHANGELOG.md'] ?? '';
  expect(changelog.match(/^## Unreleased$/gm)).toHaveLength(1);
  expect(changelog.match(/^Proposed version: /gm)).toHaveLength(1);
  const dates = changelog.match(/^### .*/gm) ?? [];
  expect(dates).toEqual(dates.toSorted().toReversed());
  expect(changelog).toContain('Proposed version: 2.0.0');
}, 1_800_000);
