import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runAdd } from '../../generator/commands/add.ts';
import { runBuild } from '../../generator/commands/build.ts';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runImport } from '../../generator/commands/import.ts';
import { runInit } from '../../generator/commands/init.ts';
import { runLint } from '../../generator/commands/lint.ts';
import { runRemove } from '../../generator/commands/remove.ts';
import type { UpdateOptions } from '../../generator/commands/run-update.ts';
import { runSite } from '../../generator/commands/site.ts';
import { runSync } from '../../generator/commands/sync.ts';
import { runWatch } from '../../generator/commands/watch.ts';
import { configName } from '../../generator/config/output-settings.ts';
import { readConfig } from '../../generator/config/read-config.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acmePage } from '../support/page-text.ts';
import { withServer } from './support/server.ts';

/** A command that writes, and the project that it is run on. */
export interface Scenario {
  readonly name: string;
  readonly prepare: (folder: string) => Promise<void>;
  readonly run: (folder: string) => Promise<CommandResult>;
  /** Runs after the journal was deleted, or when all is done, if the command can't be repeated then. */
  readonly again?: (folder: string) => Promise<CommandResult>;
  /** The same on the command line, in the folder of the project. */
  readonly args?: readonly string[];
  /** Files that a person edits between the kill and the next run. */
  readonly edited: readonly string[];
}

export const definition = 'models/image-generation/acme.yaml';
const page = 'generated/docs/models/acme-edit.md';
const overlay = 'models/image-generation/acme.overlay.yaml';

const otherPage = acmePage.replaceAll('Acme', 'Other').replaceAll('acme', 'other');
const newerPage = (text: string) =>
  text
    .replace('2026-04-09', '2026-06-15')
    .replace('| 4 ', '| 2 ')
    .replace('How many.          |', 'How many: up to 2. |');

export function places(folder: string) {
  return { models: join(folder, 'models'), out: join(folder, 'generated') };
}

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function imported(folder: string): Promise<void> {
  put(folder, 'package.json', '{ "version": "1.4.2" }');
  put(folder, 'CHANGELOG.md', '# Changelog\n\n## 1.4.2 (2026-04-09)\n\n- The first.\n');
  put(folder, 'pages/acme.md', acmePage);
  put(folder, 'pages/other.md', otherPage);
  await runImport([join(folder, 'pages')], places(folder), plainStyle);
  put(folder, 'pages/acme.md', newerPage(acmePage));
  put(folder, 'pages/other.md', newerPage(otherPage));
}

async function generated(folder: string): Promise<void> {
  await imported(folder);
  await runGenerate(places(folder), plainStyle);
}

function siteOf(folder: string) {
  return { models: join(folder, 'models'), out: join(folder, 'site') };
}

async function changed(folder: string): Promise<void> {
  await generated(folder);
  const text = readFileSync(join(folder, definition), 'utf8');
  put(folder, definition, text.replace('max: 4', 'max: 3'));
  rmSync(join(folder, definition.replace('acme', 'other')));
}

const docsPath = '/gen/image-generation/image-generation-';

/** Runs `use` with the origin of a docs site that has both pages. */
export async function withDocs(use: (origin: string) => Promise<void>): Promise<void> {
  await withServer(({ url = '', headers: { host = '' } }, response) => {
    const [, name] = new RegExp(`^${docsPath}(\\w+)/index\\.md$`).exec(url) ?? [];
    const links = ['acme', 'other'].map((page) => `- [P](http://${host}${docsPath}${page}/)\n`);
    if (url === '/llms.txt') response.end(`# Docs\n\n${links.join('')}`);
    else if (name === 'acme') response.end(acmePage);
    else if (name === 'other') response.end(otherPage);
    else response.writeHead(404).end();
  }, use);
}

/** A project that tracks these pages of the docs. */
function tracking(docs: string, pages: readonly string[]): Scenario['prepare'] {
  return async (folder) => {
    put(folder, 'package.json', '{ "version": "1.4.2" }\n');
    put(folder, 'CHANGELOG.md', '# Changelog\n\n## 1.4.2 (2026-04-09)\n\n- The first.\n');
    put(folder, configName, `# Ours.\nindex: ${docs}/llms.txt\n`);
    await runAdd(
      { ...updateOf(folder), pages: pages.map((page) => `${docs}${docsPath}${page}/`), all: false },
      plainStyle,
    );
  };
}

function updateOf(folder: string): UpdateOptions {
  const settings = readConfig(folder);
  return { ...places(folder), root: folder, config: settings.ok ? settings.value.config : {} };
}

