import pLimit from 'p-limit';
import { pageKey, type IncomingDefinition } from '../definition/place-definitions.ts';
import { readInputs } from '../input/read-inputs.ts';
import { parsePage } from '../reference/parse-page.ts';
import type { FormatMap } from '../reference/vocabulary.ts';
import type { Problem } from '../report/problem.ts';
import { sourceText } from '../report/source-text.ts';
import { publicUrl } from '../text/public-url.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';
import { checkPage, type CheckOptions } from './check-page.ts';
import { fetchPage, pageLimits, type FetchPageOptions } from './fetch-page.ts';
import { pageUrlOf, type PageSource } from './page-url.ts';

export interface ReadUpdatesOptions extends CheckOptions {
  readonly origin: PageSource;
  /** Names on pages that this version does not know. */
  readonly map?: FormatMap;
  readonly limits?: FetchPageOptions;
  /** The number of pages that are read at the same time. */
  readonly concurrency?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface PageUpdates {
  /** The pages that were read and accepted, changed or not. */
  readonly pages: readonly IncomingDefinition[];
  /** The number of pages that the server reports as unchanged. */
  readonly unchanged: number;
  /** The number of pages that were not accepted. */
  readonly unread: number;
  /** The problems of the pages that were not accepted. */
  readonly problems: readonly Problem[];
}

const defaultConcurrency = 6;

/** Reads the page of each definition again. */
export async function readPageUpdates(
  known: readonly TrackedDefinition[],
  options: ReadUpdatesOptions,
): Promise<PageUpdates> {
  const { origin } = options;
  return origin.kind === 'folder'
    ? readFolder(known, origin.folder, options)
    : fetchAll(known, options);
}

async function readFolder(
  known: readonly TrackedDefinition[],
  folder: string,
  options: ReadUpdatesOptions,
): Promise<PageUpdates> {
  const { inputs, problems: inputProblems } = await readInputs([folder]);
  const homes = new Map(known.map((definition) => [pageKey(definition.definition), definition]));
  const pages: IncomingDefinition[] = [];
  const problems = [...inputProblems];
  const seen = new Set<TrackedDefinition>();
  let unread = 0;
  for (const { source } of inputs) {
    const parsed = parsePage(source, options.map);
    if (!parsed.ok) {
      const isPage = parsed.problems.some(({ code }) => code !== 'PAGE_NOT_A_REFERENCE_PAGE');
      if (isPage) problems.push(...parsed.problems);
      if (isPage) unread++;
      continue;
    }
    const home = homes.get(pageKey(parsed.value));
    if (!home) continue; // an untracked page
    seen.add(home);
    const page = checkPage(home, source.file, parsed, options);
    problems.push(...page.problems);
    if (page.ok) {
      const { value: definition, refused } = page;
      pages.push({ definition, origin: source.file, refused });
    }
  }
  // A page that could not be read, which is already reported, may be of any definition.
  const missing =
    inputs.length === 0 || unread > 0 ? [] : known.filter((one) => !seen.has(one) && hasPage(one));
  return {
    pages,
    unchanged: 0,
    unread,
    problems: [...problems, ...missing.map((one) => notInFolder(one, folder))],
  };
}

async function fetchAll(
  known: readonly TrackedDefinition[],
  options: ReadUpdatesOptions,
): Promise<PageUpdates> {
  const limit = pLimit(options.concurrency ?? defaultConcurrency);
  let done = 0;
  const tracked = known.filter(hasPage);
  const located = tracked.flatMap((definition) => {
    const pageUrl = pageUrlOf(definition, options.origin);
    return pageUrl === undefined ? [] : [{ definition, pageUrl }];
  });
  const unlocated = tracked.filter(
    (definition) => pageUrlOf(definition, options.origin) === undefined,
  );
  const updates = await Promise.all(
    located.map(({ definition, pageUrl }) =>
      limit(async () => {
        const update = await fetchOne(definition, pageUrl, options);
        options.onProgress?.(++done, located.length);
        return update;
      }),
    ),
  );
  return {
    pages: updates.flatMap(({ page }) => (page ? [page] : [])),
    unchanged: updates.filter(({ unchanged }) => unchanged).length,
    unread: updates.filter(({ page, unchanged }) => !page && !unchanged).length,
    problems: [
      ...updates.flatMap(({ problems }) => problems),
      ...noUrl(unlocated, located.length === 0),
    ],
  };
}

interface PageUpdate {
  readonly page?: IncomingDefinition;
  readonly unchanged?: boolean;
  readonly problems: readonly Problem[];
}

async function fetchOne(
  known: TrackedDefinition,
  pageUrl: string,
  options: ReadUpdatesOptions,
): Promise<PageUpdate> {
  const { limits = pageLimits } = options;
  const { url, etag, lastModified } = known.definition.source;
  const isSame = pageUrl === url;
  const fetched = await fetchPage(pageUrl, {
    ...limits,
    ...(isSame && etag !== undefined ? { etag } : {}),
    ...(isSame && lastModified !== undefined ? { lastModified } : {}),
  });
  if (fetched.kind === 'unchanged') return { unchanged: true, problems: [] };
  if (fetched.kind === 'problem') return { problems: [fetched.problem] };
  const file = publicUrl(fetched.url);
  const parsed = parsePage(sourceText(file, fetched.text), options.map);
  const checked = checkPage(known, file, parsed, options);
  const problems = [...fetched.warnings, ...checked.problems];
  if (!checked.ok) return { problems };
  // A page with a section that could not be read is read again next time.
  const { refused } = checked;
  const isWhole = refused.length === 0;
  const validators = isSame
    ? {
        url,
        ...(isWhole && fetched.etag !== undefined ? { etag: fetched.etag } : {}),
        ...(isWhole && fetched.lastModified !== undefined
          ? { lastModified: fetched.lastModified }
          : {}),
      }
    : {};
  const definition = { ...checked.value, source: { ...checked.value.source, ...validators } };
  return { page: { definition, origin: publicUrl(pageUrl), refused }, problems };
}

/** A definition that consists of API records alone has no page. */
function hasPage({ definition }: TrackedDefinition): boolean {
  return definition.source.lastUpdated !== undefined;
}

/** Returns an error if no page can be read at all, since that would look like no update; otherwise a warning. */
function noUrl(unlocated: readonly TrackedDefinition[], isAll: boolean): readonly Problem[] {
  const [first, ...others] = unlocated;
  if (!first) return [];
  const named = others.slice(0, 4).map(({ path }) => path);
  const more = others.length > named.length ? [`${others.length - named.length} more`] : [];
  const also = others.length === 0 ? '' : ` The same applies to ${[...named, ...more].join(', ')}.`;
  return [
    {
      code: 'SYNC_NO_URL',
      severity: isAll ? 'error' : 'warning',
      file: first.file.definition.file,
      message: `The definition has no \`url\`, so its page can't be read again.${also}`,
      fix: 'Set `url` in `source`, import the page from its URL, or pass --from.',
    },
  ];
}

function notInFolder({ definition, path }: TrackedDefinition, folder: string): Problem {
  return {
    code: 'SYNC_GONE',
    severity: 'warning',
    file: path,
    message: `${folder} has no page of ${definition.provider}, ${definition.category}. The definition is unchanged.`,
  };
}
