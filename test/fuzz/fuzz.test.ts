import fc from 'fast-check';
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { invalidInput, type CommandResult } from '../../generator/commands/command-result.ts';
import { diffSides } from '../../generator/commands/diff-sides.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runImport } from '../../generator/commands/import.ts';
import { runLint } from '../../generator/commands/lint.ts';
import { exceptionResult } from '../../generator/commands/report-result.ts';
import { configName } from '../../generator/config/output-settings.ts';
import { readConfig } from '../../generator/config/read-config.ts';
import { hashOf } from '../../generator/output/hash.ts';
import { stateFile } from '../../generator/output/state-file.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { lockName } from '../../generator/sync/lock.ts';
import { recordOf } from '../commands/inputs.ts';
import { acme, zenith } from '../support/definition-text.ts';
import { isLong } from '../support/long-form.ts';
import { acmePage } from '../support/page-text.ts';
import { corpusPages, modelRecords } from '../support/shared.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { pagesServer } from '../sync/pages-server.ts';
import { placesIn, projectOf, syncIn } from '../sync/project.ts';
import { mutated } from './mutate.ts';

/** `FUZZ_RUNS=3000` runs as many cases of each kind of file. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? (isLong() ? 200 : 8));

/** Small ones: the structure of the others is the same, and each case is read as a whole. */
const small = (files: readonly { readonly text: string }[], most: number): readonly string[] =>
  files.map(({ text }) => text).filter((text) => text.length < most);

const pages = [acmePage, ...small(corpusPages(), 6000)];
const records = [
  recordOf('{"name":"seed","type":"number","required":{"ifDefined":{"a":1}},"min":0,"max":9}'),
  ...small(modelRecords(), 8000),
];
const definition = 'models/image-generation/acme.yaml';
const overlay = definition.replace('.yaml', '.overlay.yaml');
const history = definition.replace('.yaml', '.history.yaml');
const manifest = 'generated/manifest.json';

const overlays = [
  `models:
  model_acme-edit:
    identifier: acmeRetouch
    deprecated: { reason: Replaced., replacement: model_acme }
    mutuallyExclusive: [[image, strength]]
    examples:
      - { name: Soft, description: Softer., input: { image: asset_a, strength: 0.5 } }
    parameters:
      image: { kind: image, maxSize: 10485760, fileFormats: [png, jpg] }
      strength: { min: 0.1, max: null, step: 0.1 }
  model_acme:
    parameters:
      prompt: { maxLength: 2000, minLength: 1, description: "A text." }
      size: { allowedValues: ["1K", "2K"], default: "2K", label: Size, valueLabels: { "1K": Small } }
`,
  '# Kept.\nmodels:\n  model_acme:\n    requires:\n      - { parameter: size, requires: [prompt] }\n    parameters: {}\n',
];

const configs = [
  'index: http://127.0.0.1:9/\nnewPages: report\nonly: [docs]\nexclude:\n  pages: [phota]\n  models: [a]\nreference:\n  columns: { Standard: Default }\n  types: { picture: file }\n',
  'models: models\nout: generated\nchangelog: CHANGELOG.md\npackage: "@acme/models"\nflavor: mdx\nurl: https://example.com/\nfrontMatter: true\ntrustDescriptions: true\nrecords: { url: "http://127.0.0.1:9/v1", key: public }\nlimits: { pageSize: 1, timeout: 1, concurrency: 2 }\nsite: { out: dist/site }\n',
];

type Run = () => Promise<CommandResult>;

let turn = 0;

/**
 * Runs one of these commands, each in turn. Fails if it ends with the exit code of a bug, and shows
 * the text that it read.
 */
async function neverBug(text: string, ...runs: readonly [Run, ...Run[]]): Promise<number> {
  const run = runs[turn++ % runs.length] ?? runs[0];
  const { exitCode, stderr } = await run().catch(exceptionResult);
  expect(exitCode, `${JSON.stringify(text)}\n${stderr ?? ''}`).not.toBe(1);
  return exitCode;
}

/** Checks a property of many mutations of these texts. */
async function fuzz(texts: readonly string[], check: (text: string) => Promise<unknown>) {
  const property = fc.asyncProperty(mutated(texts), async (text) => {
    await check(text);
  });
  await fc.assert(property, { numRuns });
}

function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A project with an output, a history and a newer page. */
async function projectWithHistory(): Promise<string> {
  const folder = await projectOf([join(temporaryFolder({ 'page.md': acmePage }), 'page.md')]);
  const newer = acmePage.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 2 ');
  put(folder, { 'pages/page.md': newer });
  await syncIn(folder, { from: join(folder, 'pages') });
  put(folder, { 'pages/page.md': newer.replace('06-15', '06-16').replace('| 2 ', '| 3 ') });
  return folder;
}

