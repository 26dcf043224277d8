import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** Offsets into a Markdown text, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What would make a block of a line: a cell's `-` is no list, its `# 1` no heading. */
const inlineOnly = {
  disable: {
    null: [
      'blockQuote',
      'codeFenced',
      'codeIndented',
      'definition',
      'headingAtx',
      'htmlFlow',
      'list',
      'setextUnderline',
      'thematicBreak',
    ],
  },
};

/** A page's Markdown with GFM tables; rows have the cells that are written, however many. */
export function parseBlocks(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
}

/** A Markdown one-liner as it stands in a table cell, where nothing is a block. */
export function parseInline(markdown: string): readonly PhrasingContent[] {
  const [paragraph] = fromMarkdown(markdown, { extensions: [inlineOnly] }).children;
  return paragraph?.type === 'paragraph' ? paragraph.children : [];
}

/** Where a node stands, or the nodes from the first to the last. */
export function spanOf(first: Nodes, last: Nodes = first): Span {
  return { start: first.position?.start.offset ?? 0, end: last.position?.end.offset ?? 0 };
}

/** Where the content of a node stands, without the marks around it; the node itself where it is empty. */
export function contentSpan(node: Parents): Span {
  const first = node.children[0];
  const last = node.children.at(-1);
  return first && last ? spanOf(first, last) : spanOf(node);
}
