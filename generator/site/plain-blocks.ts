import type { BlockNode, InlineNode, TableRow } from './markdown-tree.ts';

/** Reads the words of a line. */
export type ReadInline = (line: string) => readonly InlineNode[];

/** Lines of other kinds, tabs and characters that the parser replaces are left to it. */
const unusual = /[\r\t\0]/;

/** The start of a line that can only be text, and not a list, heading, quotation, table or definition. */
const textLine = /^(?:[^\s#>|=:+*_`~\d[-]|\*\*[A-Za-z\d]|`(?!``)|\d+(?![\d.)])|\[[^\]\\]*\]\()/u;
const delimiters = /^\|(?: *:?-+:? *\|)+$/;

/**
 * Reads a page of Markdown if the structure of its blocks is plain, as in a generated page: headings,
 * paragraphs, lists of one level, tables, fenced code. Returns undefined otherwise, and the parser
 * reads the page. The result is that of the parser.
 */
export function readPlainBlocks(
  markdown: string,
  inline: ReadInline,
): readonly BlockNode[] | undefined {
  if (unusual.test(markdown)) return undefined;
  const lines = markdown.split('\n');
  const blocks: BlockNode[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line === '') {
      at++;
      continue;
    }
    const read = readBlock(lines, at, inline);
    if (!read) return undefined;
    blocks.push(read.block);
    at = read.end;
  }
  return blocks;
}

interface ReadBlock {
  readonly block: BlockNode;
  /** The line after it. */
  readonly end: number;
}

function readBlock(
  lines: readonly string[],
  start: number,
  inline: ReadInline,
): ReadBlock | undefined {
  const line = lines[start] ?? '';
  switch (line.charAt(0)) {
    case '#':
      return readHeading(line, start, inline);
    case '|':
      return readTable(lines, start, inline);
    case '-':
      return /^-{3,}$/.test(line)
        ? { block: { kind: 'rule' }, end: start + 1 }
        : readList(lines, start, inline);
    case '>':
      return readQuote(lines, start, inline);
    case '`':
      return line.startsWith('```') ? readFence(lines, start) : readParagraph(lines, start, inline);
    default:
      return readParagraph(lines, start, inline);
  }
}

function readHeading(line: string, start: number, inline: ReadInline): ReadBlock | undefined {
  const [, marks = '', text = ''] = /^(#{1,6}) ([^ ].*)$/.exec(line) ?? [];
  // With a bar, it may be the header of a table.
  if (text === '' || /[# ]$|\|/.test(text)) return undefined;
  return {
    block: { kind: 'heading', depth: marks.length, words: inline(text) },
    end: start + 1,
  };
}

function readParagraph(
  lines: readonly string[],
  start: number,
  inline: ReadInline,
): ReadBlock | undefined {
  let end = start;
  for (let line = lines[end] ?? ''; line !== ''; line = lines[++end] ?? '') {
    if (!isText(line)) return undefined;
  }
  const text = lines.slice(start, end).join('\n');
  return { block: { kind: 'paragraph', words: inline(text), isTight: false }, end };
}

function isText(line: string): boolean {
  return textLine.test(line) && !line.endsWith(' ');
}

/** Reads a quotation of one line. */
function readQuote(
  lines: readonly string[],
  start: number,
  inline: ReadInline,
): ReadBlock | undefined {
  const text = lines[start]?.slice(2) ?? '';
  if (lines[start]?.charAt(1) !== ' ' || !isText(text) || !isEnd(lines[start + 1]))
    return undefined;
  const paragraph: BlockNode = { kind: 'paragraph', words: inline(text), isTight: false };
  return { block: { kind: 'quote', blocks: [paragraph] }, end: start + 1 };
}

/** Reads a list of lines without empty lines between them. */
function readList(
  lines: readonly string[],
  start: number,
  inline: ReadInline,
): ReadBlock | undefined {
  const items: BlockNode[][] = [];
  let end = start;
  for (let line = lines[end] ?? ''; line !== ''; line = lines[++end] ?? '') {
    const text = line.slice(2);
    if (!line.startsWith('- ') || !isText(text)) return undefined;
    items.push([{ kind: 'paragraph', words: inline(text), isTight: true }]);
  }
  let next = end;
  while (lines[next] === '') next++;
  // The list continues after empty lines, and is a loose one.
  if (lines[next]?.startsWith('- ')) return undefined;
  return { block: { kind: 'list', isOrdered: false, items }, end };
}

function readFence(lines: readonly string[], start: number): ReadBlock | undefined {
  const [, fence = '', language = ''] = /^(`{3,})(\w*)$/.exec(lines[start] ?? '') ?? [];
  if (fence === '') return undefined;
  for (let end = start + 1; end < lines.length; end++) {
    const line = lines[end] ?? '';
    if (!line.includes(fence) || !/^ {0,3}`+ *$/.test(line)) continue;
    const code = lines
      .slice(start + 1, end)
      .join('\n')
      .trimEnd();
    return { block: { kind: 'code', language, code }, end: end + 1 };
  }
  return undefined;
}

function readTable(
  lines: readonly string[],
  start: number,
  inline: ReadInline,
): ReadBlock | undefined {
  const delimiter = lines[start + 1] ?? '';
  if (!delimiters.test(delimiter)) return undefined;
  const columns = delimiter.split('|').length - 2;
  const rows: TableRow[] = [];
  let end = start;
  for (let line = lines[end] ?? ''; line !== ''; line = lines[++end] ?? '') {
    if (end === start + 1) continue;
    const cells = cellsOf(line);
    if (cells?.length !== columns) return undefined;
    rows.push(cells.map((cell) => inline(cell.trim())));
  }
  const [header = [], ...others] = rows;
  return { block: { kind: 'table', header, rows: others }, end };
}

/** Returns the cells of a row; undefined if a pipe may be a part of one. */
function cellsOf(line: string): readonly string[] | undefined {
  return line.length > 1 && line.startsWith('|') && line.endsWith('|') && !line.includes('\\|')
    ? line.slice(1, -1).split('|')
    : undefined;
}

function isEnd(line: string | undefined): boolean {
  return line === undefined || line === '';
}
