import type { PhrasingContent, RootContent, Text } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { oneLine } from '../../markdown/markdown-text.ts';
import { escapeUnderscores, unescapeUnderscores } from '../../markdown/underscores.ts';
import type { PageLayout } from '../../model/layout.ts';

/** The options of the pages: `~` is escaped, since it marks strikethrough on GitHub. */
const options: Options = {
  extensions: [gfmTableToMarkdown()],
  unsafe: [{ character: '~', inConstruct: 'phrasing' }],
};

/** Escapes the underscores of Markdown in the layout of a page. */
export function withUnderscores(markdown: string, { underscores }: PageLayout): string {
  return underscores === undefined ? escapeUnderscores(markdown) : unescapeUnderscores(markdown);
}

/** Matches words that Markdown shows as they are, which need no printer. */
const plain = /^[A-Za-z](?:[A-Za-z\d .,:;/()'’"+%–—-]*[A-Za-z\d.)])?$/;

/** Matches a link to a section, and a URL of the web. */
const plainAnchor = /^#[a-z\d-]+$/;
const plainUrl = /^https:\/\/[\w./-]+$/;

/** Prints the heading of a model's section. */
export function printHeading(name: string, layout: PageLayout = {}): string {
  if (plain.test(name)) return `## ${name}`;
  return print({ type: 'heading', depth: 2, children: [textNode(oneLine(name))] }, layout);
}

/** Prints a link, `[text](url)`. */
export function printLink(text: string, url: string, layout: PageLayout = {}): string {
  if (plain.test(text) && plainAnchor.test(url)) return `[${text}](${url})`;
  return print({ type: 'paragraph', children: [linkNode(text, url)] }, layout);
}

/** Prints a URL between `<` and `>`; if Markdown does not allow that, a link with the URL as text. */
export function printUrl(url: string): string {
  if (plainUrl.test(url)) return `<${url}>`;
  return toMarkdown(linkNode(url, url)).trimEnd();
}

/** Returns whether Markdown shows a text as it is. */
export function isPlainText(text: string): boolean {
  return plain.test(text);
}

/** Prints a paragraph. */
export function printParagraph(children: PhrasingContent[], layout: PageLayout = {}): string {
  return print({ type: 'paragraph', children }, layout);
}

/** Prints the text of a cell. */
export function printCellText(text: string, layout: PageLayout = {}): string {
  if (/^\w+$/.test(text) && layout.underscores === undefined) return text.replaceAll('_', '\\_');
  return withUnderscores(
    toMarkdown({ type: 'tableCell', children: [textNode(oneLine(text))] }, options).trimEnd(),
    layout,
  );
}

/** Returns a text as a Markdown node. */
export function textNode(text: string): Text {
  return { type: 'text', value: text };
}

/** Returns a link as a Markdown node. */
export function linkNode(text: string, url: string): PhrasingContent {
  return { type: 'link', url, children: [textNode(oneLine(text))] };
}

function print(node: RootContent, layout: PageLayout): string {
  return withUnderscores(toMarkdown(node, options).replace(/\n$/, ''), layout);
}
