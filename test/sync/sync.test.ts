import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runGenerate } from '../../generator/commands/generate.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { discoverPages } from '../../generator/sync/discover-pages.ts';
import { readTrackedDefinitions } from '../../generator/update/tracked-definitions.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { newer, other, pagesServer } from './pages-server.ts';
import { contents, edit, isInStep, placesIn, projectOf, syncIn } from './project.ts';

test('sync updates definition, output, history and changelog together', async () => {
  const { folder, answers } = await pagesServer();
  answers.set('/acme', (_, response) => response.end(newer));
  edit(join(folder, 'models/image-generation/acme.yaml'), (text) =>
    text.replace('name: amount', 'name: amount # ours'),
  );
  const result = await syncIn(folder);
  expect(result).toMatchObject({ exitCode: 0, problems: [] });
  expect(result.stdout).toContain('amount: max 4 → 2');
  const now = contents(folder);
  expect(now['models/image-generation/acme.yaml']).toContain('max: 2');
  expect(now['models/image-generation/acme.yaml']).toContain('name: amount # ours');
  expect(now['models/image-generation/acme.history.yaml']).toContain('rule: max-lowered');
  expect(now['generated/sdk/models/acme-edit.ts']).toContain('z.lte(2)');
  expect(now['generated/docs/models/acme-edit.md']).toContain('## Changes\n\n### 2026-06-15');
  expect(now['CHANGELOG.md']).toMatch(
    /## Unreleased\n\nProposed version: 2\.0\.0\n\n### 2026-06-15\n\n#### Breaking[^]*## 1\.4\.2/,
  );
  expect(await isInStep(folder)).toBe(true);
  expect((await syncIn(folder)).json).toMatchObject({ findings: [] });
  expect(contents(folder)).toEqual(now);
});

