import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** Offsets into a Markdown text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Turns off block syntax: `-` in a cell is not a list, `# 1` not a heading. */
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

/** Parses a page with GFM tables; a row has the cells that are written, however many. */
export function parseBlocks(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
}

/** Parses a Markdown one-liner as in a table cell, without blocks. */
export function parseInline(markdown: string): readonly PhrasingContent[] {
  // The time grows with the square of the marks.
  if (countMarks(markdown) > maxMarks) return [{ type: 'text', value: markdown }];
  const [paragraph] = fromMarkdown(markdown, { extensions: [inlineOnly] }).children;
  return paragraph?.type === 'paragraph' ? paragraph.children : [];
}

/** More marks than a paragraph written by people has. */
export const maxMarks = 1000;

/** The rest of a paragraph is read for each `<!` or `<?` that is not closed. */
const weightOfHtml = 50;

/** Returns the number of marks outside of code for which the parser looks through the text before or after. */
export function countMarks(markdown: string): number {
  const text = markdown.replace(/\\.|(?<!`)(`+)(?!`)[^`]+\1(?!`)/g, '');
  const html = text.match(/<[!?]/g)?.length ?? 0;
  const closing = text.match(/\]/g)?.length ?? 0;
  const opening = text.match(/\[/g)?.length ?? 0;
  // For a bracket that closes nothing, the parser looks back to the start of the paragraph.
  const unmatched = Math.max(0, closing - opening);
  const marks = text.match(/[*_[\]>`]|[-+] |\d[.)] /g)?.length ?? 0;
  return marks + unmatched + html * weightOfHtml;
}

/** Returns the span of a node, or of the nodes from the first to the last. */
export function spanOf(first: Nodes, last: Nodes = first): Span {
  return { start: first.position?.start.offset ?? 0, end: last.position?.end.offset ?? 0 };
}

/** Returns the span of the content of a node, or of the node if it is empty. */
export function contentSpan(node: Parents): Span {
  const first = node.children[0];
  const last = node.children.at(-1);
  return first && last ? spanOf(first, last) : spanOf(node);
}
