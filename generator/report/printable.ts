import { codePointEscape, escapeHidden, showHidden, unitEscape } from '../text/invisible.ts';

const escape = '\u001b';

/** Matches the control characters that are printed: line ends, tabs and the codes of `Style`. */
const layout = new RegExp(`(\\n|\\t|${escape}\\[(?:1|2|22|31|32|33|39)m)`);

/** Matches the start of a GitHub command, `::error::`, after any white space and colors. */
const commandStart = new RegExp(`^((?:[^\\S\\n\\r\\u2028\\u2029]|${escape}\\[\\d+m)*):(?=:)`, 'gm');

/** Matches the start of a command anywhere in a line: `##[error]` of GitHub, `##vso[…]` of Azure, `##teamcity[…]`. */
const commandMark = /##(?=[\w.-]{0,40}\[)/g;

/**
 * Makes any text safe to print: hidden characters become visible escapes, and CI runners do not find
 * a command in it. All commands print through this function.
 */
export function printableText(output: string): string {
  return output
    .split(layout)
    .map((part, index) => (index % 2 === 1 ? part : showHidden(part)))
    .join('')
    .replace(commandStart, `$1${codePointEscape(':')}`)
    .replace(commandMark, `#${codePointEscape('#')}`);
}

/** Prints a value as indented JSON that is safe in the same way, with the escapes of JSON. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => escapeHidden(line, unitEscape))
    .join('\n')
    .replace(commandMark, `#${unitEscape('#')}`);
}
