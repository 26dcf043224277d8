import { join } from 'node:path';
import { withoutExcluded } from '../config/edit-config.ts';
import { fetchLimitsOf } from '../config/fetch-limits.ts';
import { configName } from '../config/output-settings.ts';
import type { Config } from '../config/schema.ts';
import { readRegularFile } from '../output/write-file.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { sourceText } from '../report/source-text.ts';
import type { Style } from '../report/style.ts';
import { discoverPages, type DiscoveredPage } from '../sync/discover-pages.ts';
import { pageLimitsOf } from '../sync/fetch-page.ts';
import { readNewPages } from '../sync/new-pages.ts';
import { maySelect, namesUrl } from '../sync/selection.ts';
import { countOf } from '../text/count-words.ts';
import { showHidden } from '../text/invisible.ts';
import { isWebUrl } from '../text/public-url.ts';
import type { CommandResult } from './command-result.ts';
import {
  runUpdate,
  type CollectedUpdate,
  type OpenProject,
  type UpdateOptions,
} from './run-update.ts';

/** Options of `add`. */
export interface AddOptions extends UpdateOptions {
  /** URLs of pages, or providers or URL patterns of pages on the index. */
  readonly pages: readonly string[];
  /** Whether to add every page of the index that the configuration selects. */
  readonly all: boolean;
  /** The docs index. Default: the configured one. */
  readonly index?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Tracks pages: writes their definitions and output atomically. */
export function runAdd(options: AddOptions, style: Style): Promise<CommandResult> {
  return runUpdate(
    { ...options, acceptFormat: true },
    (project) => collectNew(options, project),
    style,
    { createsModels: true },
  );
}

async function collectNew(
  options: AddOptions,
  { known }: OpenProject,
): Promise<Result<CollectedUpdate>> {
  const { config = {}, pages, all, onProgress } = options;
  const limits = pageLimitsOf(config);
  const urls = pages.filter(isUrl);
  const names = pages.filter((page) => !isUrl(page));
  const listed = await listedPages(options, known, names);
  if (!listed.ok) return listed;
  const isWanted = ({ link }: DiscoveredPage) =>
    (all && maySelect(config, link)) || namesUrl({ pages: names }, link);
  const selected = listed.value.filter((page) => page.path === undefined && isWanted(page));
  const unknown = names.filter(
    (name) => !listed.value.some(({ link }) => namesUrl({ pages: [name] }, link)),
  );
  if (unknown.length > 0) return failureOf(unknown.map(unknownPage));
  const reading = { config, limits, ...(onProgress && { onProgress }) };
  // A named page is added even if the configuration does not select it.
  const named = await readNewPages(
    [...urls, ...(all ? [] : selected.map(({ link }) => link))],
    known,
    {
      ...reading,
      fromIndex: false,
    },
  );
  const others = await readNewPages(all ? selected.map(({ link }) => link) : [], known, {
    ...reading,
    fromIndex: true,
  });
  const untracked = listed.value.filter(({ path }) => path === undefined).length;
  const unselected = all ? untracked - others.pages.length - others.unread : 0;
  const tracked = [
    ...named.tracked,
    ...listed.value.flatMap((page) =>
      isWanted(page) && page.path !== undefined ? [page.path] : [],
    ),
  ];
  const rootFiles = withoutExclusions(options, urls);
  if (!rootFiles.ok) return rootFiles;
  return successOf(
    {
      pages: [...named.pages, ...others.pages],
      read: new Map([...named.read, ...others.read]),
      unread: named.unread + others.unread,
      problems: [...named.problems, ...others.problems],
      rootFiles: rootFiles.value,
      notes: all
        ? unselectedNotes(config, unselected)
        : tracked.map((path) => `${showHidden(path)} already tracks its page.`),
    },
    listed.problems,
  );
}

/** Returns a line about the pages of the index that the configuration does not select. */
function unselectedNotes({ include, exclude }: Config, amount: number): readonly string[] {
  if (amount === 0 || (!include && !exclude)) return [];
  return [
    `${countOf(amount, 'page')} of the index not added: \`include\` and \`exclude\` in ${configName} do not select ${amount === 1 ? 'it' : 'them'}. To add a page, name it.`,
  ];
}

async function listedPages(
  { config = {}, all, index = config.index }: AddOptions,
  known: OpenProject['known'],
  names: readonly string[],
): Promise<Result<readonly DiscoveredPage[]>> {
  if (!all && names.length === 0) return successOf([]);
  if (index === undefined) return failureOf([noIndex(names)]);
  const include = { ...config.include, pages: [...(config.include?.pages ?? []), ...names] };
  return discoverPages(index, known, { include, limits: fetchLimitsOf(config) });
}

/** Returns the configuration without exclusions of pages that are added. */
function withoutExclusions(
  { root, config = {} }: { readonly root: string; readonly config?: Config },
  urls: readonly string[],
): Result<Readonly<Record<string, string>>> {
  const isExcluded = config.exclude?.pages?.some((page) => urls.includes(page)) ?? false;
  const text = isExcluded ? readRegularFile(join(root, configName)) : undefined;
  if (text === undefined) return successOf({});
  const edited = withoutExcluded(sourceText(configName, text), urls);
  return edited.ok ? successOf({ [configName]: edited.value }) : edited;
}

function isUrl(page: string): boolean {
  return isWebUrl(page) && !page.includes('*');
}

function noIndex(names: readonly string[]): Problem {
  return {
    code: 'CONFIG_NO_INDEX',
    severity: 'error',
    message:
      names.length === 0
        ? '--all requires a docs index.'
        : `A docs index is required to find ${names.join(', ')}.`,
    fix: 'Pass --index, set `index` in the configuration, or name pages by their URLs.',
  };
}

function unknownPage(name: string): Problem {
  return {
    code: 'INPUT_UNKNOWN_PAGE',
    severity: 'error',
    message: `The index must link to a page of this name (got '${name}').`,
    fix: 'List the pages with `scenario-models sync --discover URL`, or pass the URL of the page.',
  };
}