test('sync adds to one unreleased section, newest first, and proposes one version for all of it', async () => {
  const { folder, answers } = await pagesServer();
  const change = (path: string, page: string) => {
    answers.set(path, (_, response) => response.end(page));
    return syncIn(folder);
  };
  await change('/acme', newer);
  const july = newer.replace('2026-06-15', '2026-07-01').replace('How many.', 'How many, 1 to 2.');
  const { stdout } = await change('/acme', july);
  expect(stdout).toContain('Next version: 2.0.0 (currently 1.4.2)');
  await change('/other', other.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 9 '));
  const changelog = contents(folder)['CHANGELOG.md'] ?? '';
  expect(changelog).toBe(`# Changelog

## Unreleased

Proposed version: 2.0.0

### 2026-07-01

#### Texts

- **Acme Edit**: The description of \`amount\` changed: “How many.” → “How many, 1 to 2.”.

### 2026-06-15

#### Breaking

- **Acme Edit**: The maximum of \`amount\` is lowered from \`4\` to \`2\`. Values above 2 are rejected.

#### Changed

- **Other Edit**: The maximum of \`amount\` is raised from \`4\` to \`9\`.

## 1.4.2 (2026-04-09)

- The first.
`);
  edit(join(folder, 'package.json'), () => '{ "version": "2.0.0" }');
  edit(join(folder, 'CHANGELOG.md'), (text) =>
    text.replace(
      /## Unreleased\n\nProposed.*/,
      '## Unreleased\n\n- Ours.\n\n## 2.0.0 (2026-07-02)',
    ),
  );
  await change('/other', other.replace('2026-04-09', '2026-08-01').replace('| 4 ', '| 10 '));
  expect(contents(folder)['CHANGELOG.md']).toContain(
    '## Unreleased\n\nProposed version: 2.1.0\n\n- Ours.\n\n### 2026-08-01\n\n#### Changed\n\n- **Other Edit**',
  );
});

test('sync reports overlay entries whose words are no longer in a description', async () => {
  const { folder, answers } = await pagesServer();
  writeFileSync(
    join(folder, 'models/image-generation/acme.overlay.yaml'),
    'models:\n  model_acme-edit:\n    parameters:\n      amount:\n        integer: true # “How many.”\n',
  );
  expect((await syncIn(folder)).problems).toEqual([]);
  answers.set('/acme', (_, response) => response.end(newer.replace('How many.', 'How much.')));
  expect((await syncIn(folder)).problems).toMatchObject([
    { code: 'OVERLAY_DESCRIPTION_CHANGED', severity: 'warning', location: { line: 5 } },
  ]);
});

test('sync --fail-on sets the exit code for a breaking change', async () => {
  const { folder, answers } = await pagesServer();
  answers.set('/acme', (_, response) => response.end(newer));
  expect((await syncIn(folder, { failOn: 'breaking' })).exitCode).toBe(5);
  expect(await isInStep(folder)).toBe(true);
});

test('sync --check reports updates and writes nothing', async () => {
  const { folder, answers } = await pagesServer();
  expect((await syncIn(folder, { mode: 'check' })).exitCode).toBe(0);
  answers.set('/acme', (_, response) => response.end(newer));
  const before = contents(folder);
  expect((await syncIn(folder, { mode: 'check' })).exitCode).toBe(4);
  expect(contents(folder)).toEqual(before);
});

test('sync does not download an unchanged page', async () => {
  const { folder, answers } = await pagesServer();
  answers.set('/acme', (_, response) => response.setHeader('etag', '"2"').end(newer));
  await syncIn(folder);
  const before = contents(folder);
  expect(before['models/scenario-models.lock.yaml']).toContain(String.raw`etag: "\"2\""`);
  expect(before['models/image-generation/acme.yaml']).not.toContain('etag');
  answers.set('/acme', ({ headers }, response) => {
    response.writeHead(headers['if-none-match'] === '"2"' ? 304 : 500).end();
  });
  const result = await syncIn(folder);
  expect(result).toMatchObject({ exitCode: 0, problems: [] });
  expect(result.stderr).toContain('2 pages unchanged');
  expect(contents(folder)).toEqual(before);
});

test('sync accepts a page that lost more than half of its models only with --accept-removals', async () => {
  const section = acmePage.slice(acmePage.indexOf('## Acme Edit'));
  const models = ['One', 'Two', 'Three'].map((name) => ({
    link: `- [Acme ${name}](#acme-${name.toLowerCase()})`,
    section: section
      .replaceAll('Acme Edit', `Acme ${name}`)
      .replaceAll('acme-edit', `acme-${name}`),
  }));
  const page = (parts: typeof models) =>
    acmePage
      .replace('- [Acme Edit](#acme-edit)', parts.map(({ link }) => link).join('\n'))
      .replace(section, parts.map((part) => part.section).join('\n'));
  let text = page(models);
  const server = await loopbackServer((_, response) => response.end(text));
  const folder = await projectOf([server]);
  text = page(models.slice(0, 1)).replace('2026-04-09', '2026-06-15');
  const before = contents(folder);
  const rejected = await syncIn(folder);
  expect(rejected).toMatchObject({ exitCode: 2, problems: [{ code: 'SYNC_HALF_REMOVED' }] });
  expect(contents(folder)).toEqual(before);
  expect((await syncIn(folder, { acceptRemovals: true })).exitCode).toBe(0);
  expect(contents(folder)['generated/sdk/models/acme-two.ts']).toBeUndefined();
  expect(await isInStep(folder)).toBe(true);
});

test('sync parks the overlay entry of a removed parameter, and accepts the page', async () => {
  const { folder, answers } = await pagesServer();
  const overlay = `models:
  model_acme-edit: # ours
    parameters:
      amount:
        integer: true # counted
      image:
        kind: image
    requires:
      - parameter: amount
        needs: [image]
        reason: A file.
`;
  const path = 'models/image-generation/acme.overlay.yaml';
  writeFileSync(join(folder, path), overlay);
  answers.set('/acme', (_, response) => response.end(newer.replace('`amount` ', '`quality`')));
  const result = await syncIn(folder);
  expect(result.exitCode).toBe(0);
  expect(result.problems.map(({ code }) => code)).toContain('OVERLAY_PARKED');
  expect(contents(folder)[path]).toBe(`models:
  model_acme-edit: # ours
    parameters:
      # parked: no longer in the reference
      # amount:
        # integer: true # counted
      image:
        kind: image
    # requires:
      # parked: no longer in the reference
      # - parameter: amount
        # needs: [image]
        # reason: A file.
`);
  expect(contents(folder)['models/image-generation/acme.yaml']).toContain('quality');
  expect(await isInStep(folder)).toBe(true);
  expect((await syncIn(folder)).problems).toEqual([]);
});

test('sync parks an overlay whose last entry is for a removed parameter', async () => {
  const { folder, answers } = await pagesServer();
  const path = 'models/image-generation/acme.overlay.yaml';
  const overlay =
    'models:\n  model_acme-edit:\n    parameters:\n      amount:\n        integer: true\n';
  writeFileSync(join(folder, path), overlay);
  answers.set('/acme', (_, response) => response.end(newer.replace('`amount` ', '`quality`')));
  expect((await syncIn(folder)).exitCode).toBe(0);
  expect(contents(folder)[path]).toMatch(/^models: \{\}\n[^]*# integer: true\n$/);
  expect(await isInStep(folder)).toBe(true);
});

test.each([
  ['acme.overlay.yml', 'must end in .yaml'],
  ['other-name.yml', 'must end in .yaml'],
  ['acne.overlay.yaml', 'has no definition'],
])('sync and generate name the file %s, which they would ignore', async (name, message) => {
  const { folder } = await pagesServer();
  writeFileSync(join(folder, 'models/image-generation', name), 'models: {}\n');
  for (const result of [await syncIn(folder), await runGenerate(placesIn(folder), plainStyle)]) {
    expect(result.exitCode).toBe(2);
    expect(result.problems[0]?.message).toContain(message);
    expect(result.problems[0]?.file).toContain(name);
  }
});

test('sync --from reads pages from a folder or below another URL', async () => {
  const { folder, answers } = await pagesServer();
  const mirror = await loopbackServer((request, response) => {
    response.writeHead(request.url === '/acme' ? 200 : 404).end(newer);
  });
  answers.clear();
  const result = await syncIn(folder, { from: mirror });
  expect(result.problems.map(({ code }) => code)).toEqual(['SYNC_PAGE_REMOVED']);
  const definition = contents(folder)['models/image-generation/acme.yaml'];
  expect(definition).toContain('max: 2');
  expect(definition).not.toContain(mirror);
});

test('discover lists the untracked provider pages that the docs link to', async () => {
  const server = await loopbackServer(({ url }, response) => {
    if (url !== '/') response.end(acmePage);
    else {
      response.end(`<a href="/gen/image-generation/image-generation-acme/">Acme</a>
<a href='gen/image-generation/image-generation-zenith/index.md#top'>Zenith</a>
[Guide](/gen/image-generation/guide/) [Same](/gen/image-generation/image-generation-zenith)
<a href="javascript:alert(1)">no</a>`);
    }
  });
  const folder = await projectOf([`${server}/gen/image-generation/image-generation-acme/index.md`]);
  const known = readTrackedDefinitions(placesIn(folder).models);
  const found = await discoverPages(`${server}/`, known.ok ? known.value : []);
  expect(found).toMatchObject({
    ok: true,
    value: [
      {
        url: `${server}/gen/image-generation/image-generation-acme/`,
        path: 'image-generation/acme.yaml',
      },
      { url: `${server}/gen/image-generation/image-generation-zenith/` },
    ],
  });
});

test('sync reports a missing models folder and writes nothing', async () => {
  const folder = temporaryFolder();
  expect(await syncIn(folder)).toMatchObject({
    exitCode: 2,
    problems: [{ code: 'INPUT_NO_MODELS_FOLDER' }],
  });
  expect(contents(folder)).toEqual({});
});

test('sync reports definitions without a URL together, as an error if there are no others', async () => {
  const { folder } = await pagesServer();
  const withoutAddress = (name: string) => {
    edit(join(folder, `models/image-generation/${name}.yaml`), (text) =>
      text.replace(/^ {2}(url|etag|lastModified): .*\n/gm, ''),
    );
  };
  withoutAddress('acme');
  expect(await syncIn(folder, { mode: 'check' })).toMatchObject({
    exitCode: 0,
    problems: [{ code: 'SYNC_NO_URL', severity: 'warning' }],
  });
  withoutAddress('other');
  const { exitCode, problems } = await syncIn(folder, { mode: 'check' });
  expect(exitCode).toBe(2);
  expect(problems).toMatchObject([{ code: 'SYNC_NO_URL', severity: 'error' }]);
  expect(problems[0]?.message).toContain('The same applies to image-generation/other.yaml');
});

test('sync reports a missing folder of pages once', async () => {
  const { folder } = await pagesServer();
  const { exitCode, problems } = await syncIn(folder, { from: join(folder, 'nowhere') });
  expect(exitCode).toBe(2);
  expect(problems).toHaveLength(1);
});
