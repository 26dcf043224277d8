/** Returns a code span with as many backticks as the text needs. */
export function codeSpan(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  const fence = fenceFor(line);
  const losesSpaces = line.startsWith(' ') && line.endsWith(' ') && /[^ ]/.test(line);
  const needsPadding = losesSpaces || line.startsWith('`') || line.endsWith('`');
  return needsPadding ? `${fence} ${line} ${fence}` : fence + line + fence;
}

/**
 * Returns a code span for a table cell, with `|` as `\|`. A cell can't hold a pipe after an odd number
 * of backslashes: it loses one of them, so that the row stays intact.
 */
export function codeSpanInCell(text: string): string {
  return escapePipes(codeSpan(text));
}

/** Escapes the pipes of Markdown, so that they do not end a table cell. */
export function escapePipes(markdown: string): string {
  if (!markdown.includes('|')) return markdown;
  return markdown.replace(/(?<!\\)\\*\|/g, (found) =>
    found.length % 2 === 1 ? `${found.slice(0, -1)}\\|` : found,
  );
}

/** Converts the Markdown of a table cell to Markdown outside of a table. */
export function unescapePipes(cell: string): string {
  return cell.replace(/\\[\\|]/g, (found) => (found === '\\|' ? '|' : found));
}

/** Returns the shortest run of backticks that the text does not contain. */
function fenceFor(text: string): string {
  if (!text.includes('`')) return '`';
  const runs = new Set(Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  return '`'.repeat(length);
}
