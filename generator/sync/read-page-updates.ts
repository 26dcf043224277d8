import pLimit from 'p-limit';
import { pageKey, type IncomingDefinition } from '../definition/place-definitions.ts';
import { readInputs } from '../input/read-inputs.ts';
import type { Definition } from '../model/definition.ts';
import { parsePage } from '../reference/parse-page.ts';
import type { FormatMap } from '../reference/vocabulary.ts';
import type { Problem } from '../report/problem.ts';
import { sourceText } from '../report/source-text.ts';
import { redactUrls, urlWithoutSecrets } from '../text/public-url.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';
import { checkPage, shareModels, type CheckOptions } from './check-page.ts';
import {
  defaultConcurrency,
  fetchPage,
  pageLimits,
  type FetchedPage,
  type FetchPageOptions,
  type ReadPage,
} from './fetch-page.ts';
import {
  entryOf,
  noLock,
  pickCacheHeaders,
  readPageOf,
  type Lock,
  type LockedPage,
} from './lock.ts';
import { movedAway, reportMoves, type Move } from './moves.ts';
import { pageUrlOf, type PageSource } from './page-url.ts';

/** Options for reading pages again. */
export interface ReadUpdatesOptions extends CheckOptions {
  readonly pageSource: PageSource;
  /** The last responses, which make requests conditional, and the identity of this parser. */
  readonly lock?: Lock;
  readonly reader?: string;
  /** Whether to accept pages that have moved permanently, with their new URLs. */
  readonly acceptMoves?: boolean;
  /** The configured names on pages that this version does not know. */
  readonly map?: FormatMap;
  readonly limits?: FetchPageOptions;
  /** The number of pages that are read at the same time. */
  readonly concurrency?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The pages that changed, and the problems of those that can't be read. */
export interface PageUpdates {
  /** The pages that were read and accepted, changed or not. */
  readonly pages: readonly IncomingDefinition[];
  /** The responses for the pages that were read completely, by URL. */
  readonly read: ReadonlyMap<string, LockedPage>;
  /** The number of pages that the server reports as unchanged. */
  readonly unchanged: number;
  /** The number of pages that were not accepted. */
  readonly unread: number;
  /** The problems of the pages that were not accepted. */
  readonly problems: readonly Problem[];
}

/** Reads the page of each definition again. */
export async function readPageUpdates(
  known: readonly TrackedDefinition[],
  options: ReadUpdatesOptions,
): Promise<PageUpdates> {
  const { pageSource } = options;
  return pageSource.kind === 'folder'
    ? readFolder(known, pageSource.folder, options)
    : fetchAll(known, options);
}

async function readFolder(
  known: readonly TrackedDefinition[],
  folder: string,
  options: ReadUpdatesOptions,
): Promise<PageUpdates> {
  const { inputs, problems: inputProblems } = await readInputs([folder]);
  const trackedByKey = new Map(
    known.map((definition) => [pageKey(definition.definition), definition]),
  );
  const pages: IncomingDefinition[] = [];
  const problems = [...inputProblems];
  const parsedPages = inputs.map(({ source }) => [source, parsePage(source, options.map)] as const);
  const keys = parsedPages.flatMap(([, page]) => (page.ok ? [pageKey(page.value)] : []));
  const isPresent = ({ definition }: TrackedDefinition) => keys.includes(pageKey(definition));
  const seen = new Set<TrackedDefinition>();
  let unread = 0;
  for (const [source, parsed] of parsedPages) {
    if (!parsed.ok) {
      const isPage = parsed.problems.some(({ code }) => code !== 'PAGE_NOT_A_REFERENCE_PAGE');
      if (isPage) problems.push(...parsed.problems);
      if (isPage) unread++;
      continue;
    }
    const tracked =
      trackedByKey.get(pageKey(parsed.value)) ?? renamedDefinition(known, parsed.value, isPresent);
    if (!tracked) continue; // an untracked page
    seen.add(tracked);
    const page = checkPage(tracked, source.file, parsed, options);
    problems.push(...page.problems);
    if (page.ok) {
      const { value: definition, rejected } = page;
      const isRenamed = pageKey(definition) !== pageKey(tracked.definition);
      const renamed = isRenamed ? { existingPath: tracked.path } : {};
      pages.push({ definition, pageName: source.file, rejected, ...renamed });
    }
  }
  // A page that could not be read, which is already reported, may belong to any definition.
  const missing =
    inputs.length === 0 || unread > 0
      ? []
      : known.filter((tracked) => !seen.has(tracked) && hasPage(tracked));
  return {
    pages,
    read: new Map(),
    unchanged: 0,
    unread,
    problems: [...problems, ...missing.map((tracked) => notInFolder(tracked, folder))],
  };
}

/** Returns the definition of a page that was renamed: it has mostly the same models. */
function renamedDefinition(
  known: readonly TrackedDefinition[],
  page: Definition,
  isPresent: (definition: TrackedDefinition) => boolean,
): TrackedDefinition | undefined {
  return known.find((tracked) => !isPresent(tracked) && shareModels(tracked.definition, page));
}

async function fetchAll(
  known: readonly TrackedDefinition[],
  options: ReadUpdatesOptions,
): Promise<PageUpdates> {
  const limit = pLimit(options.concurrency ?? defaultConcurrency);
  let done = 0;
  const tracked = known.filter(hasPage);
  const located = tracked.flatMap((definition) => {
    const pageUrl = pageUrlOf(definition, options.pageSource);
    return pageUrl === undefined ? [] : [{ definition, pageUrl }];
  });
  const unlocated = tracked.filter(
    (definition) => pageUrlOf(definition, options.pageSource) === undefined,
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
    read: new Map(updates.flatMap(({ read }) => (read ? [read] : []))),
    unchanged: updates.filter(({ unchanged }) => unchanged).length,
    unread: updates.filter(({ page, unchanged }) => !page && !unchanged).length,
    problems: [
      ...updates.flatMap(({ problems }) => problems),
      ...reportMoves(
        updates.flatMap(({ move }) => move ?? []),
        options.acceptMoves ?? false,
      ),
      ...noUrl(unlocated, located.length === 0),
    ],
  };
}

interface PageUpdate extends ReadPage {
  readonly unchanged?: boolean;
  readonly move?: Move;
}

async function fetchOne(
  known: TrackedDefinition,
  pageUrl: string,
  options: ReadUpdatesOptions,
): Promise<PageUpdate> {
  const { limits = pageLimits, lock = noLock, reader = '', acceptMoves = false } = options;
  const { url } = known.definition.source;
  const isSame = pageUrl === url;
  const entry = isSame ? entryOf(lock, reader, known.definition) : undefined;
  const first = await fetchPage(pageUrl, { ...limits, ...pickCacheHeaders(entry) });
  if (first.kind === 'unchanged') return { unchanged: true, problems: [] };
  const isMoved = first.kind === 'moved';
  const fetched = isMoved ? await fetchMoved(pageUrl, first.to, limits) : first;
  if (fetched.kind === 'problem') return { problems: [fetched.problem] };
  const stored = isMoved ? urlWithoutSecrets(fetched.url) : pageUrl;
  const read = [stored, readPageOf(stored, fetched)] as const;
  if (!isMoved && entry?.page === read[1].page) return { unchanged: true, read, problems: [] };
  const file = redactUrls(fetched.url);
  const parsed = parsePage(sourceText(file, fetched.text), options.map);
  const checked = checkPage(known, file, parsed, options);
  const problems = [...fetched.warnings, ...checked.problems];
  if (!checked.ok) return { problems };
  const move = isMoved ? { move: { from: redactUrls(pageUrl), to: file } } : {};
  if (isMoved && !acceptMoves) return { ...move, problems };
  const { rejected, value } = checked;
  const definition = isSame ? { ...value, source: { url: stored, ...value.source } } : value;
  const isRenamed = pageKey(value) !== pageKey(known.definition);
  const page = {
    definition,
    pageName: redactUrls(pageUrl),
    rejected,
    ...(isRenamed && { existingPath: known.path }),
  };
  // A page with a section that could not be read is read again next time.
  return { page, ...move, ...(isSame && rejected.length === 0 && { read }), problems };
}

type FetchedText = FetchedPage & { readonly kind: 'page' };

/** Fetches a page that has moved permanently. */
async function fetchMoved(
  from: string,
  to: string,
  limits: FetchPageOptions,
): Promise<FetchedText | (FetchedPage & { readonly kind: 'problem' })> {
  const page = await fetchPage(to, { ...limits, redirects: 'all' });
  if (page.kind === 'page') return page;
  const reason = page.kind === 'problem' ? page.problem.message : 'It redirects again.';
  return { kind: 'problem', problem: movedAway(from, to, reason) };
}

/** Returns whether a definition has a page: one that consists only of API records has none. */
function hasPage({ definition }: TrackedDefinition): boolean {
  return definition.source.lastUpdated !== undefined;
}

/**
 * Reports definitions without a URL: as an error if no page can be read, since that would look like
 * no update, otherwise as a warning.
 */
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
    code: 'SYNC_PAGE_REMOVED',
    severity: 'warning',
    file: path,
    message: `${folder} has no page of ${definition.provider}, ${definition.category}. The definition is unchanged.`,
  };
}
