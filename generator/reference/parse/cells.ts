import type { PhrasingContent, TableCell } from 'mdast';
import { contentSpan, type Span } from '../../markdown/parse-markdown.ts';
import { emptyCode, nothing, type Column } from '../columns.ts';
import { readCodeSpans } from './read-code-spans.ts';

/** A cell of a table, without the spaces around its content. */
export interface Cell {
  readonly nodes: readonly PhrasingContent[];
  readonly span: Span;
  /** The Markdown of the cell. */
  readonly source: string;
}

export function readCell(markdown: string, cell: TableCell): Cell {
  const { start, end } = contentSpan(cell);
  const source = cell.children.length === 0 ? '' : markdown.slice(start, end);
  return { nodes: cell.children, span: { start, end }, source };
}

export function isBlank({ source }: Cell): boolean {
  return source === nothing || source === '';
}

/** Returns how well a cell fits a column: 0 not at all, 2 as a cell of that column does. */
export function fitness({ nodes, source }: Cell, column: Column): 0 | 1 | 2 {
  switch (column) {
    case 'Parameter':
      return nodes.length === 1 && nodes[0]?.type === 'inlineCode' ? 2 : 0;
    case 'Type':
      return /^[a-z]+(?:\\?_[a-z]+)*$/.test(source) ? 2 : 0;
    case 'Required':
      if (source === 'Yes' || source === 'No') return 2;
      return /^\p{L}+$/u.test(source) ? 1 : 0;
    case 'Default':
      return source === nothing || readCodeSpans(nodes)?.length === 1 ? 2 : 0;
    case 'Min':
    case 'Max':
      return source === nothing || numberPattern.test(source) ? 2 : 0;
    case 'Allowed Values':
      return source === nothing || readCodeSpans(nodes) ? 2 : 0;
    case 'Description':
      return looksLikeText(source) ? 2 : 1;
  }
}

/** A bar inside of a code span splits it and leaves a single backtick in each part. */
function looksLikeText(source: string): boolean {
  const ticks = source.split('`').length - 1;
  return ![nothing, emptyCode].includes(source) && !numberPattern.test(source) && ticks % 2 === 0;
}

export const numberPattern = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