describe('commands never fail with a bug', () => {
  test.each([
    ['pages', 'page.md', pages],
    ['records', 'record.json', records],
  ])('for mutated %s: import, then generate', async (_, name, texts) => {
    const folder = temporaryFolder();
    const models = join(folder, 'models');
    await fuzz(texts, async (text) => {
      rmSync(models, { recursive: true, force: true });
      put(folder, { [name]: text });
      const imported = await neverBug(text, () =>
        runImport([join(folder, name)], { models }, plainStyle),
      );
      if (imported !== 0) return;
      await neverBug(text, () =>
        runGenerate({ models, out: join(folder, 'out'), mode: 'dry-run' }, plainStyle),
      );
    });
  });

  test.each([
    ['definitions', definition, [acme, zenith]],
    ['overlays', overlay, overlays],
  ])('for mutated %s: generate, lint and diff', async (_, path, texts) => {
    const folder = temporaryFolder({ [definition]: acme, 'before/image-generation/a.yaml': acme });
    const { models, out } = placesIn(folder);
    const sides = [join(folder, 'before'), models] as const;
    const options = { models, accepted: '', explain: true, format: 'text' } as const;
    await fuzz(texts, async (text) => {
      put(folder, { [path]: text });
      await neverBug(
        text,
        () => runGenerate({ models, out, mode: 'dry-run' }, plainStyle),
        () => runLint({ models, only: [], write: 'dry-run' }, plainStyle),
        () => diffSides(...sides, options, plainStyle),
      );
    });
  });

  test.each([
    ['histories', history],
    ['manifests', manifest],
    ['package files', 'package.json'],
    ['changelogs', 'CHANGELOG.md'],
  ])('for mutated %s: generate, --check and sync', async (_, path) => {
    const folder = await projectWithHistory();
    const places = placesIn(folder);
    await fuzz([readFileSync(join(folder, path), 'utf8')], async (text) => {
      put(folder, { [path]: text });
      await neverBug(
        text,
        () => runGenerate({ ...places, mode: 'dry-run' }, plainStyle),
        () => runGenerate({ ...places, mode: 'check' }, plainStyle),
        () => syncIn(folder, { from: join(folder, 'pages'), mode: 'dry-run' }),
      );
    });
  });

  test('for mutated configurations: generate and sync', async () => {
    const folder = await projectWithHistory();
    await fuzz(configs, async (text) => {
      put(folder, { [configName]: text });
      const withSettings = (
        run: (settings: ReturnType<typeof readConfig> & { ok: true }) => Promise<CommandResult>,
      ) => {
        const settings = readConfig(folder);
        return settings.ok ? run(settings) : Promise.resolve(invalidInput(settings.problems));
      };
      const places = placesIn(folder);
      await neverBug(
        text,
        () =>
          withSettings(({ value: { output } }) =>
            runGenerate(
              { ...places, mode: 'dry-run', ...(output && { configured: output }) },
              plainStyle,
            ),
          ),
        () =>
          withSettings(({ value: { config, output } }) => {
            const from = join(folder, 'pages');
            const configured = output ? { configured: output } : {};
            return syncIn(folder, { from, mode: 'dry-run', config, ...configured });
          }),
      );
    });
  });

  test('for mutated lock files: sync with the pages of a server', async () => {
    const { folder } = await pagesServer();
    await syncIn(folder);
    const file = join('models', lockName);
    await fuzz([readFileSync(join(folder, file), 'utf8')], async (text) => {
      put(folder, { [file]: text });
      await neverBug(text, () => syncIn(folder, { mode: 'dry-run' }));
    });
  });

  test('for mutated journals, locks and notes of runs: --check, generate and sync', async () => {
    vi.stubEnv('XDG_STATE_HOME', temporaryFolder());
    const folder = await projectWithHistory();
    const { models, out } = placesIn(folder);
    const real = (path: string) => realpathSync(join(folder, path));
    const before = hashOf(readFileSync(join(folder, definition), 'utf8'));
    const journal = JSON.stringify({
      root: real('.'),
      models: real('models'),
      out: real('generated'),
      files: {
        [definition]: { before, after: acme },
        'CHANGELOG.md': { before: null, after: null },
      },
    });
    const lock = JSON.stringify({ pid: 1, host: 'a', started: 'b 1', folder: real('models') });
    const kinds = ['journal', 'lock', 'pending', 'proof', 'unchanged'] as const;
    const state = kinds.map((kind) => stateFile(kind === 'pending' ? out : models, kind));
    let place = 0;
    await fuzz([journal, lock, '{"files":{"sdk/index.ts":"ab"}}'], async (text) => {
      for (const file of state) rmSync(file, { force: true });
      const file = state[place++ % state.length] ?? '';
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      await neverBug(
        text,
        () => runGenerate({ models, out, mode: 'check' }, plainStyle),
        () => runGenerate({ models, out }, plainStyle),
        () => syncIn(folder, { models, out, from: join(folder, 'pages') }),
      );
    });
  });
});
