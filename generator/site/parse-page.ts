import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Inline, TableRow } from './markdown-tree.ts';
import { readPlainBlocks } from './plain-blocks.ts';
import { readPlainInline } from './plain-inline.ts';

/** HTML and images are off: what a page says is text, and nothing is loaded from elsewhere. */
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image');

/**
 * Parses a page. Most pages are plain, and reading those takes a fraction of the time of the
 * parser.
 */
export function parsePage(markdown: string): readonly Block[] {
  return readPlainBlocks(markdown, parseLine) ?? parseWithLibrary(markdown);
}

/** Parses a page with the parser for all of Markdown. */
export function parseWithLibrary(markdown: string): readonly Block[] {
  return blocksOf(cursorOf(parser.parse(markdown, {})));
}

/** Parses one line of a page without link definitions. */
export function parseLine(markdown: string): readonly Inline[] {
  return readPlainInline(markdown) ?? parseLineWithLibrary(markdown);
}

/** Parses one line with the parser for all of Markdown. */
export function parseLineWithLibrary(markdown: string): readonly Inline[] {
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

function blocksOf(cursor: Cursor): readonly Block[] {
  const blocks: Block[] = [];
  for (let token = cursor.next(); token; token = cursor.next()) {
    blocks.push(blockOf(token, cursor));
  }
  return blocks;
}

/** Reads a closed list of kinds, so that no rule of the parser can add others. */
function blockOf(token: Token, cursor: Cursor): Block {
  switch (token.type) {
    case 'heading_open':
      return { kind: 'heading', depth: Number(token.tag.slice(1)), words: onlyWords(cursor) };
    case 'paragraph_open':
      return { kind: 'paragraph', words: onlyWords(cursor), isTight: token.hidden };
    case 'blockquote_open':
      return { kind: 'quote', blocks: blocksOf(cursor) };
    case 'bullet_list_open':
    case 'ordered_list_open': {
      const items = childrenOf(cursor, () => blocksOf(cursor));
      return { kind: 'list', isOrdered: token.type === 'ordered_list_open', items };
    }
    case 'table_open': {
      const parts = childrenOf(cursor, () =>
        childrenOf(cursor, (): TableRow => childrenOf(cursor, () => onlyWords(cursor))),
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
function childrenOf<Child>(cursor: Cursor, read: () => Child): readonly Child[] {
  const children: Child[] = [];
  while (cursor.next()) children.push(read());
  return children;
}

/** Reads the words of a container to its end. */
function onlyWords(cursor: Cursor): readonly Inline[] {
  const words = wordsOf(cursor.next());
  cursor.next();
  return words;
}

function wordsOf(inline: Token | undefined): readonly Inline[] {
  return inlinesOf(cursorOf(inline?.children ?? []));
}

function inlinesOf(cursor: Cursor): readonly Inline[] {
  const words: Inline[] = [];
  for (let token = cursor.next(); token; token = cursor.next()) {
    // The parser leaves an empty text at some marks.
    if (token.type !== 'text' || token.content !== '') words.push(inlineOf(token, cursor));
  }
  return words;
}

function inlineOf(token: Token, cursor: Cursor): Inline {
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
        children: inlinesOf(cursor),
      };
    case 'strong_open':
      return { kind: 'strong', children: inlinesOf(cursor) };
    case 'em_open':
      return { kind: 'em', children: inlinesOf(cursor) };
    case 's_open':
      return { kind: 's', children: inlinesOf(cursor) };
    default:
      return { kind: 'text', text: token.content };
  }
}
