import { posix } from 'node:path';
import type { SiteFile } from '../../generator/site/site-file.ts';

/** Returns the URLs of a page that lead to no file, or to no element of one. */
export function deadLinks({ path, text }: SiteFile, textOf: ReadonlyMap<string, string>): string[] {
  const urls = Array.from(text.matchAll(/\s(?:href|src)="([^"]*)"/g), ([, url = '']) =>
    url.replaceAll('&#38;', '&').replaceAll('&#39;', "'"),
  );
  // The page of a path without a file is shown at any path, so its links begin with that of the site.
  const root = /data-root="(\/[^"]*)"/.exec(text)?.[1];
  return urls
    .filter((url) => !/^https?:/.test(url))
    .map((url) => (root !== undefined && url.startsWith(root) ? url.slice(root.length) : url))
    .flatMap((url) => {
      const [target = '', anchor] = url.split('#');
      const file =
        target === ''
          ? path
          : posix.join(posix.dirname(path), decodeURIComponent(target.replace(/\?.*$/, '')));
      const found = textOf.get(file);
      if (found === undefined) return [`${path}: ${url}`];
      const isDead = anchor !== undefined && !found.includes(`id="${decodeURIComponent(anchor)}"`);
      return isDead ? [`${path}: ${url}`] : [];
    });
}
