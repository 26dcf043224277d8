import type { PhrasingContent, TableCell } from 'mdast';
import { contentSpan, type Span } from '../../markdown/parse-markdown.ts';
import { emptyCode, nothing, type Column } from '../columns.ts';
import { blanknessOf, type AnyColumn } from '../vocabulary.ts';
import { textOfTokens, tokensOf } from './inline.ts';
import { numberOf } from './parse-values.ts';
import { readValues } from './read-values.ts';

/** A cell of a table, without the spaces around its content. */
export interface Cell {
  readonly nodes: readonly PhrasingContent[];
  readonly span: Span;
  /** The Markdown of the cell. */
  readonly source: string;
}

/** Reads a cell of a table. */
export function readCell(markdown: string, cell: TableCell): Cell {
  const { start, end } = contentSpan(cell);
  const source = cell.children.length === 0 ? '' : markdown.slice(start, end);
  return { nodes: cell.children, span: { start, end }, source };
}

/** Returns the text of a cell without formatting. */
export function cellText({ nodes, source }: Cell): string {
  if (/^(?!_)[\w-]*(?<!_)$/.test(source)) return source;
  return textOfTokens(tokensOf(nodes))
    .replaceAll(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .trim();
}

/**
 * Returns whether a cell is empty. `marks` are the empty cells of the columns of numbers: only they show
 * that a word such as None is not a value in the other columns.
 */
export function isBlank(cell: Cell, column: AnyColumn, marks: ReadonlySet<string>): boolean {
  const { source, nodes } = cell;
  if (source === nothing || source === '' || marks.has(source)) return true;
  // In a description, an escape shows that a dash is text: `\\-`.
  if (column === 'Description') return blanknessOf(source, column) === 'sure';
  const isCode = nodes.some(({ type }) => type === 'inlineCode');
  const blank = blanknessOf(cellText(cell), column);
  if (column === 'Min' || column === 'Max' || column === 'Range') return blank !== undefined;
  return blank === 'sure' && !isCode;
}

/** Rates how well a cell fits a column: 0 not at all, 1 perhaps, 2 well. */
export function cellFitness({ nodes, source }: Cell, column: Column): 0 | 1 | 2 {
  switch (column) {
    case 'Parameter':
      return nodes.length === 1 && nodes[0]?.type === 'inlineCode' ? 2 : 0;
    case 'Type':
      return /^[a-z]+(?:\\?_[a-z]+)*$/.test(source) ? 2 : 0;
    case 'Required':
      if (source === 'Yes' || source === 'No') return 2;
      return /^\p{L}+$/u.test(source) ? 1 : 0;
    case 'Default':
      return source === nothing || isCodeList(nodes, 1) ? 2 : 0;
    case 'Min':
    case 'Max':
      return source === nothing || numberOf(source) !== undefined ? 2 : 0;
    case 'Allowed Values':
      return source === nothing || isCodeList(nodes) ? 2 : 0;
    case 'Description':
      return looksLikeText(source) ? 2 : 1;
  }
}

function isCodeList(nodes: readonly PhrasingContent[], length?: number): boolean {
  const values = readValues(nodes);
  return values?.form === 'code' && (length === undefined || values.items.length === length);
}

/** Returns whether a cell may be a description. A pipe in a code span leaves a single backtick in each part. */
function looksLikeText(source: string): boolean {
  const ticks = source.split('`').length - 1;
  return (
    ![nothing, emptyCode].includes(source) && numberOf(source) === undefined && ticks % 2 === 0
  );
}
