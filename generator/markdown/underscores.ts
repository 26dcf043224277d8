import type { Nodes } from 'mdast';
import { parseInline, spanOf, type Span } from './parse-markdown.ts';

/**
 * Escapes every underscore, even in words (`file\_array`), as the reference pages do. A definition
 * escapes only those that Markdown would read as emphasis, for readability.
 */
export function escapeUnderscores(markdown: string): string {
  if (!markdown.includes('_')) return markdown;
  const escape = (found: string) => (found === '_' ? '\\_' : found);
  return onlyInWords.test(markdown)
    ? markdown.replace(underscore, escape)
    : replaceText(markdown, underscore, escape);
}

/** Matches other escapes too, so that the second backslash of `\\_` is not read as an escape. */
const underscore = /\\[^]|_/gu;

/** Matches text without other syntax whose underscores, inside of words, can't mark emphasis. */
const onlyInWords = /^(?:[^`<[*&_\\\r\n]|\\[_.,()-]|(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}]))+$/u;

/** Returns the same Markdown with as few escaped underscores as its meaning allows. */
export function unescapeUnderscores(markdown: string): string {
  if (!markdown.includes('_')) return markdown;
  const plain = markdown.replace(insideWord, unescape);
  if (!plain.includes('\\_') && onlyInWords.test(plain)) return plain;
  const escaped = escapeUnderscores(markdown);
  const syntax = syntaxOf(escaped);
  const candidates = [anywhere, insideWord].map((pattern) =>
    replaceText(escaped, pattern, unescape),
  );
  return candidates.find((candidate) => syntaxOf(candidate) === syntax) ?? escaped;
}

/** Matches other escapes too, so that the second backslash of `\\_` is not read as an escape. */
const anywhere = /\\[^_]|\\_/gu;
/** A run between letters or digits can neither start nor end emphasis. */
const insideWord = /\\[^_]|(?<=[\p{L}\p{N}])(?:\\_)+(?=[\p{L}\p{N}])/gu;

function unescape(found: string): string {
  return found.startsWith('\\_') ? found.replaceAll('\\', '') : found;
}

/** Replaces matches in text, but not in code, HTML or URLs. */
function replaceText(
  markdown: string,
  pattern: RegExp,
  replace: (found: string) => string,
): string {
  let result = '';
  let end = 0;
  for (const span of textSpans(parseInline(markdown), markdown)) {
    result += markdown.slice(end, span.start);
    result += markdown.slice(span.start, span.end).replace(pattern, replace);
    end = span.end;
  }
  return result + markdown.slice(end);
}

function textSpans(nodes: readonly Nodes[], markdown: string): readonly Span[] {
  return nodes.flatMap((node): readonly Span[] => {
    const span = spanOf(node);
    if (node.type === 'text') return [span];
    const isAutolink = node.type === 'link' && markdown[span.start] === '<';
    return 'children' in node && !isAutolink ? textSpans(node.children, markdown) : [];
  });
}

function syntaxOf(markdown: string): string {
  return JSON.stringify(parseInline(markdown), (key, value: unknown) =>
    key === 'position' ? undefined : value,
  );
}
