import type { PhrasingContent, RootContent, Text } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { oneLine } from '../../markdown/markdown-text.ts';
import { escapeUnderscores } from '../../markdown/underscores.ts';

/** Escapes `~` as the pages do: GitHub strikes text through with it. */
const options: Options = {
  extensions: [gfmTableToMarkdown()],
  unsafe: [{ character: '~', inConstruct: 'phrasing' }],
};

export function printHeading(name: string): string {
  return print({ type: 'heading', depth: 2, children: [textNode(oneLine(name))] });
}

/** Prints a link, `[text](url)`. */
export function printLink(text: string, url: string): string {
  return print({ type: 'paragraph', children: [linkNode(text, url)] });
}

/** Prints a URL between `<` and `>`; if Markdown does not allow that, a link with the URL as text. */
export function printUrl(url: string): string {
  return toMarkdown(linkNode(url, url)).trimEnd();
}

export function printParagraph(children: PhrasingContent[]): string {
  return print({ type: 'paragraph', children });
}

export function printCellText(text: string): string {
  if (/^\w+$/.test(text)) return text.replaceAll('_', '\\_');
  return escapeUnderscores(
    toMarkdown({ type: 'tableCell', children: [textNode(oneLine(text))] }, options).trimEnd(),
  );
}

export function textNode(text: string): Text {
  return { type: 'text', value: text };
}

export function linkNode(text: string, url: string): PhrasingContent {
  return { type: 'link', url, children: [textNode(oneLine(text))] };
}

function print(node: RootContent): string {
  return escapeUnderscores(toMarkdown(node, options).replace(/\n$/, ''));
}
