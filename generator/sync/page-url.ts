import { isWebUrl } from '../text/public-url.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';

/** The source of all pages: the URL of each definition, a folder, or a base URL. */
export type PageSource =
  | { readonly kind: 'own' }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'base'; readonly url: string };

/** Parses `--from`: a folder of pages, or a base URL. */
export function pageSourceOf(from: string | undefined): PageSource {
  if (from === undefined) return { kind: 'own' };
  if (isWebUrl(from)) return { kind: 'base', url: from.replace(/(?<!\/)\/*$/, '/') };
  return { kind: 'folder', folder: from };
}

/**
 * Returns the URL of a definition's page; undefined if it has none. Below a base URL, a page has
 * the path of its URL, or else the path of the generated docs: `image-generation/phota.md`.
 */
export function pageUrlOf(
  { definition, path }: TrackedDefinition,
  origin: PageSource,
): string | undefined {
  const { url } = definition.source;
  if (origin.kind !== 'base') return url;
  const below = url === undefined ? path.replace(/\.yaml$/, '.md') : new URL(url).pathname.slice(1);
  return new URL(below, origin.url).href;
}

/** Normalizes a URL: `…/phota/`, `…/phota/index.md`, `…/phota.md` and `…/phota#part` are the same page. */
export function normalizedUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/(?:\/(?:index\.(?:mdx?|html?))?|\.(?:mdx?|html?))$/i, '')}/`;
}

/** Returns the URLs that the Markdown of a page may have, the most likely first. */
export function markdownUrls(link: string): readonly string[] {
  const url = new URL(link);
  url.hash = '';
  const { pathname } = url;
  if (/\.(?:mdx?|txt)$/i.test(pathname)) return [url.href];
  const withPath = (path: string) => Object.assign(new URL(url), { pathname: path }).href;
  const bare = pathname.replace(/(?:\/(?:index\.html?)?|\.html?)$/i, '');
  return [withPath(`${bare}/index.md`), withPath(`${bare}.md`), url.href];
}