function projectScenarios(docs: string): readonly Scenario[] {
  const acme = `${docs}${docsPath}acme/`;
  const changelog = 'CHANGELOG.md';
  return [
    {
      name: 'init',
      prepare: (folder) => {
        put(folder, 'package.json', '{\n  "name": "own"\n}\n');
        put(folder, '.gitignore', 'own/\n');
        return Promise.resolve();
      },
      run: (folder) =>
        runInit({ ...places(folder), root: folder, index: `${docs}/llms.txt` }, plainStyle),
      args: ['init', `${docs}/llms.txt`, '--yes'],
      edited: [definition, '.gitignore'],
    },
    {
      name: 'add',
      prepare: tracking(docs, ['other']),
      run: (folder) => runAdd({ ...updateOf(folder), pages: [acme], all: false }, plainStyle),
      args: ['add', acme],
      edited: [definition.replace('acme', 'other'), changelog, configName],
    },
    {
      name: 'remove',
      prepare: tracking(docs, ['acme', 'other']),
      run: (folder) =>
        runRemove({ ...updateOf(folder), pages: ['other'], removeOverlays: false }, plainStyle),
      again: (folder) => runSync({ ...updateOf(folder), acceptRemovals: false }, plainStyle),
      args: ['remove', 'other'],
      edited: [definition, page, changelog, configName],
    },
  ];
}

/**
 * Returns the commands that write; `docs` is the origin of a docs site. The one with the most file
 * calls is last, so that it uses the kills that the others can't.
 */
export function scenariosOf(docs: string): readonly Scenario[] {
  return [...projectScenarios(docs), ...scenarios];
}

const scenarios: readonly Scenario[] = [
  {
    name: 'import',
    prepare: imported,
    run: (folder) => runImport([join(folder, 'pages')], places(folder), plainStyle),
    args: ['import', 'pages'],
    edited: [definition],
  },
  {
    name: 'generate',
    prepare: changed,
    run: (folder) => runGenerate(places(folder), plainStyle),
    args: ['generate'],
    edited: [definition, page],
  },
  {
    name: 'generate --package',
    prepare: changed,
    run: (folder) => runGenerate({ ...places(folder), settings: { package: 'acme' } }, plainStyle),
    edited: [definition, page],
  },
  {
    name: 'sync',
    prepare: generated,
    run: (folder) =>
      runSync(
        { ...places(folder), root: folder, from: join(folder, 'pages'), acceptRemovals: false },
        plainStyle,
      ),
    args: ['sync', '--from', 'pages'],
    edited: [definition, page, 'CHANGELOG.md'],
  },
  {
    name: 'lint --write',
    prepare: async (folder) => {
      await imported(folder);
      await runImport([join(folder, 'pages')], places(folder), plainStyle);
      const text = readFileSync(join(folder, definition), 'utf8');
      const images =
        '      - name: images\n        type: file_array\n        description: Up to 4 images.\n';
      put(folder, definition, `${text.trimEnd()}\n${images}`);
      put(folder, overlay, '# Kept.\nmodels: {}\n');
    },
    run: (folder) => runLint({ ...places(folder), only: [], write: 'write' }, plainStyle),
    args: ['lint', '--write'],
    edited: [definition, overlay],
  },
  {
    name: 'build',
    prepare: generated,
    run: (folder) => runBuild(join(folder, 'generated'), plainStyle),
    args: ['build'],
    edited: [definition, page],
  },
  {
    name: 'site',
    prepare: async (folder) => {
      await imported(folder);
      await runSite(siteOf(folder), plainStyle);
      await runImport([join(folder, 'pages')], places(folder), plainStyle);
    },
    run: (folder) => runSite(siteOf(folder), plainStyle),
    args: ['site', '--out', 'site'],
    edited: [definition],
  },
  {
    name: 'watch',
    prepare: changed,
    run: async (folder) => {
      const end = new AbortController();
      const results: CommandResult[] = [];
      const report = (result: CommandResult) => {
        results.push(result);
        end.abort();
      };
      await runWatch(places(folder), plainStyle, report, end.signal);
      const [result] = results;
      if (!result) throw new Error('watch reported nothing');
      return result;
    },
    edited: [definition, page],
  },
  {
    name: 'generate, first',
    prepare: imported,
    run: (folder) => runGenerate(places(folder), plainStyle),
    edited: [definition, page],
  },
];

/** Returns the files of a project by path, without its pages. */
export function filesIn(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
      .filter((path) => !path.startsWith('pages'))
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}
