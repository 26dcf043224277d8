import { relative, resolve } from 'node:path';
import { configName } from '../config/output-settings.ts';
import { outputSettings, readConfig } from '../config/read-config.ts';
import type { Config } from '../config/schema.ts';
import { projectFiles, type ProjectFile } from '../init/project-files.ts';
import { Canceled, type Questions } from '../init/questions.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { findIndex } from '../sync/discover-pages.ts';
import { pageLimitsOf } from '../sync/fetch-page.ts';
import { unfinishedRun } from '../sync/journal.ts';
import { readNewPages } from '../sync/new-pages.ts';
import { isSelected, maySelect } from '../sync/selection.ts';
import { countOf } from '../text/count-words.ts';
import { showHidden } from '../text/invisible.ts';
import { isWebUrl } from '../text/public-url.ts';
import { withSlashes } from '../text/with-slashes.ts';
import { exitCodes, invalidInput, type CommandResult, type WriteMode } from './command-result.ts';
import { runExclusively } from './run-exclusively.ts';
import { runUpdate, type CollectedUpdate, type OpenProject } from './run-update.ts';

/** Options of `init`. */
export interface InitOptions {
  /** The folder of the project, which may contain files. */
  readonly root: string;
  readonly models: string;
  readonly out: string;
  /** The URL of the docs or of their index. */
  readonly index?: string;
  /** The settings for the configuration file that flags set. */
  readonly settings?: Config;
  readonly mode?: Exclude<WriteMode, 'check'>;
  /** The questions to ask the user. Default: none. */
  readonly questions?: Questions;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The URL of Scenario's docs, which lead to their index. */
export const defaultDocs = 'https://docs.scenario.com/';

/**
 * Sets up a project: tracks pages of the reference, and writes definitions, output, configuration,
 * workflows and scripts atomically. Does nothing in a project that has a configuration.
 */
export async function runInit(options: InitOptions, style: Style): Promise<CommandResult> {
  const existing = readConfig(options.root);
  if (!existing.ok) return invalidInput(existing.problems);
  if (existing.value.output) {
    const { root, models, out, mode = 'write' } = options;
    const folders = { root, models, out };
    if (unfinishedRun(models, out).length === 0)
      return runExclusively(folders, mode, () => Promise.resolve(nothingToDo(style)));
    const nothing = successOf({ pages: [], problems: [] });
    return runUpdate({ ...folders, mode }, () => Promise.resolve(nothing), style);
  }
  try {
    return await setUpProject(options, style);
  } catch (error) {
    if (!(error instanceof Canceled)) throw error;
    const stderr = 'Canceled. Nothing was written.\n';
    return { exitCode: exitCodes.success, problems: [], stderr, json: { created: [] } };
  }
}

async function setUpProject(options: InitOptions, style: Style): Promise<CommandResult> {
  const { root, models, out, settings = {}, mode = 'write', questions } = options;
  const index = options.index ?? (await questions?.index(defaultDocs)) ?? defaultDocs;
  let files: readonly ProjectFile[] = [];
  const configured = outputSettings(settings);
  const result = await runUpdate(
    { ...{ root, models, out, mode }, config: settings, configured, acceptFormat: true },
    async (project) => {
      const collected = await collectPages(index, options, project);
      if (!collected.ok) return collected;
      const { config, ...pages } = collected.value;
      const planned = projectFiles(root, config);
      if (!planned.ok) return planned;
      files = planned.value;
      const changed = files.filter(({ change }) => change !== 'kept');
      const rootFiles = Object.fromEntries(changed.map(({ path, text }) => [path, text]));
      return successOf({ ...pages, rootFiles }, collected.problems);
    },
    style,
    { createsModels: true },
  );
  if (files.length === 0 || result.json === null) return result;
  const created = files.map(({ path, change }) => ({ path, change }));
  const report = mode === 'dry-run' ? '' : `\n${nextSteps(files)}`;
  return {
    ...result,
    stdout: '',
    stderr: `${result.stderr ?? ''}${files.map((file) => fileLine(file, style)).join('')}${report}`,
    json: { created },
  };
}

/** Reads the pages of the index, and creates the configuration that selects them. */
async function collectPages(
  docs: string,
  options: InitOptions,
  { known }: OpenProject,
): Promise<Result<CollectedUpdate & { readonly config: Config }>> {
  const { settings = {}, questions, onProgress, root } = options;
  const below = (folder: string) => withSlashes(relative(resolve(root), resolve(folder)));
  const [models, out] = [below(options.models), below(options.out)];
  if (!isWebUrl(docs) || !URL.canParse(docs)) return failureOf([invalidIndex(docs)]);
  const limits = pageLimitsOf(settings);
  const found = await findIndex(docs, { ...settings, limits });
  if (!found.ok) return found;
  const { index, pages: listed } = found.value;
  const links = listed.flatMap(({ link }) => (maySelect(settings, link) ? [link] : []));
  const read = await readNewPages(links, known, {
    ...{ config: settings, limits, fromIndex: true },
    ...(onProgress && { onProgress }),
  });
  const answers = (await questions?.pages(read.pages)) ?? {};
  const config: Config = {
    ...(models !== 'models' && { models }),
    ...(out !== 'generated' && { out }),
    index,
    newPages: 'report',
    ...answers,
    ...settings,
  };
  const pages = read.pages.filter(({ definition, pageName }) =>
    isSelected(config, definition.source.url ?? pageName, definition),
  );
  const isFull = pages.length > 0 || known.length > 0;
  if (!isFull) return failureOf([...found.problems, ...read.problems, noPages(index)]);
  const amount = pages.reduce((sum, { definition }) => sum + definition.models.length, 0);
  const note = `${countOf(pages.length, 'page')} of ${index}, ${countOf(amount, 'model')}`;
  return successOf({ ...read, pages, config, notes: [note] }, found.problems);
}

function nextSteps(files: readonly ProjectFile[]): string {
  const isPlaceholder = files.some(
    ({ path, text }) => path === 'package.json' && text.includes('Error: no test specified'),
  );
  const steps = [
    'npm install',
    ...(isPlaceholder
      ? [
          'Remove the script `test` of `npm init` from package.json: it always fails, and the sync workflow runs it.',
        ]
      : []),
    'Commit everything.',
    'On GitHub, allow Actions to create pull requests: Settings, Actions, General.',
  ];
  return `Next:\n${steps.map((step, at) => `  ${at + 1}. ${step}\n`).join('')}`;
}

function fileLine({ path, change }: ProjectFile, style: Style): string {
  const mark = change === 'kept' ? style.dim('·') : style.green('✔');
  return `${mark} ${showHidden(path)}: ${change === 'added to' ? 'lines added' : change}\n`;
}

function nothingToDo(style: Style): CommandResult {
  return {
    exitCode: exitCodes.success,
    problems: [],
    stderr: `${style.green('✔')} This project is already set up: it has ${configName}. Nothing was written. Run \`scenario-models sync\` for updates, and \`scenario-models add\` for more pages.\n`,
    json: { created: [] },
  };
}

function invalidIndex(docs: string): Problem {
  return {
    code: 'INPUT_INVALID_URL',
    severity: 'error',
    message: `The index must be an http(s) URL (got '${docs}').`,
    fix: 'Pass the home page of the docs, llms.txt or a sitemap.',
  };
}

function noPages(index: string): Problem {
  return {
    code: 'INPUT_UNKNOWN_PAGE',
    severity: 'error',
    file: index,
    message: 'No selected page of the index could be read. Nothing was written.',
    fix: 'Check --page, --category and --model, and open the index in a browser.',
  };
}
