import MarkdownIt, { type Token } from 'markdown-it';
import type { BlockNode, InlineNode, TableRow } from './markdown-tree.ts';
import { readPlainBlocks } from './plain-blocks.ts';
import { readPlainInline } from './plain-inline.ts';

/** HTML and images are off: what a page says is text, and nothing is loaded from elsewhere. */
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image');

/**
 * Parses a page. Most pages are plain, and reading those takes a fraction of the time of the
 * parser.
 */
export function parseSitePage(markdown: string): readonly BlockNode[] {
  return readPlainBlocks(markdown, parseLine) ?? parseWithLibrary(markdown);
}

/** Parses a page with the parser for all of Markdown. */
export function parseWithLibrary(markdown: string): readonly BlockNode[] {
  return blocksOf(cursorOf(parser.parse(markdown, {})));
}

/** Parses one line of a page without link definitions. */
export function parseLine(markdown: string): readonly InlineNode[] {
  return readPlainInline(markdown) ?? parseLineWithLibrary(markdown);
}

/** Parses one line with the parser for all of Markdown. */
export function parseLineWithLibrary(markdown: string): readonly InlineNode[] {
  return wordsOf(parser.parseInline(markdown, {})[0]);
}

/** The tokens of the parser that are not read yet. A container has one before and one after it. */
interface Cursor {
  /** Returns the next token; undefined after the last one, and at the end of a container. */
  readonly next: () => Token | undefined;
}

function cursorOf(tokens: readonly Token[]): Cursor {
  let at = 0;
  return {
    next: () => {
      const token = tokens[at++];
      return token?.nesting === -1 ? undefined : token;
    },
  };
}

function blocksOf(cursor: Cursor): readonly BlockNode[] {
  const blocks: BlockNode[] = [];
  for (let token = cursor.next(); token; token = cursor.next()) {
    blocks.push(blockOf(token, cursor));
  }
  return blocks;
}

/** Reads a closed list of kinds, so that no rule of the parser can add others. */
function blockOf(token: Token, cursor: Cursor): BlockNode {
  switch (token.type) {
    case 'heading_open':
      return { kind: 'heading', depth: Number(token.tag.slice(1)), words: onlyWords(cursor) };
    case 'paragraph_open':
      return { kind: 'paragraph', words: onlyWords(cursor), isTight: token.hidden };
    case 'blockquote_open':
      return { kind: 'quote', blocks: blocksOf(cursor) };
    case 'bullet_list_open':
    case 'ordered_list_open': {
      const items = readChildren(cursor, () => blocksOf(cursor));
      return { kind: 'list', isOrdered: token.type === 'ordered_list_open', items };
    }
    case 'table_open': {
      const parts = readChildren(cursor, () =>
        readChildren(cursor, (): TableRow => readChildren(cursor, () => onlyWords(cursor))),
      );
      return { kind: 'table', header: parts[0]?.[0] ?? [], rows: parts[1] ?? [] };
    }
    case 'fence':
    case 'code_block':
      return {
        kind: 'code',
        language: /^\w+/.exec(token.info)?.[0] ?? '',
        code: token.content.trimEnd(),
      };
    case 'hr':
      return { kind: 'rule' };
    default:
      return {
        kind: 'paragraph',
        words: [{ kind: 'text', text: token.content }],
        isTight: true,
      };
  }
}

/** Reads each child of a container. */
function readChildren<Child>(cursor: Cursor, read: () => Child): readonly Child[] {
  const children: Child[] = [];
  while (cursor.next()) children.push(read());
  return children;
}

/** Reads the words of a container to its end. */
function onlyWords(cursor: Cursor): readonly InlineNode[] {
  const words = wordsOf(cursor.next());
  cursor.next();
  return words;
}

function wordsOf(inline: Token | undefined): readonly InlineNode[] {
  return wordsInside(cursorOf(inline?.children ?? []));
}

function wordsInside(cursor: Cursor): readonly InlineNode[] {
  const words: InlineNode[] = [];
  for (let token = cursor.next(); token; token = cursor.next()) {
    // The parser leaves an empty text at some marks.
    if (token.type !== 'text' || token.content !== '') words.push(nodeOf(token, cursor));
  }
  return words;
}

function nodeOf(token: Token, cursor: Cursor): InlineNode {
  switch (token.type) {
    case 'code_inline':
      return { kind: 'code', text: token.content };
    case 'softbreak':
      return { kind: 'softBreak' };
    case 'hardbreak':
      return { kind: 'hardBreak' };
    case 'link_open':
      return {
        kind: 'link',
        href: String(token.attrGet('href') ?? ''),
        children: wordsInside(cursor),
      };
    case 'strong_open':
      return { kind: 'strong', children: wordsInside(cursor) };
    case 'em_open':
      return { kind: 'em', children: wordsInside(cursor) };
    case 's_open':
      return { kind: 's', children: wordsInside(cursor) };
    default:
      return { kind: 'text', text: token.content };
  }
}
