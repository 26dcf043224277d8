import type { Span } from '../../markdown/parse-markdown.ts';
import { countOf } from '../../text/count-words.ts';
import { endsAbruptly, reportCutOff } from './cut-off.ts';
import { quoteText, type Page } from './page.ts';

/** A name on the page: a heading, an entry of the contents list or the header of a column. */
export interface ContentsEntry {
  readonly name: string;
  readonly span: Span;
}

/**
 * Compares the contents list with the sections. If the text ends abruptly and its last sections are
 * missing, it was cut off; any other difference is a warning.
 */
export function checkContents(
  page: Page,
  listed: readonly ContentsEntry[],
  headings: readonly ContentsEntry[],
): void {
  const agrees = headings.every(({ name }, index) => name === listed[index]?.name);
  if (agrees && headings.length < listed.length && endsAbruptly(page)) {
    reportCutOff(page, `after ${headings.length} of ${countOf(listed.length, 'model')}`);
    return;
  }
  const [top] = headings;
  if (top === undefined) {
    reportNoModels(page, listed[0]?.span);
    return;
  }
  if (agrees && headings.length === listed.length) return;
  if (listed.length === 0) {
    if (page.collapsed) reportDifference(page, top.span, 'The page has no contents list.');
    return;
  }
  const missing = without(listed, headings);
  const unlisted = without(headings, listed);
  for (const { name, span } of missing) {
    reportDifference(page, span, `${quoteText(name)} is in the contents list, but has no section.`);
  }
  for (const { name, span } of unlisted) {
    const subject = name === '' ? 'A model' : quoteText(name);
    reportDifference(page, span, `${subject} has a section, but is not in the contents list.`);
  }
  const [first] = headings.filter(({ name }, index) => name !== listed[index]?.name);
  if (missing.length + unlisted.length === 0 && first) {
    reportDifference(page, first.span, 'The sections are not in the order of the contents list.');
  }
}

function reportDifference(page: Page, span: Span, message: string): void {
  if (page.collapsed) {
    page.error('PAGE_CONTENTS', span, {
      message,
      why: 'In a text without line breaks, only the contents list shows where a name ends.',
      fix: 'Import the page with its line breaks.',
    });
  } else {
    page.warning('PAGE_CONTENTS', span, {
      message,
      why: 'The contents list names the models in the order of their sections.',
      fix: 'Check that no section is missing. The sections of the page are imported.',
    });
  }
}

function reportNoModels(page: Page, span: Span | undefined): void {
  page.error('PAGE_NO_MODELS', span, {
    message: 'The page does not have a section of a model.',
    why: 'A model has a heading with two `#`, a Model ID and a table.',
    fix: 'Save or copy the full page again.',
  });
}

/** Returns the entries whose names the others do not have. A repeated name is counted each time. */
function without(
  entries: readonly ContentsEntry[],
  others: readonly ContentsEntry[],
): readonly ContentsEntry[] {
  const unmatched = others.map(({ name }) => name);
  return entries.filter(({ name }) => {
    const at = unmatched.indexOf(name);
    if (at !== -1) unmatched.splice(at, 1);
    return at === -1;
  });
}
