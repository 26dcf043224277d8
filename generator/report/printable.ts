import { codePointEscape, escapeHidden, showHidden, unitEscape } from '../text/invisible.ts';

const escape = '\u001b';

/** Passes unchanged: line ends, tabs and the codes of `Style`. */
const layout = new RegExp(`(\\n|\\t|${escape}\\[(?:1|2|22|31|32|33|39)m)`);

/** Begins a command of GitHub, `::error::`, after any white space and colors. */
const commandStart = new RegExp(`^((?:[^\\S\\n\\r\\u2028\\u2029]|${escape}\\[\\d+m)*):(?=:)`, 'gm');

/** Begins a command anywhere in a line: `##[error]` of GitHub, `##vso[…]` of Azure, `##teamcity[…]`. */
const commandMark = /##(?=[\w.-]{0,40}\[)/g;

/**
 * Returns an output as it may be printed, whatever names and texts it holds: hidden characters are
 * visible escapes, and a CI runner finds no command in it. Every command prints through this.
 */
export function printableText(output: string): string {
  return output
    .split(layout)
    .map((part, index) => (index % 2 === 1 ? part : showHidden(part)))
    .join('')
    .replace(commandStart, `$1${codePointEscape(':')}`)
    .replace(commandMark, `#${codePointEscape('#')}`);
}

/** Returns a value as indented JSON with the same guarantees; the escapes are those of JSON. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => escapeHidden(line, unitEscape))
    .join('\n')
    .replace(commandMark, `#${unitEscape('#')}`);
}
