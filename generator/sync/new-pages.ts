import pLimit from 'p-limit';
import type { Config } from '../config/schema.ts';
import { pageKey, type IncomingDefinition } from '../definition/place-definitions.ts';
import { parsePage } from '../reference/parse-page.ts';
import type { Problem } from '../report/problem.ts';
import { sourceText } from '../report/source-text.ts';
import { redactUrls, urlWithoutSecrets } from '../text/public-url.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';
import {
  defaultConcurrency,
  fetchPage,
  type FetchPageOptions,
  type ReadPage,
} from './fetch-page.ts';
import { readPageOf, type LockedPage } from './lock.ts';
import { markdownUrls } from './page-url.ts';
import { isSelected } from './selection.ts';

/** Pages that no definition tracks yet. */
export interface NewPages {
  readonly pages: readonly IncomingDefinition[];
  /** The responses for the pages that were read completely, by URL. */
  readonly read: ReadonlyMap<string, LockedPage>;
  /** The number of pages that could not be read. */
  readonly unread: number;
  /** The definitions that already track one of the pages. */
  readonly tracked: readonly string[];
  readonly problems: readonly Problem[];
}

/** Options for tracking new pages. */
export interface NewPagesOptions {
  readonly config: Config;
  readonly limits: FetchPageOptions;
  /**
   * Whether an index lists the pages: then some may not be reference pages, and the selection
   * applies.
   */
  readonly fromIndex: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

interface NewPage extends ReadPage {
  readonly tracked?: string;
  readonly isUnread?: boolean;
}

/** Reads pages from their links, each from the URL of its Markdown. */
export async function readNewPages(
  links: readonly string[],
  known: readonly TrackedDefinition[],
  options: NewPagesOptions,
): Promise<NewPages> {
  const limit = pLimit(options.config.limits?.concurrency ?? defaultConcurrency);
  const paths = new Map(known.map(({ definition, path }) => [pageKey(definition), path]));
  let done = 0;
  const found = await Promise.all(
    links.map((link) =>
      limit(async () => {
        const page = await readOne(link, paths, options);
        options.onProgress?.(++done, links.length);
        return page;
      }),
    ),
  );
  return {
    pages: found.flatMap(({ page }) => page ?? []),
    read: new Map(found.flatMap(({ read }) => (read ? [read] : []))),
    unread: found.filter(({ isUnread }) => isUnread).length,
    tracked: found.flatMap(({ tracked }) => tracked ?? []),
    problems: found.flatMap(({ problems }) => problems),
  };
}

async function readOne(
  link: string,
  paths: ReadonlyMap<string, string>,
  { config, limits, fromIndex }: NewPagesOptions,
): Promise<NewPage> {
  let problems: readonly Problem[] = [];
  for (const url of markdownUrls(link)) {
    const fetched = await fetchPage(url, { ...limits, redirects: 'all' });
    if (fetched.kind === 'problem') {
      // The first failure is the most useful one: the other URLs are guesses.
      if (problems.length === 0) problems = [fetched.problem];
      if (fetched.problem.code === 'SYNC_PAGE_REMOVED') continue;
      return { isUnread: true, problems: [fetched.problem] };
    }
    if (fetched.kind !== 'page') continue;
    const stored = urlWithoutSecrets(fetched.url);
    const parsed = parsePage(sourceText(redactUrls(fetched.url), fetched.text), config.reference);
    if (!parsed.ok) {
      problems = parsed.problems;
      if (problems.every(({ code }) => code === 'PAGE_NOT_A_REFERENCE_PAGE')) continue;
      return { isUnread: true, problems };
    }
    const tracked = paths.get(pageKey(parsed.value));
    if (tracked !== undefined) return { tracked, problems: [] };
    if (fromIndex && !isSelected(config, stored, parsed.value)) return { problems: [] };
    const definition = { ...parsed.value, source: { url: stored, ...parsed.value.source } };
    const { rejected } = parsed;
    const page = { definition, pageName: redactUrls(stored), rejected };
    const read = [stored, readPageOf(stored, fetched)] as const;
    return {
      page,
      ...(rejected.length === 0 && { read }),
      problems: [...fetched.warnings, ...parsed.problems],
    };
  }
  // An index links to many pages that only resemble a reference page.
  const isOther = problems.every(({ code }) => code === 'PAGE_NOT_A_REFERENCE_PAGE');
  if (fromIndex && isOther) {
    return { problems: problems.map((problem) => ({ ...problem, severity: 'warning' })) };
  }
  return { isUnread: true, problems };
}
