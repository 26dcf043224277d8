import { codeSpan } from '../markdown/code-span.ts';
import { invisible, isPlainlyVisible } from '../text/invisible.ts';

const width = 92;
const everyInvisible = new RegExp(invisible.source, 'gu');

/** Matches a word that starts a tag, list, heading or quotation at the start of a line. */
const blockStart = /^(?:[-+*#>=|~@]|\d+[.)]|`{3})/;

/**
 * Returns Markdown as lines of a JSDoc comment. It can't end the comment, start a tag, hide characters
 * or load an image when an editor shows it.
 */
export function jsDocText(markdown: string): string {
  const text = safeInComment(markdown)
    .replace(/(^|[\s{])@/g, '$1\\@')
    .replace(codeOrImage, (found) => (/^[!<]$/.test(found) ? `\\${found}` : found));
  return wrap(text).join('\n');
}

/** Matches an escape, an autolink or a code span, or the start of an image or an HTML tag. */
const codeOrImage = /\\.|<https?:[^<>\s]*>|(?<!`)(`+)(?!`)[^`]+\1(?!`)|!(?=\[)|<(?=[a-z/!?])/gi;

/** Returns code as a code span of a JSDoc comment: `` `'1K'` ``. */
export function jsDocCode(code: string): string {
  return codeSpan(safeInComment(code));
}

function safeInComment(text: string): string {
  const open = text.replaceAll('*/', '*\\/');
  return isPlainlyVisible(open)
    ? open
    : open.replace(/[\r\n]+/g, ' ').replace(everyInvisible, codePointName);
}

/** Returns the Unicode notation of a character: `U+202E`. */
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
