/** The lines that a CI runner interprets as commands, by the rules of GitHub's, Azure's and TeamCity's. */
export function commandsIn(log: string): readonly string[] {
  return log
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trimStart().startsWith('::') || /##[\w.-]*\[/.test(line));
}

/** The characters of a log that no reader sees, except line ends, tabs and the codes of colors. */
export function hiddenIn(log: string): readonly string[] {
  const escape = '\u001b';
  const colors = new RegExp(`${escape}\\[(?:1|2|22|31|32|33|39)m`, 'g');
  const text = log.replace(colors, '').replace(/[\n\t\u200c\u200d]/g, '');
  return text.match(/[\p{Control}\p{Format}\p{Surrogate}\u2028\u2029]/gu) ?? [];
}
