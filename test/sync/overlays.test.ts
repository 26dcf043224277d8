import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runImport } from '../../generator/commands/import.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { moveEntry } from '../../generator/sync/move-entry.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { printWorldPage, worldModel } from '../workflow/world.ts';
import { contents, isInStep, placesIn, projectOf, syncIn } from './project.ts';

const one = worldModel('Acme One', 4);
const two = worldModel('Acme Two', 4);
const three = worldModel('Other', 4);
const april = '2026-04-09';
const june = '2026-06-15';

/** Two pages of a server; the first model of the first page moves to the second. */
async function twoPages() {
  const pages = new Map([
    ['/acme', printWorldPage({ provider: 'Acme', date: april, models: [one, two] })],
    ['/other', printWorldPage({ provider: 'Other', date: april, models: [three] })],
  ]);
  const server = await loopbackServer(({ url = '' }, response) => {
    const page = pages.get(url);
    if (page === undefined) response.writeHead(404).end();
    else response.end(page);
  });
  const folder = await projectOf([`${server}/acme`, `${server}/other`]);
  const write = (path: string, text: string) => {
    writeFileSync(join(folder, 'models/image-generation', path), text);
  };
  const move = () => {
    pages.set('/acme', printWorldPage({ provider: 'Acme', date: june, models: [two] }));
    pages.set('/other', printWorldPage({ provider: 'Other', date: june, models: [three, one] }));
  };
  return { server, folder, pages, write, move };
}

const schema = '# yaml-language-server: $schema=../../generated/schema/overlay.schema.json\n';
const entry = `  # ours
  model_acme-one:
    parameters:
      numOutputs:
        integer: true # whole
`;
const second = '  model_acme-two:\n    deprecated: { reason: Old. }\n';
const acmeOverlay = 'models/image-generation/acme.overlay.yaml';
const otherOverlay = 'models/image-generation/other.overlay.yaml';

describe('sync of a model that moves to another page', () => {
  test('moves its overlay entry with its comments, and reports it', async () => {
    const { folder, write, move } = await twoPages();
    write('acme.overlay.yaml', `${schema}\nmodels:\n${entry}${second}`);
    move();
    const { exitCode, problems } = await syncIn(folder);
    expect(exitCode).toBe(0);
    expect(problems.map(({ code }) => code)).toEqual(['OVERLAY_MOVED']);
    const after = contents(folder);
    expect(after[acmeOverlay]).toBe(`${schema}\nmodels:\n${second}`);
    expect(after[otherOverlay]).toBe(`${schema}\nmodels:\n${entry}`);
    expect(after['generated/sdk/models/acme-one.ts']).toContain('z.whole()');
    expect(await isInStep(folder)).toBe(true);
    expect(await syncIn(folder, { mode: 'check' })).toMatchObject({ exitCode: 0, problems: [] });
  });

  test('adds the entry to an existing overlay, and removes an empty one', async () => {
    const { folder, write, move } = await twoPages();
    write('acme.overlay.yaml', `models:\n${entry}`);
    write(
      'other.overlay.yaml',
      'models:\n    model_other:\n        deprecated: { reason: Old. }\n',
    );
    move();
    expect((await syncIn(folder)).exitCode).toBe(0);
    const after = contents(folder);
    expect(after[acmeOverlay]).toBeUndefined();
    expect(after[otherOverlay]).toBe(`models:
    model_other:
        deprecated: { reason: Old. }
    # ours
    model_acme-one:
      parameters:
        numOutputs:
          integer: true # whole
`);
    expect(await isInStep(folder)).toBe(true);
  });

  test('keeps an entry that the other overlay has already or contradicts, and reports it', async () => {
    const { folder, write, move } = await twoPages();
    const ownOverlay = 'models:\n  model_acme-one:\n    deprecated: { reason: Mine. }\n';
    write('acme.overlay.yaml', `models:\n${entry}${second}`);
    write('other.overlay.yaml', 'models: {}\n');
    move();
    // The model is on both pages for a while, and the newer page counts.
    writeFileSync(join(folder, otherOverlay), 'models: {}\n');
    await syncIn(folder);
    expect(contents(folder)[otherOverlay]).toContain('model_acme-one');
    const again = await twoPages();
    again.write('acme.overlay.yaml', `models:\n${entry}`);
    again.pages.set(
      '/other',
      printWorldPage({ provider: 'Other', date: june, models: [three, one] }),
    );
    await syncIn(again.folder);
    again.write('acme.overlay.yaml', ownOverlay);
    const { exitCode, problems } = await syncIn(again.folder);
    expect(exitCode).toBe(0);
    expect(problems.map(({ message }) => message).join('\n')).toContain('has no effect');
    expect(contents(again.folder)[acmeOverlay]).toBe(ownOverlay);
  });

  test('follows it to a new page, with its API record', async () => {
    const { server, folder, pages, write } = await twoPages();
    write('acme.overlay.yaml', `models:\n${entry}`);
    const inputs = [{ name: 'numOutputs', type: 'number', default: 1, min: 1, max: 4, step: 1 }];
    const updatedAt = '2026-07-01T00:00:00Z';
    const record = { id: one.id, name: one.name, updatedAt, capabilities: ['txt2img'], inputs };
    const file = join(folder, 'record.json');
    writeFileSync(file, JSON.stringify(record));
    const { models } = placesIn(folder);
    await runImport([file], { models }, plainStyle);
    pages.set('/acme', printWorldPage({ provider: 'Acme', date: june, models: [two] }));
    pages.set('/third', printWorldPage({ provider: 'Third', date: june, models: [one] }));
    const { exitCode, problems } = await runImport(
      [`${server}/acme`, `${server}/third`],
      { models },
      plainStyle,
    );
    expect(exitCode).toBe(0);
    expect(problems.map(({ code }) => code)).toContain('OVERLAY_MOVED');
    expect(problems.map(({ code }) => code)).not.toContain('RECORD_MODEL_REMOVED');
    const after = contents(folder);
    expect(after[acmeOverlay]).toBeUndefined();
    expect(after['models/image-generation/third.overlay.yaml']).toBe(`models:\n${entry}`);
    expect(after['models/image-generation/third.yaml']).toContain('step: 1');
    expect(after['models/image-generation/acme.yaml']).not.toContain(one.id);
  });
});

