import { toMarkdown } from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import { rememberByText } from '../text/remember.ts';
import { parseInline } from './parse-markdown.ts';
import { unescapeUnderscores } from './underscores.ts';

/** Joins the lines of a text with single spaces. */
export function oneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map(trimSpaces)
    .filter((line) => line !== '')
    .join(' ');
}

/** Removes spaces and tabs at both ends. Other white space, such as no-break spaces, is kept. */
function trimSpaces(line: string): string {
  const start = line.search(/[^ \t]|$/);
  let end = line.length;
  while (end > start && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return line.slice(start, end);
}

/** Returns the plain text of one line of Markdown. HTML tags are kept as text. */
export function plainText(markdown: string): string {
  const line = oneLine(markdown);
  return marks.test(line) ? textOfLine(line) : line;
}

const marks = /[\\`*_[<&\0]/;
const escapes = /\\([!-/:-@[-`{-~])/g;
/** Marks that are text in any case: an underscore in a word, `<` or `&` before a space. */
const plainMarks = /(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|[<&](?= )/g;

/** SDK, docs, schemas and site each need the text of the same descriptions. */
const textOfLine = rememberByText((line) =>
  marks.test(line.replace(escapes, '').replace(plainMarks, ''))
    ? toString(parseInline(line))
    : line.replace(escapes, '$1'),
);

/** Returns plain text as one line of Markdown, safe as a paragraph and, with escaped `|`, in a cell. */
export function markdownFromText(text: string): string {
  const line = oneLine(text);
  return wordsOnly.test(line) ? line : unescapeUnderscores(escapeParagraph(line));
}

/** Matches text without marks, except for underscores inside of words. */
const wordsOnly = /^[A-Za-z](?:[^\\`*_[\]<>&!~\t\0]|(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9]))*$/;

/** The tilde, which marks strikethrough on GitHub. */
const tilde = { character: '~', inConstruct: 'phrasing' as const };

function escapeParagraph(line: string): string {
  return toMarkdown(
    { type: 'paragraph', children: [{ type: 'text', value: line }] },
    { unsafe: [tilde] },
  ).replace(/\n$/, '');
}
