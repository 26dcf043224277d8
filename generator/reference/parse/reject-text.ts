import { countMarks, maxMarks, type Span } from '../../markdown/parse-markdown.ts';
import type { Page } from './page.ts';

const why =
  'A reference page is Markdown: a title, a date, a list of models, and a section for each.';

/** Reports a text that is not a reference page. Its other problems are not reported. */
export function rejectOtherText(page: Page): boolean {
  const other = describeOtherText(page.markdown);
  if (other === undefined) return false;
  const start = page.markdown.search(/\S|$/);
  page.error('PAGE_NOT_A_REFERENCE_PAGE', { start, end: start + 1 }, { why, ...other });
  return true;
}

const markdownFix = 'Import the Markdown of the page: its URL with `index.md` at the end.';

/**
 * Returns whether a text has the header of a parameter table, separated by tabs or line breaks.
 */
function isBrowserText(text: string): boolean {
  return (
    /^[ \t]{0,8}Parameter[ ]{0,8}(?:\t|\r?\n\s{0,8})[ ]{0,8}Type[ ]{0,8}(?:\t|\r?\n)/m.test(text) &&
    !/^[ \t]{0,8}\|/m.test(text)
  );
}

function describeOtherText(text: string) {
  if (text.trim() === '') {
    return { message: 'The text is empty.', fix: 'Save or copy the page again.' };
  }
  if (/^\s*<(?:!doctype|html|head|body|\?xml)\b/i.test(text)) {
    return {
      message: 'This is HTML, which a browser saves, not the Markdown of a reference page.',
      fix: markdownFix,
    };
  }
  if (isBrowserText(text)) {
    return {
      message: 'This text was copied from a browser, without the marks of tables and headings.',
      fix: markdownFix,
    };
  }
  if (/\bModel ID\b|\bmodel_[\w.-]|This reference lists all available/i.test(text))
    return undefined;
  return {
    message: 'This is not a reference page: it lists no models and has no Model ID.',
    fix: 'Import the page of one provider and category, such as Phota’s image generation models.',
  };
}

/**
 * Reports a text that would take a Markdown parser minutes: its time grows with the square of the number
 * of marks in a paragraph or in a row of a table.
 */
export function rejectTooManyMarks(page: Page): boolean {
  const line = findCrowdedLine(page.markdown);
  if (line === undefined) return false;
  page.error('PAGE_TOO_MANY_MARKS', line, {
    message: `A text must have at most ${maxMarks} marks such as \`*\` and \`[\` outside of code.`,
    why: 'Matching them takes too long, and a page has only a few.',
    fix: 'Remove the text, or write it between backticks.',
  });
  return true;
}

function findCrowdedLine(markdown: string): Span | undefined {
  let marks = 0;
  let underlines = 0;
  let before = '';
  for (const { 0: line, index } of markdown.matchAll(/[^\r\n]+(?:\r\n|\r|\n)?|\r\n|\r|\n/g)) {
    marks = (startsBlock.test(line) ? 0 : marks) + countMarks(line.replaceAll(lineBreak, ' '));
    if (/^ {0,3}(?:=+|-+)[ \t]*[\r\n]*$/.test(line) && before.trim() !== '') underlines += 1;
    before = line;
    if (marks > maxMarks || underlines > maxMarks)
      return { start: index, end: index + line.trimEnd().length };
  }
  return undefined;
}

/** Matches a line break in a cell, which is parsed in linear time. */
const lineBreak = /<br ?\/?>/gi;

/**
 * Matches an empty line, a row of a table and an item of a list: marks never match across these.
 */
const startsBlock = /^(?:\s*(?:\||$)|[-*+] +\S)/;