describe('import of a page whose provider was renamed', () => {
  test('keeps the definition, its overlay and its history in their files', async () => {
    const { folder, write } = await twoPages();
    write('acme.overlay.yaml', `models:\n${entry}`);
    const file = join(folder, 'labs.md');
    writeFileSync(file, printWorldPage({ provider: 'Acme Labs', date: june, models: [one, two] }));
    const { models } = placesIn(folder);
    const { exitCode, problems } = await runImport([file], { models }, plainStyle);
    expect({ exitCode, codes: problems.map(({ code }) => code) }).toEqual({
      exitCode: 0,
      codes: ['INPUT_RENAMED_PAGE'],
    });
    expect(contents(folder)['models/image-generation/acme.yaml']).toContain('provider: Acme Labs');
    expect(existsSync(join(models, 'image-generation/acme-labs.yaml'))).toBe(false);
    expect(contents(folder)[acmeOverlay]).toBe(`models:\n${entry}`);
  });

  test('accepts a page of another category with the same models as a separate page', async () => {
    const { folder } = await twoPages();
    mkdirSync(join(folder, 'pages'));
    const text = printWorldPage({ provider: 'Acme', date: june, models: [one, two] });
    writeFileSync(join(folder, 'pages/a.md'), text.replace('image generation', 'video generation'));
    const { models } = placesIn(folder);
    const { problems } = await runImport([join(folder, 'pages')], { models }, plainStyle);
    expect(problems.map(({ code }) => code)).not.toContain('INPUT_RENAMED_PAGE');
    expect(contents(folder)['models/video-generation/acme.yaml']).toContain('video generation');
  });
});

test('import parks the overlay entry of a removed parameter, and accepts the page', async () => {
  const { folder, write } = await twoPages();
  write('acme.overlay.yaml', `models:\n${entry}`);
  const file = join(folder, 'acme.md');
  const page = printWorldPage({ provider: 'Acme', date: june, models: [one, two] });
  writeFileSync(file, page.replaceAll('numOutputs', 'numResults'));
  const { exitCode, problems } = await runImport([file], placesIn(folder), plainStyle);
  expect(exitCode).toBe(0);
  expect(problems.map(({ code }) => code)).toEqual(['OVERLAY_PARKED']);
  expect(contents(folder)[acmeOverlay]).toContain('# parked: no longer in the reference');
});

