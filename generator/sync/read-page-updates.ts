import pLimit from 'p-limit';
import { pageKey, type IncomingDefinition } from '../definition/place-definitions.ts';
import { readInputs } from '../input/read-inputs.ts';
import { parsePage } from '../reference/parse-page.ts';
import type { Problem } from '../report/problem.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';
import { checkPage, type CheckOptions } from './check-page.ts';
import { fetchPage, pageLimits, type FetchPageOptions } from './fetch-page.ts';
import { pageUrlOf, type PageSource } from './page-url.ts';

export interface ReadUpdatesOptions extends CheckOptions {
  readonly origin: PageSource;
  readonly limits?: FetchPageOptions;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface PageUpdates {
  /** The pages that could be read and are taken, changed or not. */
  readonly pages: readonly IncomingDefinition[];
  /** How many pages the server said had not changed. */
  readonly unchanged: number;
  /** Of the pages that were not taken. */
  readonly problems: readonly Problem[];
}

const atOnce = 6;

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
  for (const { source } of inputs) {
    const parsed = parsePage(source);
    if (!parsed.ok) {
      const isPage = parsed.problems.some(({ code }) => code !== 'PAGE_NOT_A_REFERENCE_PAGE');
      if (isPage) problems.push(...parsed.problems);
      continue;
    }
    const home = homes.get(pageKey(parsed.value));
    if (!home) continue; // a page that is not tracked
    seen.add(home);
    const page = checkPage(home, source.file, source.text, options);
    problems.push(...page.problems);
    if (page.ok) pages.push({ definition: page.value, origin: source.file });
  }
  // Where nothing could be read, that is all there is to say.
  const missing = inputs.length === 0 ? [] : known.filter((one) => !seen.has(one) && hasPage(one));
  return {
    pages,
    unchanged: 0,
    problems: [...problems, ...missing.map((one) => notInFolder(one, folder))],
  };
}

async function fetchAll(
  known: readonly TrackedDefinition[],
  options: ReadUpdatesOptions,
): Promise<PageUpdates> {
  const limit = pLimit(atOnce);
  let done = 0;
  const tracked = known.filter(hasPage);
  const addressed = tracked.flatMap((definition) => {
    const address = pageUrlOf(definition, options.origin);
    return address === undefined ? [] : [{ definition, address }];
  });
  const lost = tracked.filter((definition) => pageUrlOf(definition, options.origin) === undefined);
  const answers = await Promise.all(
    addressed.map(({ definition, address }) =>
      limit(async () => {
        const answer = await fetchOne(definition, address, options);
        options.onProgress?.(++done, addressed.length);
        return answer;
      }),
    ),
  );
  return {
    pages: answers.flatMap(({ page }) => (page ? [page] : [])),
    unchanged: answers.filter(({ unchanged }) => unchanged).length,
    problems: [
      ...answers.flatMap(({ problems }) => problems),
      ...noAddress(lost, addressed.length === 0),
    ],
  };
}

interface Answer {
  readonly page?: IncomingDefinition;
  readonly unchanged?: boolean;
  readonly problems: readonly Problem[];
}

async function fetchOne(
  known: TrackedDefinition,
  address: string,
  options: ReadUpdatesOptions,
): Promise<Answer> {
  const { limits = pageLimits } = options;
  const { url, etag, lastModified } = known.definition.source;
  const isSame = address === url;
  const fetched = await fetchPage(address, {
    ...limits,
    ...(isSame && etag !== undefined ? { etag } : {}),
    ...(isSame && lastModified !== undefined ? { lastModified } : {}),
  });
  if (fetched.kind === 'unchanged') return { unchanged: true, problems: [] };
  if (fetched.kind === 'problem') return { problems: [fetched.problem] };
  const checked = checkPage(known, address, fetched.text, options);
  if (!checked.ok) return { problems: checked.problems };
  const validators = isSame
    ? {
        url,
        ...(fetched.etag === undefined ? {} : { etag: fetched.etag }),
        ...(fetched.lastModified === undefined ? {} : { lastModified: fetched.lastModified }),
      }
    : {};
  const definition = { ...checked.value, source: { ...checked.value.source, ...validators } };
  return { page: { definition, origin: address }, problems: checked.problems };
}

/** A definition that is made of the API's records alone has no page to read. */
function hasPage({ definition }: TrackedDefinition): boolean {
  return definition.source.lastUpdated !== undefined;
}

/** An error where there is no page at all to read: it would look as if there were no news. */
function noAddress(lost: readonly TrackedDefinition[], isAll: boolean): readonly Problem[] {
  const [first, ...others] = lost;
  if (!first) return [];
  const named = others.slice(0, 4).map(({ path }) => path);
  const more = others.length > named.length ? [`${others.length - named.length} more`] : [];
  const also = others.length === 0 ? '' : ` Nor that of ${[...named, ...more].join(', ')}.`;
  return [
    {
      code: 'SYNC_NO_ADDRESS',
      severity: isAll ? 'error' : 'warning',
      file: first.file.definition.file,
      message: `Nobody says where its page stands, so it can't be read again.${also}`,
      fix: 'Write `url:` under `source:`, import the page from its address, or use --from.',
    },
  ];
}

function notInFolder({ definition, path }: TrackedDefinition, folder: string): Problem {
  return {
    code: 'SYNC_GONE',
    severity: 'warning',
    file: path,
    message: `${folder} has no page of ${definition.provider}, ${definition.category}. The definition stays as it is.`,
  };
}
