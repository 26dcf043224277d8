import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runImport } from '../../generator/commands/import.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contents, isInStep, placesIn, projectOf } from '../sync/project.ts';
import { repositoryOf, runWorkflow } from './actions.ts';
import { pagesOfYear } from './world.ts';

/** The response of a proxy instead of a page, in August. */
const notice = '<!doctype html><html><body>Sign in to read the docs</body></html>';
const unread = { month: 7, path: '/acme' };

const zenithOverlay =
  'models:\n  model_zenith:\n    parameters:\n      prompt:\n        maxLength: 500\n';

const overlay =
  'models:\n  model_acme-one:\n    parameters:\n      numOutputs:\n        integer: true\n';

const secrets = { SCENARIO_SDK_API_KEY: 'key', SCENARIO_SDK_API_SECRET: 'secret' };

it('twelve monthly updates through the workflow end as a fresh import of the last month', async () => {
  const year = pagesOfYear();
  let pages = year[0] ?? new Map<string, string>();
  const server = await loopbackServer((request, response) => {
    const path = request.url ?? '';
    const isUnread = pages === year[unread.month] && path === unread.path;
    const page = isUnread ? notice : pages.get(path);
    if (path === '/llms.txt') {
      response.end([...pages.keys()].map((link) => `${server}${link}`).join('\n'));
    } else if (page !== undefined) response.end(page);
    else if (path === '/zenith') response.writeHead(301, { location: '/labs/zenith' }).end();
    else response.writeHead(404).end();
  });
  const project = await projectOf([`${server}/acme`, `${server}/zenith`]);
  writeFileSync(join(project, 'models/image-generation/acme.overlay.yaml'), overlay);
  writeFileSync(join(project, 'models/image-generation/zenith.overlay.yaml'), zenithOverlay);
  const config = {
    index: `${server}/llms.txt`,
    newPages: 'import' as const,
    include: { pages: [`${server}/acme`, `${server}/omega`] },
    records: { url: `${server}/v1` },
  };
  writeFileSync(join(project, 'scenario-models.config.yaml'), JSON.stringify(config));
  const api = ['model_acme-one'];
  await runImport([], { models: join(project, 'models'), api, config }, plainStyle);
  await runGenerate(placesIn(project), plainStyle);
  const repository = await repositoryOf(project);

  const proposals: string[] = [];
  const asked: string[] = [];
  const unreadPages: string[] = [];
  for (const month of year.slice(1)) {
    pages = month;
    const run = await runWorkflow(repository, { secrets });
    const flags = [
      ...(run.log.includes('SYNC_FORMAT_CHANGED') ? ['--accept-format'] : []),
      ...(run.log.includes('SYNC_MOVED') ? ['--accept-moves'] : []),
    ];
    if (flags.length > 0) {
      expect(run.passes).toBe(false);
      asked.push(...flags);
      await runWorkflow(repository, { options: flags.join(' '), secrets });
    }
    if (!run.passes && flags.length === 0) {
      unreadPages.push(`${month.get(unread.path)?.match(/\d{4}-\d\d/)?.[0] ?? ''}: ${run.summary}`);
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
    // Another page is new, while the one whose parameter is gone can't be read.
    'feat(models)',
    // The month after has both.
    'feat(models)!',
    'feat(models)',
    'feat(models)',
    'feat(models)!',
  ]);
  expect(unreadPages).toHaveLength(1);
  expect(unreadPages[0]).toMatch(/^2026-08: [^]*### Not read or not updated\n\n- `\S+\/acme:1`/);
  expect(asked).toEqual(['--accept-moves', '--accept-format']);
  expect(new Set(repository.pulls().map(({ state }) => state))).toEqual(new Set(['MERGED']));

  const library = temporaryFolder();
  await repository.run(library, 'git', 'clone', '--quiet', repository.remote, '.');
  expect(await isInStep(library)).toBe(true);
  const fresh = temporaryFolder();
  const urls = ['/acme', '/labs/zenith', '/omega'].map((path) => `${server}${path}`);
  await runImport(urls, { models: join(fresh, 'models'), api, config }, plainStyle);
  // A provider that was renamed keeps its file, and a model may keep its name in code.
  const definitions = (folder: string) =>
    Object.entries(contents(folder))
      .filter(([path]) => /^models\/[^/]+\/[a-z-]+\.yaml$/.test(path))
      .map(([, text]) => text)
      .toSorted();
  expect(definitions(library)).toEqual(definitions(fresh));
  const after = contents(library);
  // The overlay followed its model to the page of another provider, which was renamed.
  expect(after['models/image-generation/acme.overlay.yaml']).toBeUndefined();
  // It joined the overlay of that page, whose own entry is parked since its model is gone.
  const parked = zenithOverlay
    .split('\n')
    .slice(1, -1)
    .map((line) => line.replace(/\S/, '# $&'));
  const merged = after['models/image-generation/zenith.overlay.yaml'] ?? '';
  expect(merged).toContain(parked.join('\n'));
  expect(merged).toContain(overlay.slice('models:\n'.length));
  expect(after['models/image-generation/omega.yaml']).toContain('provider: Omega');
  // The record is older than the page, which counts; what no page states is the record's.
  const sdk = after['generated/sdk/models/acme-one.ts'] ?? '';
  expect(sdk).toContain('z.lte(3)');
  expect(sdk).toContain('2000');
  expect(JSON.stringify(after)).not.toContain(Buffer.from('key:secret').toString('base64'));
  expect(after['generated/docs/models/acme-one.md']).toContain('### 2026-11-09');
  const history = after['models/image-generation/acme.history.yaml'] ?? '';
  expect(history.match(/^- date: .*/gm)?.length).toBe(5);
  const changelog = after['CHANGELOG.md'] ?? '';
  expect(changelog.match(/^## Unreleased$/gm)).toHaveLength(1);
  expect(changelog.match(/^Proposed version: /gm)).toHaveLength(1);
  const dates = changelog.match(/^### .*/gm) ?? [];
  expect(dates).toEqual(dates.toSorted().toReversed());
  expect(changelog).toContain('Proposed version: 2.0.0');
}, 1_800_000);
