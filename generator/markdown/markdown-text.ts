import { toMarkdown } from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import { parseInline } from './parse-markdown.ts';
import { unescapeUnderscores } from './underscores.ts';

/** Returns the text on one line, without spaces at the ends of its lines. */
export function oneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map(trimSpaces)
    .filter((line) => line !== '')
    .join(' ');
}

/** Removes spaces and tabs at both ends; others, such as no-break spaces, are part of a text. */
function trimSpaces(line: string): string {
  const start = line.search(/[^ \t]|$/);
  let end = line.length;
  while (end > start && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return line.slice(start, end);
}

/** The SDK, the docs, the schemas and the site each need the text of the same descriptions. */
const known = new Map<string, string>();
const mostKnown = 10_000;

/** Returns the text of a Markdown one-liner. HTML tags are kept as text. */
export function plainText(markdown: string): string {
  const line = oneLine(markdown);
  if (!/[\\`*_[<&\0]/.test(line)) return line;
  const text = known.get(line) ?? toString(parseInline(line));
  if (known.size < mostKnown) known.set(line, text);
  return text;
}

/** Returns Markdown for a text, on one line; safe as a paragraph and, with escaped `|`, in a cell. */
export function markdownFromText(text: string): string {
  const line = oneLine(text);
  return /^[A-Za-z][^\\`*_[\]<>&!~\t\0]*$/.test(line)
    ? line
    : unescapeUnderscores(escapeParagraph(line));
}

/** GitHub strikes text through between two `~`. */
const tilde = { character: '~', inConstruct: 'phrasing' as const };

function escapeParagraph(line: string): string {
  return toMarkdown(
    { type: 'paragraph', children: [{ type: 'text', value: line }] },
    { unsafe: [tilde] },
  ).replace(/\n$/, '');
}
