import { fetchText } from '../input/fetch-text.ts';
import { failureOf, successOf, type Result } from '../report/problem.ts';
import { publicUrl } from '../text/public-url.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';

export interface DiscoveredPage {
  readonly url: string;
  /** The definition that tracks it, if there is one. */
  readonly path?: string;
}

/** Finds the provider pages that an index page of the docs links to. */
export async function discoverPages(
  index: string,
  known: readonly TrackedDefinition[],
): Promise<Result<readonly DiscoveredPage[]>> {
  const page = await fetchText(index);
  if (!page.ok) return page;
  const homes = new Map(
    known.flatMap(({ definition, path }) => {
      const { url } = definition.source;
      return url === undefined ? [] : [[normalizedUrl(url), path] as const];
    }),
  );
  const urls = linksIn(page.value.text, page.value.url).filter(isProviderPage).map(normalizedUrl);
  const found = [...new Set(urls)].sort();
  if (found.length === 0) {
    return failureOf([
      {
        code: 'SYNC_NO_LINKS',
        severity: 'error',
        file: publicUrl(page.value.url),
        message: 'The page does not link to a provider page.',
        why: 'The URL of a provider page ends in /<category>/<category>-<provider>/.',
        fix: 'Pass the home page of the docs, or the index of a category.',
      },
    ]);
  }
  return successOf(
    found.map((url) => {
      const path = homes.get(url);
      return { url, ...(path === undefined ? {} : { path }) };
    }),
  );
}

/** Returns the links of HTML and Markdown as absolute URLs. */
export function linksIn(text: string, base: string): string[] {
  const links = [
    ...text.matchAll(/\bhref\s{0,20}=\s{0,20}(?:"([^"<>]*)"|'([^'<>]*)')/gi),
    // A link destination does not hold a bracket, so that no place is read twice.
    ...text.matchAll(/\]\(<?([^()[\]<>\s]+)/g),
    ...text.matchAll(/<(https?:[^<>\s]+)>/gi),
  ].map(([, one, other]) => one ?? other ?? '');
  return links.flatMap((link) => {
    const url = URL.canParse(link, base) ? new URL(link, base) : undefined;
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

/** Normalizes a URL: `…/`, `…/index.md` and `…/#part` are the same page. */
function normalizedUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/(?:index\.(?:md|html))?$/, '')}/`;
}
