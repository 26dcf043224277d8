import { countMarks, mostMarks, type Span } from '../../markdown/parse-markdown.ts';
import type { Page } from './page.ts';

/**
 * Refuses a text that would take a Markdown reader minutes: the time to find out which marks belong
 * together grows with the square of their number in a paragraph or, in a table, in a row.
 */
export function refuseTooManyMarks(page: Page): boolean {
  const line = findCrowdedLine(page.markdown);
  if (line === undefined) return false;
  page.error('PAGE_TOO_MANY_MARKS', line, {
    message: `A text has more than ${mostMarks} marks such as \`*\` and \`[\` outside of code.`,
    why: 'To find out which of them belong together takes too long, and no page has more than a few.',
    fix: 'Take the text out, or write it between backticks.',
  });
  return true;
}

function findCrowdedLine(markdown: string): Span | undefined {
  let marks = 0;
  let underlines = 0;
  let before = '';
  for (const { 0: line, index } of markdown.matchAll(/[^\r\n]+(?:\r\n|\r|\n)?|\r\n|\r|\n/g)) {
    const isRowOrEmpty = /^\s*(?:\||$)/.test(line);
    marks = (isRowOrEmpty ? 0 : marks) + countMarks(line);
    if (/^ {0,3}(?:=+|-+)[ \t]*[\r\n]*$/.test(line) && before.trim() !== '') underlines += 1;
    before = line;
    if (marks > mostMarks || underlines > mostMarks)
      return { start: index, end: index + line.trimEnd().length };
  }
  return undefined;
}
