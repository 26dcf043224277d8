import type { Nodes } from 'mdast';
import { anchorOf, githubAnchor } from '../../markdown/anchor.ts';
import { codeBlock } from '../../markdown/blocks.ts';
import { plainText } from '../../markdown/markdown-text.ts';
import { parseBlocks } from '../../markdown/parse-markdown.ts';
import type { Definition } from '../../model/definition.ts';
import { printPage } from '../../reference/print-page.ts';
import type { GeneratedFile } from '../generated-file.ts';

/**
 * Returns the page that the definition was imported from, in two forms. As
 * `docs/reference/<category>/<provider>.md`, it is published: content that could run or load
 * something is escaped, and links are adapted. As `.txt`, it is the page byte for byte, and is
 * never rendered. {@link withoutCopies} removes the data of a page that is published as it is.
 */
export function emitReferencePage(path: string, definition: Definition): readonly GeneratedFile[] {
  if (definition.source.lastUpdated === undefined) return []; // known from the API's records alone
  const { provider, category } = definition;
  const page = printPage(definition);
  const published = `docs/${referencePagePath(path)}`;
  return [
    {
      path: published,
      text: publishedPage(livePage(page, definition.source.url)),
      title: `${provider}: ${category}`,
    },
    { path: dataPath(published), text: page },
  ];
}

/** Returns the files without the data of reference pages that are published byte for byte. */
export function withoutCopies<File extends GeneratedFile>(files: readonly File[]): readonly File[] {
  const published = new Map(
    files
      .filter(({ path }) => isReference(path) && path.endsWith('.md'))
      .map(({ path, text }) => [dataPath(path), text]),
  );
  return files.filter(({ path, text }) => !isPageData(path) || published.get(path) !== text);
}

/** Returns whether a file is a reference page as data. */
export function isPageData(path: string): boolean {
  return isReference(path) && path.endsWith('.txt');
}

function isReference(path: string): boolean {
  return path.startsWith('docs/reference/');
}

function dataPath(published: string): string {
  return published.replace(/\.md$/, '.txt');
}

/**
 * Returns the path of a reference page below the docs folder:
 * `reference/image-generation/phota.md`.
 */
export function referencePagePath(definitionPath: string): string {
  return `reference/${definitionPath.replace(/\.yaml$/, '.md')}`;
}

/**
 * Returns a reference page with links that work on another site: those to the root of the docs lead
 * to `url`, where the page was read, or are only their text if it was read from a file. Those to its
 * sections have the anchors of GitHub.
 */
function livePage(page: string, url: string | undefined): string {
  const origin = url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
  const anchors = new Map<string, string>(
    Array.from(page.matchAll(/^## (.+)$/gm), ([, heading = '']) => {
      const name = plainText(heading);
      return [`#${anchorOf(name)}`, `#${githubAnchor(name)}`] as const;
    }).filter(([ofPage, ofGithub]) => ofPage !== ofGithub),
  );
  const mayHaveLink = (part: string) =>
    part.includes('](/') || [...anchors.keys()].some((anchor) => part.includes(`](${anchor})`));
  if (!mayHaveLink(page)) return page;
  const withLiveLinks = (part: string) => {
    const parts: string[] = [];
    let at = 0;
    const links = plainLinksIn(part) ?? pageLinks(part, parseBlocks(part));
    for (const { url: target, start, end, label } of links) {
      if (target.startsWith('/') && origin === undefined) {
        // Nobody knows which site it is on: the link would be dead, so its text stays.
        parts.push(part.slice(at, start), part.slice(start + 1, label));
        at = end;
        continue;
      }
      const live = target.startsWith('/') ? `${origin}${target}` : anchors.get(target);
      const found = part.lastIndexOf(target, end);
      if (live === undefined || found < start) continue;
      parts.push(part.slice(at, found), live);
      at = found + target.length;
    }
    return parts.join('') + part.slice(at);
  };
  return blockTexts(page)
    .map((part) => (mayHaveLink(part) ? withLiveLinks(part) : part))
    .join('');
}

