/** Returns a code span with as many backticks as the text needs. */
export function codeSpan(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  const fence = fenceFor(line);
  const losesSpaces = line.startsWith(' ') && line.endsWith(' ') && /[^ ]/.test(line);
  const needsPadding = losesSpaces || line.startsWith('`') || line.endsWith('`');
  return needsPadding ? `${fence} ${line} ${fence}` : fence + line + fence;
}

/**
 * Returns a code span for a table cell, with `|` as `\|`. A bar after an odd number of backslashes has
 * no spelling in a cell: it loses one backslash, so that the row stays intact.
 */
export function codeSpanInCell(text: string): string {
  return escapeBars(codeSpan(text));
}

/** Escapes Markdown for a table cell, so that no bar ends it. */
export function escapeBars(markdown: string): string {
  return markdown.replace(/(?<!\\)\\*\|/g, (found) =>
    found.length % 2 === 1 ? `${found.slice(0, -1)}\\|` : found,
  );
}

/** Returns Markdown of a table cell as it is outside of a table. */
export function unescapeBars(cell: string): string {
  return cell.replace(/\\[\\|]/g, (found) => (found === '\\|' ? '|' : found));
}

/** Returns the shortest run of backticks that the text does not contain. */
function fenceFor(text: string): string {
  const runs = new Set(Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  return '`'.repeat(length);
}
