/** Escapes text for Markdown, anywhere in a line. */
export function escapeText(text: string): string {
  if (!/[\\`*_[\]<&~]/.test(text)) return text;
  return text
    .replace(/[\\`*[\]~]|<(?=[a-z/!?]|$)|&(?=#?\w+;|$)/gi, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

/** Escapes one line of Markdown for the start of a paragraph: no list, heading, quote or rule. */
export function atLineStart(line: string): string {
  return line.replace(/^[-+#>]/, '\\$&').replace(/^(\d+)(?=[.)](\s|$))/, '$1\\');
}