describe('sync --check of a questionable overlay', () => {
  const overlayOf = (line: string) =>
    `models:\n  model_acme-edit:\n    parameters:\n      amount:\n        ${line}\n`;

  async function contradicted(line: string, description: string) {
    let page = acmePage.replace('| 4   |', '| -   |');
    const server = await loopbackServer((_, response) => response.end(page));
    const folder = await projectOf([`${server}/acme`]);
    writeFileSync(join(folder, acmeOverlay), overlayOf(line));
    const before = await syncIn(folder, { mode: 'check' });
    // The table keeps its width.
    page = page.replace('How many.         ', description.padEnd(18)).replace(april, june);
    const check = await syncIn(folder, { mode: 'check' });
    const sync = await syncIn(folder);
    const after = await syncIn(folder, { mode: 'check' });
    return { before, check, sync, after };
  }

  test.each([
    ['integer: true # “How many.”', 'How much.', 'OVERLAY_DESCRIPTION_CHANGED'],
    ['max: 4', 'Must be at most 2.', 'OVERLAY_CONTRADICTED'],
  ])(
    '%s with “%s” exits with code 4, before and after the update: %s',
    async (line, words, code) => {
      const { before, check, sync, after } = await contradicted(line, words);
      expect(before).toMatchObject({ exitCode: 0, problems: [] });
      for (const { exitCode, problems } of [check, after]) {
        expect({ exitCode, problems }).toMatchObject({
          exitCode: 4,
          problems: [{ code, severity: 'warning', location: { line: 5 } }],
        });
      }
      expect(sync).toMatchObject({ exitCode: 0, problems: [{ code }] });
    },
  );

  test.each([
    ['max: 2', 'Must be at most 2.'],
    ['max: 4 # “Must be at most 2”', 'Must be at most 2.'],
    ['max: null', 'Must be at most 2.'],
  ])('%s with “%s” is not doubtful', async (line, words) => {
    const { after } = await contradicted(line, words);
    expect(after).toMatchObject({ exitCode: 0, problems: [] });
  });
});

test('sync reports an overlay entry that the page now states', async () => {
  const stated = acmePage.replace('How many.         ', 'Must be at most 4.');
  let page = stated.replace('| 4   |', '| -   |');
  const server = await loopbackServer((_, response) => response.end(page));
  const folder = await projectOf([`${server}/acme`]);
  writeFileSync(
    join(folder, acmeOverlay),
    'models:\n  model_acme-edit:\n    parameters:\n      amount:\n        max: 4 # “Must be at most 4.”\n',
  );
  expect((await syncIn(folder)).problems).toEqual([]);
  page = stated.replace(april, june);
  const problem = { code: 'OVERLAY_STATED_ELSEWHERE', severity: 'warning', location: { line: 5 } };
  expect((await syncIn(folder)).problems).toMatchObject([problem]);
  expect(await syncIn(folder, { mode: 'check' })).toMatchObject({
    exitCode: 4,
    problems: [problem],
  });
});

describe('moveEntry', () => {
  test.each([
    ['a flow map', 'models: { a: { name: A }, b: { name: B } }\n', undefined],
    ['quoted keys', 'models:\n  "a":\n    name: A\n\n  b: { name: B }\n', 'models:\n  c: {}\n'],
    [
      'comments',
      'models:\n  # of a\n  a:\n    name: A # x\n  # of b\n  b:\n    name: B\n',
      undefined,
    ],
    ['other indents', 'models:\n      a:\n         name: A\n', 'models:\n c:\n  name: C\n'],
    ['an empty target', 'models:\n  a: { name: A }\n', 'models: {}\n'],
  ])('moves an entry in %s', (_, source, target) => {
    const moved = moveEntry(source, target, 'a');
    expect(moved.target).toMatch(/^ *"?a"?:/m);
    expect(moved.source ?? '').not.toMatch(/\ba"?:/);
    if (source.includes('b:')) expect(moved.source).toContain('b:');
    expect(/# of a/.exec(moved.target)?.length ?? 0).toBe(source.includes('# of a') ? 1 : 0);
  });
});
