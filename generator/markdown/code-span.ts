/** A code span with the text between as many backticks as it needs. */
export function codeSpan(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  const fence = fenceFor(line);
  const losesSpaces = line.startsWith(' ') && line.endsWith(' ') && /[^ ]/.test(line);
  const needsPadding = losesSpaces || line.startsWith('`') || line.endsWith('`');
  return needsPadding ? `${fence} ${line} ${fence}` : fence + line + fence;
}

/**
 * A code span in a table cell, where `|` is written `\|`. A bar after an odd number of backslashes
 * can't be written in a cell: it is printed with one backslash less, so that the row stays whole.
 */
export function codeSpanInCell(text: string): string {
  return escapeBars(codeSpan(text));
}

/** Markdown for a table cell: no bar ends it. */
export function escapeBars(markdown: string): string {
  return markdown.replace(/(?<!\\)\\*\|/g, (found) =>
    found.length % 2 === 1 ? `${found.slice(0, -1)}\\|` : found,
  );
}

/** Markdown of a table cell as it is outside a table. */
export function unescapeBars(cell: string): string {
  return cell.replace(/\\[\\|]/g, (found) => (found === '\\|' ? '|' : found));
}

/** The shortest run of backticks that the text does not hold. */
function fenceFor(text: string): string {
  const runs = new Set(Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  return '`'.repeat(length);
}
