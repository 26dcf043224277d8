const width = 92;

/** A line that begins with one of these would be read as a tag, a list, a heading or a quote. */
const startsSomethingElse = /^(?:[-+*#>=|~@]|\d+[.)]|`{3})/;

/**
 * Returns Markdown as lines of a JSDoc comment. It can't end the comment, begin a tag, hide
 * characters or load an image when an editor shows it.
 */
export function jsDocText(markdown: string): string {
  const text = contained(markdown)
    .replace(/(^|[\s{])@/g, '$1\\@')
    .replace(codeOrImage, (found) => (/^[!<]$/.test(found) ? `\\${found}` : found));
  return wrap(text).join('\n');
}

/** An escape, an autolink or a code span, or what begins an image or an HTML tag. */
const codeOrImage = /\\.|<https?:[^<>\s]*>|(?<!`)(`+)(?!`)[^`]+\1(?!`)|!(?=\[)|<(?=[a-z/!?])/gi;

/** Code in a JSDoc comment, `'1K'`. */
export function jsDocCode(code: string): string {
  const text = contained(code);
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${fence}${padding}${text}${padding}${fence}`;
}

function contained(text: string): string {
  return text
    .replaceAll('*/', '*\\/')
    .replace(/[\r\n]+/g, ' ')
    .replace(/\p{Control}|\p{Format}|\p{Surrogate}|[\u2028\u2029]/gu, visible);
}

function visible(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code}`;
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const fits = last !== undefined && last.length + 1 + word.length <= width;
    if (last !== undefined && (fits || startsSomethingElse.test(word) || word === '')) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
