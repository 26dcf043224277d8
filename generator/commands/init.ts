import { relative, resolve } from 'node:path';
import { configName } from '../config/output-settings.ts';
import { outputSettings, readConfig } from '../config/read-config.ts';
import type { Config } from '../config/schema.ts';
import { projectFiles, type ProjectFile } from '../init/project-files.ts';
import { Cancelled, type Questions } from '../init/questions.ts';
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
import { runUpdate, type Gathered, type OpenProject } from './run-update.ts';

/** Options of `init`. */
export interface InitOptions {
  /** The folder of the project, which need not be empty. */
  readonly root: string;
  readonly models: string;
  readonly out: string;
  /** A URL of the docs, or their index. */
  readonly index?: string;
  /** The settings of flags for the configuration file. */
  readonly settings?: Config;
  readonly mode?: Exclude<WriteMode, 'check'>;
  /** Asks the user; by default nothing is asked. */
  readonly questions?: Questions;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The docs of Scenario, whose index is found from there. */
export const defaultDocs = 'https://docs.scenario.com/';

/**
 * Sets a project up: tracks pages of the reference and writes definitions, output, configuration,
 * workflows and scripts, all of them or none. Does nothing in a project that has a configuration.
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
    return await initAlone(options, style);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    const stderr = 'Canceled. Nothing was written.\n';
    return { exitCode: exitCodes.success, problems: [], stderr, json: { created: [] } };
  }
}

async function initAlone(options: InitOptions, style: Style): Promise<CommandResult> {
  const { root, models, out, settings = {}, mode = 'write', questions } = options;
  const index = options.index ?? (await questions?.index(defaultDocs)) ?? defaultDocs;
  let files: readonly ProjectFile[] = [];
  const configured = outputSettings(settings);
  const result = await runUpdate(
    { ...{ root, models, out, mode }, config: settings, configured, acceptFormat: true },
    async (project) => {
      const gathered = await gatherPages(index, options, project);
      if (!gathered.ok) return gathered;
      const { config, ...pages } = gathered.value;
      const made = projectFiles(root, config);
      if (!made.ok) return made;
      files = made.value;
      const changed = files.filter(({ change }) => change !== 'kept');
      const rootFiles = Object.fromEntries(changed.map(({ path, text }) => [path, text]));
      return successOf({ ...pages, rootFiles }, gathered.problems);
    },
    style,
    { createsModels: true },
  );
  if (files.length === 0 || result.json === null) return result;
  const created = files.map(({ path, change }) => ({ path, change }));
  const report = mode === 'dry-run' ? '' : `\n${nextSteps}`;
  return {
    ...result,
    stdout: '',
    stderr: `${result.stderr ?? ''}${files.map((file) => fileLine(file, style)).join('')}${report}`,
    json: { created },
  };
}

/** Reads the pages of the index, and makes the configuration that selects them. */
async function gatherPages(
  docs: string,
  options: InitOptions,
  { known }: OpenProject,
): Promise<Result<Gathered & { readonly config: Config }>> {
  const { settings = {}, questions, onProgress, root } = options;
  const below = (folder: string) => withSlashes(relative(resolve(root), resolve(folder)));
  const [models, out] = [below(options.models), below(options.out)];
  if (!isWebUrl(docs) || !URL.canParse(docs)) return failureOf([wrongIndex(docs)]);
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
  const pages = read.pages.filter(({ definition, origin }) =>
    isSelected(config, definition.source.url ?? origin, definition),
  );
  const isFull = pages.length > 0 || known.length > 0;
  if (!isFull) return failureOf([...found.problems, ...read.problems, noPages(index)]);
  const amount = pages.reduce((sum, { definition }) => sum + definition.models.length, 0);
  const note = `${countOf(pages.length, 'page')} of ${index}, ${countOf(amount, 'model')}`;
  return successOf({ ...read, pages, config, notes: [note] }, found.problems);
}

const nextSteps = `Next:
  1. npm install
  2. Commit everything.
  3. On GitHub, allow Actions to create pull requests: Settings, Actions, General.
`;

function fileLine({ path, change }: ProjectFile, style: Style): string {
  const mark = change === 'kept' ? style.dim('·') : style.green('✔');
  return `${mark} ${showHidden(path)}: ${change === 'added to' ? 'lines added' : change}\n`;
}

function nothingToDo(style: Style): CommandResult {
  return {
    exitCode: exitCodes.success,
    problems: [],
    stderr: `${style.green('✔')} This project is set up: it has ${configName}. Nothing was written. Run \`scenario-models sync\` for updates, and \`scenario-models add\` for more pages.\n`,
    json: { created: [] },
  };
}

function wrongIndex(docs: string): Problem {
  return {
    code: 'INPUT_BAD_URL',
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
    message: 'No page of the index could be read and is selected. Nothing was written.',
    fix: 'Check --page, --category and --model, or the index in a browser.',
  };
}
