import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { parseWithPlainTables } from './plain-tables.ts';

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

/** Parses a page with GFM tables. A row keeps its number of cells, even if the header has another. */
export function parseBlocks(markdown: string): Root {
  return parseWithPlainTables(markdown, { blocks: parseAllBlocks, inline: parseInline });
}

/** Parses a page with one parser for all of its blocks. */
export function parseAllBlocks(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
}

/** Parses one line of Markdown, without blocks, as in a table cell. */
export function parseInline(markdown: string): readonly PhrasingContent[] {
  // The time grows with the square of the number of marks.
  if (countMarks(markdown) > maxMarks) return [{ type: 'text', value: markdown }];
  const [paragraph] = fromMarkdown(markdown, { extensions: [inlineOnly] }).children;
  return paragraph?.type === 'paragraph' ? paragraph.children : [];
}

/** The maximum number of marks that is parsed. Paragraphs written by people have fewer. */
export const maxMarks = 1000;

/** The number of marks that `<!` or `<?` counts as: the parser reads the rest of the paragraph for each. */
const htmlWeight = 50;

/** Counts the marks outside of code for which the parser searches the text before or after them. */
export function countMarks(markdown: string): number {
  const text = markdown.replace(/\\.|(?<!`)(`+)(?!`)[^`]+\1(?!`)/g, '');
  const html = text.match(/<[!?]/g)?.length ?? 0;
  const closing = text.match(/\]/g)?.length ?? 0;
  const opening = text.match(/\[/g)?.length ?? 0;
  // For an unmatched closing bracket, the parser searches back to the start of the paragraph.
  const unmatched = Math.max(0, closing - opening);
  const marks = text.match(/[*_[\]>`]|[-+] |\d[.)] /g)?.length ?? 0;
  return marks + unmatched + html * htmlWeight;
}

/** Returns the span of a node, or of the nodes from the first to the last. */
export function spanOf(first: Nodes, last: Nodes = first): Span {
  return { start: first.position?.start.offset ?? 0, end: last.position?.end.offset ?? 0 };
}

/** Returns the span of several nodes; undefined if there are none. */
export function spanOfAll(nodes: readonly Nodes[]): Span | undefined {
  const [first] = nodes;
  return first && spanOf(first, nodes.at(-1));
}

/** Returns the span of the content of a node, or of the node if it is empty. */
export function contentSpan(node: Parents): Span {
  const first = node.children[0];
  const last = node.children.at(-1);
  return first && last ? spanOf(first, last) : spanOf(node);
}
