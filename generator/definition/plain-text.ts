import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';

/** The text of a line of Markdown as a reader sees it. */
export function plainText(markdown: string): string {
  return toString(fromMarkdown(markdown));
}
