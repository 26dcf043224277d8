import type { PhrasingContent } from 'mdast';
import { spanOf, type Span } from '../../markdown/parse-markdown.ts';
import { emptyCode } from '../columns.ts';
import { textOfTokens, tokensOf, withoutLineBreaks, type Token } from './inline.ts';

/** The text of a value, and its span. */
export interface Code {
  readonly text: string;
  readonly span: Span;
}

/** The values of a cell. */
export type Values =
  /** Each value is delimited, by backticks or quotation marks. */
  | { readonly form: 'code'; readonly items: readonly Code[]; readonly defaultAt?: number }
  /** A text without delimiters around its values. */
  | {
      readonly form: 'text';
      readonly text: string;
      readonly span: Span;
      readonly isDefault: boolean;
    };

/** Reads the values of a cell; undefined if it contains anything else. */
export function readValues(nodes: readonly PhrasingContent[]): Values | undefined {
  const [first] = nodes;
  if (first === undefined) return undefined;
  const tokens = tokensOf(nodes);
  if (tokens.some(({ kind }) => kind === 'other')) return undefined;
  if (tokens.some(({ kind }) => kind === 'code')) return readCodes(tokens);
  const span = spanOf(first, nodes.at(-1));
  const text = textOfTokens(tokens).trim();
  if (isEmptyCode(text)) return { form: 'code', items: [{ text: '', span }] };
  const quotedItems = readQuoted(text, span);
  if (quotedItems) return { form: 'code', ...quotedItems };
  const [{ styled } = { styled: false }] = tokens;
  // Emphasis in the middle of a text may come from asterisks of a value.
  if (tokens.some((token) => token.styled !== styled)) return undefined;
  const mark = /[([]default[)\]]$/i.exec(text);
  return {
    form: 'text',
    text: mark ? text.slice(0, mark.index).trimEnd() : text,
    span,
    isDefault: mark !== null,
  };
}

/** Matches what may be between two values: a mark of the default, an empty value, a separator. */
const between = /\s*(?:([([]default[)\]])|(“|``)|(\bor\b|\band\b|[,;/|·•、，&]|\n))/iy;

/** Matches the mark of an item of a list, at the start of a line. */
const bullet = /[^\S\n]*(?:[•▪◦‣*-]|\d{1,3}[.)])(?=\s|$)/y;

/** Reads code spans with separators between them. A code span may contain commas, so it is never split. */
function readCodes(all: readonly Token[]): Values | undefined {
  const tokens = withoutFrame(all);
  const items: Code[] = [];
  let defaultAt: number | undefined;
  let separators = '';
  let isOpen = true; // a value may follow
  for (const token of tokens) {
    if (token.kind === 'text' && token === tokens.at(-1) && /^\s*\.\s*$/.test(token.text)) break;
    if (token.kind === 'code') {
      if (!isOpen) return undefined;
      items.push({ text: token.text, span: token.span });
      [isOpen, separators] = [false, ''];
      continue;
    }
    let at = 0;
    const text = token.text;
    while (text.slice(at).trim() !== '' || text.slice(at).includes('\n')) {
      bullet.lastIndex = at;
      if ((items.length === 0 || separators.endsWith('\n')) && bullet.test(text)) {
        at = bullet.lastIndex;
        continue;
      }
      between.lastIndex = at;
      const found = between.exec(text);
      if (found === null) return undefined;
      at = between.lastIndex;
      const [, mark, empty, separator] = found;
      if (mark !== undefined) {
        if (items.length === 0 || separators !== '' || defaultAt !== undefined) return undefined;
        defaultAt = items.length - 1;
      } else if (empty !== undefined) {
        if (items.length > 0 && separators === '') return undefined;
        items.push({ text: '', span: token.span });
        separators = '';
      } else if (separator !== undefined) {
        if (items.length === 0) return undefined;
        if (/[,;/|·•、，&]/.test(separator) && separators !== '') return undefined;
        separators += separator;
      }
      isOpen = separators !== '' || items.length === 0;
    }
    if (/\s$/.test(text) && items.length > 0) isOpen = true;
  }
  if (separators.trim() !== '') return undefined;
  if (items.length === 0) return undefined;
  return { form: 'code', items, ...(defaultAt !== undefined && { defaultAt }) };
}

/** Removes brackets around a list of code spans, words such as `One of:` before it, and invisible characters. */
function withoutFrame(tokens: readonly Token[]): readonly Token[] {
  const visible = tokens.map((token) =>
    token.kind === 'text'
      ? { ...token, text: token.text.replaceAll(/[\u00ad\u200b\u2060\ufeff]/g, '') }
      : token,
  );
  const [first, ...rest] = visible;
  const last = rest.at(-1);
  if (first?.kind !== 'text') return visible;
  const [open, close] = [first.text.trim(), last?.kind === 'text' ? last.text.trim() : ''];
  if (['[]', '{}', '()'].includes(open + close)) return rest.slice(0, -1);
  return /^(?:one of|any of|either|allowed|options|values)\s?:?$/i.test(open) ? rest : visible;
}

function readQuoted(text: string, span: Span) {
  if (!/^(?:["“].*["”]|‘.*’)(?:\s*\(default\))?$/s.test(text)) return undefined;
  const items: Code[] = [];
  let defaultAt: number | undefined;
  const item = text.startsWith('‘')
    ? /\s*‘([^‘’]*)’(?:\s*(\(default\)))?\s*(?:[,;/|·\n]|\bor\b|$)/iy
    : /\s*["“]([^"“”]*)["”](?:\s*(\(default\)))?\s*(?:[,;/|·\n]|\bor\b|$)/iy;
  while (item.lastIndex < text.length) {
    const found = item.exec(text);
    if (found === null) return undefined;
    if (found[2] !== undefined) defaultAt = items.length;
    items.push({ text: withoutLineBreaks(found[1] ?? ''), span });
  }
  return { items, ...(defaultAt !== undefined && { defaultAt }) };
}

/**
 * Splits a text into values without white space and marks, so that a part of a value is not mistaken for
 * a value. Returns undefined for any other text.
 */
export function splitPlainValues(text: string): readonly string[] | undefined {
  if (text !== text.trim()) return undefined;
  // A comma before three digits may separate thousands.
  if (/\d,\d{3}(?!\d)/.test(text) && /,\s/.test(text)) return undefined;
  const separator = [/\n/, /[,;]/, /\s[/|·]\s/, /\sor\s/].find((pattern) => pattern.test(text));
  const items =
    separator === undefined
      ? [text]
      : text
          .split(separator)
          .map((item) => item.trim().replace(/,$/, ''))
          .filter((item) => item !== '' || !isLineEnd(separator));
  const isPlain = items.every(
    (item) =>
      item === emptyCode ||
      /^(?!'.*'$)(?!<.*>$)[^\s,;/|"`…\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{So}]+$/u.test(item),
  );
  const isRepeated = new Set(items).size < items.length;
  if (!isPlain || isRepeated || items.some((item) => /^(?:etc\.?|\.{3})$/i.test(item)))
    return undefined;
  return items.map((item) => (item === emptyCode ? '' : item));
}

/** Returns whether a separator is a line end, so that blank lines are not values. */
function isLineEnd(separator: RegExp): boolean {
  return separator.test('\n');
}

/** Returns whether a text is an empty code span, perhaps changed by a typographic tool. */
function isEmptyCode(text: string): boolean {
  return text === emptyCode || text === '``';
}
