/** Replaces typographic quotation marks in the JSON of a text, so that it can be copied. */
export function straightJson(text: string): string {
  if (!/[“”„″‘]/.test(text)) return text;
  return text.split('\n').map(straightLine).join('\n');
}

function straightLine(line: string): string {
  const start = line.search(/[[{]/);
  const end = Math.max(line.lastIndexOf(']'), line.lastIndexOf('}')) + 1;
  if (start === -1 || end <= start) return line;
  const straight = line
    .slice(start, end)
    .replace(/[“”„″]/g, '"')
    // Single ones next to punctuation of JSON; an apostrophe stays.
    .replace(/([[{,:]\s?)‘/g, '$1"')
    .replace(/’(?=\s?[\]},:])/g, '"');
  const isJson = /"[^"]*"\s*:|^\[\s*"[^"]*"\s*[,\]]/.test(straight);
  return isJson ? line.slice(0, start) + straight + line.slice(end) : line;
}
