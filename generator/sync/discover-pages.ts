import {
  defaultLimits,
  fetchText,
  type FetchedText,
  type FetchLimits,
} from '../input/fetch-text.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { compareText } from '../text/compare-text.ts';
import { redactUrls } from '../text/public-url.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';
import { normalizedUrl } from './page-url.ts';
import { namesUrl, type Selected } from './selection.ts';

/** A page that the docs index links to. */
export interface DiscoveredPage {
  /** The URL without a file name, query or fragment. */
  readonly url: string;
  /** The link of the index, as an absolute URL. */
  readonly link: string;
  /** The definition that tracks it, if there is one. */
  readonly path?: string;
}

/** Options for reading a docs index. */
export interface DiscoverOptions extends Selected {
  readonly limits?: Partial<FetchLimits>;
}

/** The maximum number of sitemaps in an index of sitemaps. */
const maxSitemaps = 100;

/**
 * Finds the provider pages that a docs index links to: an HTML or Markdown page, llms.txt, a
 * sitemap or an index of sitemaps.
 */
export async function discoverPages(
  index: string,
  known: readonly TrackedDefinition[],
  options: DiscoverOptions = {},
): Promise<Result<readonly DiscoveredPage[]>> {
  const limits = { ...defaultLimits, ...options.limits };
  const links = await linksOf(index, limits);
  if (!links.ok) return links;
  const paths = new Map(
    known.flatMap(({ definition, path }) => {
      const { url } = definition.source;
      return url === undefined ? [] : [[normalizedUrl(url), path] as const];
    }),
  );
  const isNamed = (url: string) => namesUrl(options.include ?? {}, url);
  const pages = new Map<string, string>();
  for (const url of links.value.filter((link) => isProviderPage(link) || isNamed(link))) {
    const key = normalizedUrl(url);
    // If several links lead to the same page, the link to its Markdown is used.
    if (!pages.has(key) || /\.mdx?$/i.test(new URL(url).pathname)) pages.set(key, url);
  }
  if (pages.size === 0) return failureOf([noLinks(index)]);
  const found = [...pages].toSorted(([a], [b]) => compareText(a, b));
  return successOf(
    found.map(([url, link]) => {
      const path = paths.get(url);
      return { url, link, ...(path !== undefined && { path }) };
    }),
    links.problems,
  );
}

async function linksOf(index: string, limits: FetchLimits): Promise<Result<readonly string[]>> {
  const page = await fetchText(index, limits);
  if (!page.ok) return page;
  if (!isSitemapIndex(page.value)) {
    return successOf(linksIn(page.value.text, page.value.url), page.problems);
  }
  const { origin } = new URL(page.value.url);
  const maps = linksIn(page.value.text, page.value.url).filter(
    (url) => new URL(url).origin === origin,
  );
  const links: string[] = [];
  const problems: Problem[] = [...page.problems];
  for (const url of maps.slice(0, maxSitemaps)) {
    const map = await fetchText(url, limits);
    problems.push(...map.problems);
    if (!map.ok) return failureOf(problems);
    links.push(...linksIn(map.value.text, map.value.url));
  }
  return successOf(links, problems);
}

function isSitemapIndex({ text }: FetchedText): boolean {
  return /<sitemapindex[\s>]/i.test(text.slice(0, 2000));
}

/** Returns the links of HTML, Markdown, a sitemap and a list of URLs as absolute URLs. */
export function linksIn(text: string, base: string): string[] {
  const [, ownBase] = /<base\s[^<>]{0,200}?\bhref\s{0,20}=\s{0,20}["']([^"'<>]*)/i.exec(text) ?? [];
  const from =
    ownBase !== undefined && URL.canParse(ownBase, base) ? new URL(ownBase, base).href : base;
  const links = [
    ...text.matchAll(/\bhref\s{0,20}=\s{0,20}(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=]+))/gi),
    ...text.matchAll(/<loc>\s{0,100}(?:<!\[CDATA\[)?([^<>\]]*)/gi),
    // A link destination does not contain a bracket, so that no text is read twice.
    ...text.matchAll(/\]\(\s{0,20}<?([^()[\]<>\s]+)/g),
    ...text.matchAll(/^ {0,3}\[[^[\]\n]{1,200}\]:[ \t]{1,20}<?([^\s<>]+)/gm),
    ...text.matchAll(/<(https?:[^<>\s]+)>/gi),
    ...text.matchAll(/^[ \t]{0,20}(?:[-*][ \t]{1,20})?(https?:[^\s<>()[\]]+)[ \t\r]{0,20}$/gim),
  ].map(([, first, second, third]) =>
    (first ?? second ?? third ?? '').trim().replaceAll('&amp;', '&'),
  );
  return links.flatMap((link) => {
    const url = URL.canParse(link, from) ? new URL(link, from) : undefined;
    return url && /^https?:$/.test(url.protocol) ? [url.href] : [];
  });
}

/** Returns whether a URL ends as in `/image-generation/image-generation-phota/`. */
function isProviderPage(url: string): boolean {
  const [category = '', page = ''] = new URL(normalizedUrl(url)).pathname
    .split('/')
    .filter((part) => part !== '')
    .slice(-2);
  return category !== '' && page.startsWith(`${category}-`) && page.length > category.length + 1;
}

function noLinks(index: string): Problem {
  return {
    code: 'SYNC_NO_LINKS',
    severity: 'error',
    file: redactUrls(index),
    message: 'The index does not link to a provider page.',
    why: 'The URL of a provider page ends in /<category>/<category>-<provider>/, or is named by `include.pages`.',
    fix: 'Pass the home page of the docs, llms.txt, a sitemap or the index of a category; or set `include.pages` in the configuration.',
  };
}

/**
 * Finds the index of a docs site: the first of the URL itself, llms.txt and the sitemap of the site
 * that links to provider pages.
 */
export async function findIndex(
  url: string,
  options: DiscoverOptions = {},
): Promise<Result<{ readonly index: string; readonly pages: readonly DiscoveredPage[] }>> {
  const others = ['/llms.txt', '/sitemap.xml'].map((path) => new URL(path, url).href);
  const isRoot = new URL(url).pathname === '/';
  const problems: Problem[] = [];
  for (const index of new Set(isRoot ? [...others, url] : [url, ...others])) {
    const pages = await discoverPages(index, [], options);
    if (pages.ok) return successOf({ index, pages: pages.value }, pages.problems);
    problems.push(...pages.problems);
  }
  return failureOf(problems);
}
