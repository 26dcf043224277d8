import { codeSpan } from '../markdown/code-span.ts';
import { invisible } from '../text/invisible.ts';

const width = 92;
const everyInvisible = new RegExp(invisible.source, 'gu');

/** The start of a tag, list, heading or quote, if a line begins with it. */
const blockStart = /^(?:[-+*#>=|~@]|\d+[.)]|`{3})/;

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

/** An escape, an autolink or a code span, or the start of an image or an HTML tag. */
const codeOrImage = /\\.|<https?:[^<>\s]*>|(?<!`)(`+)(?!`)[^`]+\1(?!`)|!(?=\[)|<(?=[a-z/!?])/gi;

/** Returns code for a JSDoc comment, `'1K'`. */
export function jsDocCode(code: string): string {
  return codeSpan(contained(code));
}

function contained(text: string): string {
  return text
    .replaceAll('*/', '*\\/')
    .replace(/[\r\n]+/g, ' ')
    .replace(everyInvisible, codePointName);
}

/** Returns `U+202E`. */
function codePointName(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code}`;
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const fits = last !== undefined && last.length + 1 + word.length <= width;
    if (last !== undefined && (fits || blockStart.test(word) || word === '')) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