/**
 * Returns the parts of a page between empty lines, so that only those with a link need a parser. A page
 * with code or HTML, which continue after an empty line, is one part.
 */
function blockTexts(page: string): readonly string[] {
  return /^(?: {4}|\t)|```|~~~|<(?!https?:)[a-z/!?]/im.test(withoutEscaped(page))
    ? [page]
    : page.split(/(?<=\n\n)/);
}

/** Hides `\<`, which is a sign or a part of code, but never the start of HTML. */
function withoutEscaped(page: string): string {
  return page.includes('\\<') ? page.replace(/\\[\\<]/g, '.') : page;
}

interface Link extends Edit {
  readonly url: string;
  /** The end of its text, which begins after `start`. */
  readonly label: number;
}

/** Matches words and links of words, without any other syntax that a link could be in. */
const wordsAndLinks =
  /^(?:[^\\`<&![\]|~\t]|&(?= )|\\[&.,()_-]|\[(?:[^\\`<&![\]|~\t\n*_]|&(?= )|\\[&.,()_-])+\]\([\w./#-]+\))*$/;

/** Returns the links of a text without a parser; undefined if it may have any other syntax around them. */
export function plainLinksIn(text: string): readonly Link[] | undefined {
  if (!wordsAndLinks.test(text) || / {4}/.test(text)) return undefined;
  return Array.from(text.matchAll(/\[([^[\]]+)\]\(([^()]+)\)/g), (found) => {
    const [whole, words = '', url = ''] = found;
    const start = found.index;
    return { url, start, end: start + whole.length, label: start + 1 + words.length };
  });
}

/** Returns the target and the place of each link, in order. */
export function pageLinks(page: string, node: Nodes): readonly Link[] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  if (node.type === 'link') {
    const label = node.children.at(-1)?.position?.end.offset ?? start + 1;
    return page[start] === '[' ? [{ url: node.url, start, end, label }] : [];
  }
  return 'children' in node ? node.children.flatMap((child) => pageLinks(page, child)) : [];
}

/** Without any of these, a page is safe; most pages are accepted without a parser. */
const suspicious = /<(?!https?:)(?=[a-z/!?])|!\[|script:|data:/i;

/**
 * Returns a reference page as it may be published: HTML is text, images are links, and a link whose
 * URL could run something is text. Any other page is returned byte for byte.
 */
export function publishedPage(page: string): string {
  let text = page;
  for (let round = 0; round < 3; round++) {
    const edits = suspicious.test(withoutEscaped(text)) ? unsafeParts(parseBlocks(text)) : [];
    if (edits.length === 0) return text;
    text = withEdits(text, edits);
  }
  // Escaping one part can reveal another, but only in contrived texts.
  return `${codeBlock('markdown', page).lines}\n`;
}

interface Edit {
  readonly start: number;
  readonly end: number;
}

/** Returns the parts of a page whose punctuation must be escaped. */
function unsafeParts(node: Nodes): readonly Edit[] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const inner = 'children' in node ? node.children.flatMap(unsafeParts) : [];
  switch (node.type) {
    case 'html':
      return [{ start, end }];
    case 'image':
      return [{ start, end: start + (isSafeUrl(node.url) ? 1 : 2) }];
    case 'imageReference':
      return [{ start, end: start + 1 }];
    case 'link':
    case 'definition':
      return isSafeUrl(node.url) ? inner : [{ start, end: start + 1 }, ...inner];
    default:
      return inner;
  }
}

/** Returns whether a URL is relative, or of the web or of email. */
function isSafeUrl(url: string): boolean {
  return !/^[^/?#]*:/.test(url) || /^(?:https?|mailto):/i.test(url);
}

function withEdits(text: string, edits: readonly Edit[]): string {
  const parts = edits
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }, index, all) => {
      const next = all[index + 1]?.start ?? text.length;
      const escaped = text.slice(start, end).replace(/[!-/:-@[-`{-~]/g, '\\$&');
      return escaped + text.slice(end, next);
    });
  return (
    text.slice(0, edits[0] ? Math.min(...edits.map(({ start }) => start)) : 0) + parts.join('')
  );
}
