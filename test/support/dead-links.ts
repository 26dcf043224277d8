import GithubSlugger from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { nodesOf, parseMarkdown } from './markdown-tree.ts';

const root = join(import.meta.dirname, '..', '..');

/** All Markdown below a folder. */
export function pagesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, path));
}

/** The anchors of a page on GitHub. */
function anchorsOf(text: string): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const page = parseMarkdown(text);
  return new Set([
    ...nodesOf(page, 'heading').map((heading) => slugger.slug(toString(heading))),
    ...nodesOf(page, 'html').flatMap(({ value }) => /^<a id="([^"]+)">$/.exec(value)?.[1] ?? []),
  ]);
}

/** Each link of the pages that leads to no file or no heading, as `page → URL`. */
export function deadLinks(pages: readonly string[]): readonly string[] {
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsIn = (path: string) => {
    const known = anchors.get(path) ?? anchorsOf(readFileSync(path, 'utf8'));
    anchors.set(path, known);
    return known;
  };
  return pages.flatMap((page) =>
    nodesOf(parseMarkdown(readFileSync(page, 'utf8')), 'link')
      .filter(({ url }) => !/^(?:https?|mailto):/.test(url) && isDead(page, url, anchorsIn))
      .map(({ url }) => `${relative(root, page)} → ${url}`),
  );
}

function isDead(page: string, url: string, anchorsIn: (path: string) => ReadonlySet<string>) {
  if (url.startsWith('/')) return true;
  const [path = '', anchor] = url.split('#');
  const target = path === '' ? page : resolve(dirname(page), decodeURIComponent(path));
  if (!existsSync(target)) return true;
  if (anchor === undefined) return false;
  return statSync(target).isDirectory() || !anchorsIn(target).has(decodeURIComponent(anchor));
}
