import { pageKey } from '../definition/place-definitions.ts';
import type { ApiOptions } from '../record/api-client.ts';
import { successOf, type Problem, type Result } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { discoverPages } from '../sync/discover-pages.ts';
import { pageLimitsOf, type FetchPageOptions } from '../sync/fetch-page.ts';
import { readNewPages, type NewPages } from '../sync/new-pages.ts';
import { pageSourceOf } from '../sync/page-url.ts';
import { readPageUpdates } from '../sync/read-page-updates.ts';
import { keyVariables, recordAccess } from '../sync/record-access.ts';
import { modelsWithRecord, refreshRecords } from '../sync/refresh-records.ts';
import { maySelect } from '../sync/selection.ts';
import { countOf } from '../text/count-words.ts';
import type { CommandResult } from './command-result.ts';
import {
  runUpdate,
  type CollectedUpdate,
  type OpenProject,
  type UpdateOptions,
} from './run-update.ts';

/** Options of `sync`. */
export interface SyncOptions extends UpdateOptions {
  /** A folder of pages or a base URL to read from instead of the URL of each definition. */
  readonly from?: string;
  readonly acceptRemovals: boolean;
  /** Whether to accept pages that have moved permanently, with their new URLs. */
  readonly acceptMoves?: boolean;
  readonly limits?: FetchPageOptions;
  /** The limits of requests to the API. */
  readonly api?: ApiOptions;
  /** The environment variables. Default: those of the process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads every page again, and updates definitions, output, histories and changelog atomically. */
export function runSync(options: SyncOptions, style: Style): Promise<CommandResult> {
  const collect = async (project: OpenProject): Promise<Result<CollectedUpdate>> => {
    // Pages and records come from two servers.
    const [pages, records] = await Promise.all([
      collectUpdates(options, project),
      collectRecords(options, project),
    ]);
    if (!pages.ok) return pages;
    const problems = [...pages.value.problems, ...records.problems];
    return successOf({ ...pages.value, ...records, problems });
  };
  return runUpdate(options, collect, style);
}

/** Reads the records of the models that have one, if there is a key. */
async function collectRecords(
  { config = {}, from, acceptRemovals, api, env }: SyncOptions,
  { known, lock }: OpenProject,
): Promise<Pick<CollectedUpdate, 'records' | 'missingIds' | 'recordsRead' | 'notes' | 'problems'>> {
  if (from !== undefined || modelsWithRecord(known).length === 0) return { problems: [] };
  const access = recordAccess(config, env);
  if (!access.ok) return { problems: access.problems };
  if (!access.value) {
    const { key, secret } = keyVariables(config);
    const note = `API records are not read again: ${key} and ${secret} are not set. Set them, or \`records.key: public\` in the configuration.`;
    return { notes: [note], problems: [] };
  }
  const options = { ...api, ...access.value, lock, acceptRemovals };
  const { read, ...refreshed } = await refreshRecords(known, options);
  return { ...refreshed, recordsRead: read };
}

async function collectUpdates(
  options: SyncOptions,
  { known, lock, reader }: OpenProject,
): Promise<Result<CollectedUpdate>> {
  const { config = {}, from } = options;
  const keys = new Set(known.map(({ definition }) => pageKey(definition)));
  const updates = await readPageUpdates(known, {
    ...options,
    pageSource: pageSourceOf(from),
    isTracked: (key) => keys.has(key),
    lock,
    reader,
    map: config.reference ?? {},
    limits: options.limits ?? pageLimitsOf(config),
    ...(config.limits?.concurrency && { concurrency: config.limits.concurrency }),
  });
  if (config.index === undefined || from !== undefined) return successOf(updates);
  const found = await untrackedPages(config.index, options, known);
  const problems = [...updates.problems, ...found.problems];
  if (config.newPages !== 'import') {
    const warnings = found.pages.length > 0 ? [newPages(found, config.index)] : [];
    return successOf({ ...updates, problems: [...problems, ...warnings] });
  }
  return successOf({
    ...updates,
    pages: [...updates.pages, ...found.pages],
    read: new Map([...updates.read, ...found.read]),
    unread: updates.unread + found.unread,
    problems,
  });
}

/** Reads the pages that are new on the index. */
async function untrackedPages(
  index: string,
  options: SyncOptions,
  known: OpenProject['known'],
): Promise<NewPages> {
  const { config = {} } = options;
  const limits = options.limits ?? pageLimitsOf(config);
  const listed = await discoverPages(index, known, { ...config, limits });
  if (!listed.ok)
    return { pages: [], read: new Map(), unread: 0, tracked: [], problems: listed.problems };
  const links = listed.value.flatMap(({ link, path }) =>
    path === undefined && maySelect(config, link) ? [link] : [],
  );
  return readNewPages(links, known, { config, limits, fromIndex: true });
}

const shownPages = 5;

function newPages({ pages }: NewPages, index: string): Problem {
  const names = pages
    .slice(0, shownPages)
    .map(
      ({ definition: { provider, category, models } }) =>
        `${provider}, ${category} (${countOf(models.length, 'model')})`,
    );
  const more = pages.length > shownPages ? `; ${pages.length - shownPages} more` : '';
  const [first] = pages;
  const example = pages.length === 1 && first ? first.pageName : '--all';
  return {
    code: 'SYNC_NEW_PAGES',
    severity: 'warning',
    file: index,
    message: `${countOf(pages.length, 'page')} of the index ${pages.length === 1 ? 'is' : 'are'} not tracked: ${names.join('; ')}${more}.`,
    fix: `Run \`scenario-models add ${example}\`, set \`newPages: import\`, or name them under \`exclude\` in the configuration.`,
  };
}
