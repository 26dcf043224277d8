import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString } from 'mdast-util-to-string';
import { gfmTable } from 'micromark-extension-gfm-table';

/** A page as a Markdown reader sees it. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
}

/** The nodes of a kind, in the order of the page. */
export function nodesOf<Type extends Nodes['type']>(
  node: Nodes,
  type: Type,
): Extract<Nodes, { type: Type }>[] {
  const isWanted = (node: Nodes): node is Extract<Nodes, { type: Type }> => node.type === type;
  return [
    ...(isWanted(node) ? [node] : []),
    ...('children' in node ? node.children.flatMap((child) => nodesOf(child, type)) : []),
  ];
}

/** The tables of a page as the texts of their cells. */
export function tablesOf(root: Root): string[][][] {
  return nodesOf(root, 'table').map((table) =>
    table.children.map((row) => row.children.map((cell) => toString(cell))),
  );
}
