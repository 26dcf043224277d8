import { posix } from 'node:path';
import { isWebUrl } from '../text/public-url.ts';
import type { LinkTarget } from './markdown.ts';

/**
 * Returns the URL from one page of the site to another file of it, without a leading slash. Both
 * are paths without `.` and `..`.
 */
export function relativeUrl(from: string, to: string): string {
  const [path, rest] = splitUrl(to);
  const folders = from.split('/').slice(0, -1);
  const parts = path.split('/');
  let common = 0;
  while (common < folders.length && folders[common] === parts[common]) common++;
  const up = '../'.repeat(folders.length - common);
  const down = parts.slice(common).join('/');
  const isPlain = /^[\w./-]*$/.test(down);
  return `${up}${isPlain ? down : down.split('/').map(encodeURIComponent).join('/')}${rest}`;
}

/** Options for rewriting links. */
export interface LinkOptions {
  /** The page's path on the site, `models/phota-edit.html`. */
  readonly page: string;
  /** The paths of all files of the site. */
  readonly files: ReadonlySet<string>;
  /** The site that a reference page was read from, for links to its root. */
  readonly origin?: string;
}

/**
 * Returns a function that maps the links of a Markdown page to the site: generated pages end in
 * `.html` here, a capability is a filter of the catalog, and a link to nothing is only its text.
 */
export function siteLinks({ page, files, origin }: LinkOptions): LinkTarget {
  return (href) => {
    if (href.startsWith('#')) return href;
    if (isWebUrl(href)) return href;
    if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(href)) return undefined;
    if (href.startsWith('/')) return origin === undefined ? undefined : `${origin}${href}`;
    const [path, rest] = splitUrl(href);
    const target = posix
      .join(posix.dirname(page), decoded(path))
      .replace(/^\.\.\//, '') // the schemas are next to the docs in the generated folder
      .replace(/\.md$/, '.html');
    if (!files.has(target)) return undefined;
    const isCapability = target === 'index.html' && rest.startsWith('#');
    return relativeUrl(page, `${target}${isCapability ? `?capability=${rest.slice(1)}` : rest}`);
  };
}

/** Splits a URL before its query or fragment. */
function splitUrl(url: string): readonly [path: string, rest: string] {
  const end = url.search(/[?#]/);
  return end === -1 ? [url, ''] : [url.slice(0, end), url.slice(end)];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
