import { escapeHidden, withoutHidden } from '../text/invisible.ts';
import { isWebUrl } from '../text/public-url.ts';
import { githubAnchor } from './anchor.ts';
import { codeSpan, escapePipes } from './code-span.ts';

/** The content of a line. A string is plain text, whatever characters it contains. */
export type Words = readonly (string | Inline)[];

/** A part of a line as Markdown, with the text that readers see. */
export interface Inline {
  readonly markdown: string;
  readonly text: string;
}

/** A part of a page that takes full lines. */
export interface Block {
  readonly lines: string;
}

/** Prints blocks as a Markdown file. */
export function printBlocks(blocks: readonly Block[]): string {
  const lines = blocks.map((block) => block.lines).filter((text) => text !== '');
  return `${lines.join('\n\n')}\n`;
}

/** Prints a heading. */
export function headingBlock(depth: 1 | 2 | 3, words: Words): Block {
  // Markdown would drop a number sign at the end.
  const title = markdownOf(words).replace(/#$/, '\\#');
  return { lines: `${'#'.repeat(depth)} ${title}` };
}

/** Prints a paragraph, whose text is never read as another block. */
export function paragraphBlock(...words: Words): Block {
  return { lines: escapeLineStart(markdownOf(words)) };
}

/** Prints a quotation. */
export function quoteBlock(...words: Words): Block {
  return { lines: `> ${paragraphBlock(...words).lines}` };
}

/** Prints a list with bullets. */
export function listBlock(items: readonly Words[]): Block {
  return { lines: items.map((words) => `- ${paragraphBlock(...words).lines}`).join('\n') };
}

/** Prints a table with its columns padded to their maxRun cell in UTF-16 units. */
export function tableBlock(header: readonly string[], rows: readonly (readonly Words[])[]): Block {
  const cells = [header.map((title) => [title]), ...rows].map((row) =>
    row.map((words) => escapePipes(markdownOf(words))),
  );
  const widths = header.map((_, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const [head = '', ...body] = cells.map((row) =>
    tableRow(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  return { lines: [head, tableRow(widths.map((width) => '-'.repeat(width))), ...body].join('\n') };
}

/** Prints a row of a table, and escapes pipes in its cells. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(escapePipes).join(' | ')} |`;
}

/** Prints a code block, with a fence longer than any in the code. */
export function codeBlock(language: string, code: string): Block {
  const maxRun = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(maxRun + 1);
  return { lines: `${fence}${language}\n${code}\n${fence}` };
}

/** Prints a comment, which is not visible on the page. */
export function commentBlock(text: string): Block {
  return { lines: `<!-- ${withoutHidden(text).replace(/[<>]/g, encodeURIComponent)} -->` };
}

/** Returns a value or name as code, with visible escapes for invisible characters. */
export function inlineCode(value: string): Inline {
  const text = escapeHidden(value);
  return { markdown: codeSpan(text), text };
}

/** Returns words in bold. */
export function strongText(...words: Words): Inline {
  return { markdown: `**${markdownOf(words)}**`, text: textOf(words) };
}

/** Returns a link to a generated file, `path` with `/` between its parts. */
export function fileLink(path: string, anchor: string | undefined, ...words: Words): Inline {
  const url = path.split('/').map(encodeURIComponent).join('/');
  return link(anchor === undefined ? url : `${url}#${anchor}`, words);
}

/** Returns a link to the section of this page under a heading. */
export function sectionLink(title: Words, ...words: Words): Inline {
  return link(`#${githubAnchor(textOf(title))}`, words);
}

/** Returns a link to a web page, or only its words if the URL has another scheme. */
export function webLink(url: string, ...words: Words): Inline {
  return isWebUrl(url) && URL.canParse(url)
    ? link(new URL(url).href, words)
    : { markdown: markdownOf(words), text: textOf(words) };
}

function link(url: string, words: Words): Inline {
  const target = url.replace(
    /[\s()<>\\]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
  return { markdown: `[${markdownOf(words)}](${target})`, text: textOf(words) };
}

/** Joins items: `a, b`, or with `or` before the last: `a, b or c`. */
export function joinWords(items: readonly (string | Inline)[], word?: string): Words {
  return items.flatMap((item, index) => {
    if (index === 0) return [item];
    return [word !== undefined && index === items.length - 1 ? ` ${word} ` : ', ', item];
  });
}

function markdownOf(words: Words): string {
  const parts = words.map((word, index) => {
    if (typeof word !== 'string') return word.markdown;
    const text = escapeText(withoutHidden(word));
    const next = words[index + 1];
    // Before a link, an exclamation mark would make it an image.
    return typeof next === 'object' && text.endsWith('!') ? `${text.slice(0, -1)}\\!` : text;
  });
  return parts.join('').trim();
}

/** Returns the plain text of words. */
export function textOf(words: Words): string {
  return words.map((word) => (typeof word === 'string' ? withoutHidden(word) : word.text)).join('');
}

/** Escapes text anywhere in a line of Markdown. */
function escapeText(text: string): string {
  if (!/[\\`*_[\]<&~]/.test(text)) return text;
  return text
    .replace(/[\\`*[\]~]|<(?=[a-z/!?]|$)|&(?=#?\w+;|$)/gi, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

/** Escapes the start of a paragraph, so that it is not read as a list, heading, quotation or thematic break. */
function escapeLineStart(line: string): string {
  return line.replace(/^[-+#>]/, '\\$&').replace(/^(\d+)(?=[.)](\s|$))/, '$1\\');
}
