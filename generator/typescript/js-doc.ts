const width = 92;

/** A line that begins with one of these would be read as a tag, a list, a heading or a quote. */
const startsSomethingElse = /^(?:[-+*#>=|~@]|\d+[.)]|`{3})/;

/** Markdown as lines of a JSDoc comment: it can't end the comment, begin a tag or hide characters. */
export function jsDocText(markdown: string): string {
  return wrap(contained(markdown).replace(/(^|[\s{])@/g, '$1\\@')).join('\n');
}

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
