import type { AlignType, Nodes, PhrasingContent, Root, Table, TableCell, TableRow } from 'mdast';

/** Parses Markdown: the whole text of a page, or the content of one cell. */
export interface MarkdownParsers {
  readonly blocks: (markdown: string) => Root;
  readonly inline: (markdown: string) => readonly PhrasingContent[];
}

/**
 * Parses a page like `blocks`, but reads the tables that are plainly tables without it: they are most of
 * a reference page, and their cells are mostly words and code.
 */
export function parseWithPlainTables(markdown: string, { blocks, inline }: MarkdownParsers): Root {
  const tables = new Map<number, Table>();
  const cuts: Cut[] = [];
  const parts: string[] = [];
  let at = 0;
  let removed = 0;
  let lines = 0;
  for (const { start, line, text } of plainTableTexts(markdown)) {
    const table = readTable(text, start, line, inline);
    if (!table) continue;
    tables.set(start, table);
    parts.push(markdown.slice(at, start), mark);
    at = start + text.length;
    const after = start - removed + mark.length;
    removed += text.length - mark.length;
    lines += text.split('\n').length - 1;
    cuts.push({ after, removed, lines });
  }
  if (tables.size === 0) return blocks(markdown);
  const root = moved(blocks(parts.join('') + markdown.slice(at)), (point) => {
    const { removed: offset, lines: line } = lastCut(cuts, point.offset);
    return pointAt(point.line + line, point.column - 1, point.offset + offset);
  });
  const children = root.children.map(
    (node) => tables.get(node.position?.start.offset ?? -1) ?? node,
  );
  return { ...root, children };
}

/** A paragraph in the place of a table. */
const mark = 'T';

/** The place after the mark of a table, and all that was removed of the text before it. */
interface Cut {
  readonly after: number;
  readonly removed: number;
  readonly lines: number;
}

function lastCut(cuts: readonly Cut[], offset: number): Omit<Cut, 'after'> {
  return cuts.findLast(({ after }) => after <= offset) ?? { removed: 0, lines: 0 };
}

/**
 * Content that continues after an empty line or changes others: code, HTML of some kinds, definitions of
 * links. Texts with other line ends than `\n` are left to the parser, too.
 */
const farReaching =
  /^\ufeff|[\t\r\0]|\]:|^ {0,3}(?:```|~~~|<(?:script|pre|style|textarea|[!?]))|^ {4} *[^ \n]/im;

interface TableText {
  readonly text: string;
  readonly start: number;
  /** The number of its first line, from 1. */
  readonly line: number;
}

/** A header, a row of delimiters and rows, between empty lines. */
const tableText = /(?<=^|\n\n)\|.*\|\n\|(?: *:?-+:? *\|)+(?:\n\|.*\|)*(?=\n\n|\n?$)/g;

function plainTableTexts(markdown: string): readonly TableText[] {
  if (farReaching.test(markdown)) return [];
  let line = 1;
  let at = 0;
  return Array.from(markdown.matchAll(tableText), ({ 0: text, index }) => {
    for (
      let end = markdown.indexOf('\n', at);
      end !== -1 && end < index;
      end = markdown.indexOf('\n', at)
    ) {
      at = end + 1;
      line += 1;
    }
    return { text, start: index, line };
  });
}

/** Reads a table; undefined if a pipe may be a part of a cell, or if the header does not fit. */
function readTable(
  text: string,
  start: number,
  line: number,
  inline: MarkdownParsers['inline'],
): Table | undefined {
  if (text.includes('\\|')) return undefined;
  const [header = '', delimiters = '', ...others] = text.split('\n');
  const align = delimiters.split('|').slice(1, -1).map(alignOf);
  if (header.split('|').length !== align.length + 2) return undefined;
  let at = start + header.length + delimiters.length + 2;
  const children = [readRow(header, start, line, inline)];
  others.forEach((row, index) => {
    children.push(readRow(row, at, line + 2 + index, inline));
    at += row.length + 1;
  });
  const [first, last] = [children[0]?.position, children.at(-1)?.position];
  const end = others.length === 0 ? pointAt(line + 1, delimiters.length, at - 1) : last?.end;
  if (!first || !end) return undefined;
  return { type: 'table', align, children, position: { start: first.start, end } };
}

function alignOf(delimiter: string): AlignType {
  const text = delimiter.trim();
  const [left, right] = [text.startsWith(':'), text.endsWith(':')];
  return left ? (right ? 'center' : 'left') : right ? 'right' : null;
}

function readRow(
  text: string,
  start: number,
  line: number,
  inline: MarkdownParsers['inline'],
): TableRow {
  const cells = text.slice(1, -1).split('|');
  let at = 0;
  const children = cells.map((content, index): TableCell => {
    const isLast = index === cells.length - 1;
    const from = at;
    at += content.length + 1;
    const to = isLast ? text.length : at;
    const first = content.search(/[^ ]|$/);
    return {
      type: 'tableCell',
      children: readCell(withoutPadding(content, first), line, from + 1 + first, start, inline),
      position: { start: pointAt(line, from, start + from), end: pointAt(line, to, start + to) },
    };
  });
  const end = pointAt(line, text.length, start + text.length);
  return { type: 'tableRow', children, position: { start: pointAt(line, 0, start), end } };
}

/** Rows are padded to the length of the longest cell, so a pattern for the end would search for long. */
function withoutPadding(content: string, first: number): string {
  let end = content.length;
  while (end > first && content[end - 1] === ' ') end--;
  return content.slice(first, end);
}

/** Matches words without marks, or a code span. Code with spaces at both ends is left to the parser. */
const piece = /((?:[^\\`*_[\]<&!~]|\\[!-/:-@[-`{-~])+)|`((?! [^`]* `)[^`]+)`(?!`)/y;

function readCell(
  text: string,
  line: number,
  column: number,
  rowStart: number,
  inline: MarkdownParsers['inline'],
): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let at = 0; at < text.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const found = piece.exec(text);
    if (!found) {
      return inline(text).map((node) =>
        moved(node, ({ column: own, offset }) =>
          pointAt(line, column + own - 1, rowStart + column + offset),
        ),
      );
    }
    const [whole, words, code = ''] = found;
    const position = {
      start: pointAt(line, column + at, rowStart + column + at),
      end: pointAt(line, column + at + whole.length, rowStart + column + at + whole.length),
    };
    nodes.push(
      words === undefined
        ? { type: 'inlineCode', value: code, position }
        : { type: 'text', value: words.replace(/\\(.)/g, '$1'), position },
    );
  }
  return nodes;
}

/** `column` is counted from 0. */
function pointAt(line: number, column: number, offset: number) {
  return { line, column: column + 1, offset };
}

/** A point of a text; `line` and `column` are counted from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Returns a node with each position moved to another. */
function moved<Node extends Nodes>(node: Node, move: (place: Place) => Place): Node {
  const place = ({ line, column, offset = 0 }: NonNullable<Nodes['position']>['start']) =>
    move({ line, column, offset });
  return {
    ...node,
    ...(node.position && {
      position: { start: place(node.position.start), end: place(node.position.end) },
    }),
    ...('children' in node && { children: node.children.map((child) => moved(child, move)) }),
  };
}
