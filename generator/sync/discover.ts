import { fetchText } from '../input/fetch-text.ts';
import { failure, success, type Result } from '../report/problem.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';

export interface DiscoveredPage {
  readonly url: string;
  /** The definition that is read from it, where there is one. */
  readonly path?: string;
}

/** The provider pages that an index page of the docs links to. */
export async function discoverPages(
  index: string,
  known: readonly TrackedDefinition[],
): Promise<Result<readonly DiscoveredPage[]>> {
  const page = await fetchText(index);
  if (!page.ok) return page;
  const homes = new Map(
    known.flatMap(({ definition, path }) => {
      const { url } = definition.source;
      return url === undefined ? [] : [[plainAddress(url), path] as const];
    }),
  );
  const urls = linksIn(page.value.text, page.value.url).filter(isProviderPage).map(plainAddress);
  const found = [...new Set(urls)].sort();
  if (found.length === 0) {
    return failure([
      {
        code: 'SYNC_NO_LINKS',
        severity: 'error',
        file: index,
        message: 'This page links to no provider page.',
        why: 'Provider pages stand at …/<category>/<category>-<provider>/.',
        fix: 'Name the home page of the docs, or an index of a category.',
      },
    ]);
  }
  return success(
    found.map((url) => {
      const path = homes.get(url);
      return { url, ...(path === undefined ? {} : { path }) };
    }),
  );
}

/** Links of HTML and of Markdown, as whole addresses. */
function linksIn(text: string, base: string): string[] {
  const links = [
    ...text.matchAll(/\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi),
    ...text.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g),
    ...text.matchAll(/<(https?:[^>\s]+)>/gi),
  ].map(([, one, other]) => one ?? other ?? '');
  return links.flatMap((link) => {
    const url = URL.canParse(link, base) ? new URL(link, base) : undefined;
    return url && /^https?:$/.test(url.protocol) ? [url.href] : [];
  });
}

/** `…/image-generation/image-generation-phota/` */
function isProviderPage(url: string): boolean {
  const [category = '', page = ''] = new URL(plainAddress(url)).pathname
    .split('/')
    .filter((part) => part !== '')
    .slice(-2);
  return category !== '' && page.startsWith(`${category}-`) && page.length > category.length + 1;
}

/** The same page stands at `…/`, `…/index.md` and with a fragment. */
function plainAddress(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/(?:index\.(?:md|html))?$/, '')}/`;
}
