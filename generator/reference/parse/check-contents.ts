import { endsAbruptly, tellCutOff } from './cut-off.ts';
import { count, quoted } from './details.ts';
import type { Span } from '../../markdown/parse-markdown.ts';
import type { Page } from './page.ts';

/** A name on the page: a heading, an item of the contents list or the head of a column. */
export interface Mention {
  readonly name: string;
  readonly span: Span;
}

/**
 * Compares the contents list with the sections. Sections that an unfinished text lacks at its end
 * were cut off; any other difference is odd and no more.
 */
export function checkContents(
  page: Page,
  listed: readonly Mention[],
  headings: readonly Mention[],
): void {
  const agrees = headings.every(({ name }, index) => name === listed[index]?.name);
  if (agrees && headings.length < listed.length && endsAbruptly(page)) {
    tellCutOff(page, `after ${headings.length} of ${count(listed.length, 'model')}`);
    return;
  }
  const [top] = headings;
  if (top === undefined) {
    tellNoModels(page, listed[0]?.span);
    return;
  }
  if (agrees && headings.length === listed.length) return;
  if (listed.length === 0) {
    tell(page, top.span, 'The page has no list of its models.');
    return;
  }
  const missing = without(listed, headings);
  const unlisted = without(headings, listed);
  for (const { name, span } of missing) {
    tell(page, span, `${quoted(name)} stands in the contents list, but has no section.`);
  }
  for (const { name, span } of unlisted) {
    const subject = name === '' ? 'A model' : quoted(name);
    tell(page, span, `${subject} has a section, but does not stand in the contents list.`);
  }
  const [first] = headings.filter(({ name }, index) => name !== listed[index]?.name);
  if (missing.length + unlisted.length === 0 && first) {
    tell(page, first.span, 'The sections are not in the order of the contents list.');
  }
}

function tell(page: Page, span: Span, message: string): void {
  if (page.collapsed) {
    page.error('PAGE_CONTENTS', span, {
      message,
      why: 'In a text without line breaks, that list alone tells where a name ends.',
      fix: 'Import the page with its line breaks.',
    });
  } else {
    page.warning('PAGE_CONTENTS', span, {
      message,
      why: 'The list at the top of a page names its models in their order.',
      fix: 'Check that no section is missing. The sections are imported as they stand.',
    });
  }
}

function tellNoModels(page: Page, span: Span | undefined): void {
  page.error('PAGE_NO_MODELS', span, {
    message: 'The page has no section for a model.',
    why: 'Each model has a heading of two `#`, its Model ID and its table.',
    fix: 'Save or copy the page again, down to its end.',
  });
}

/** The mentions that have no partner of the same name among the others. */
function without(mentions: readonly Mention[], others: readonly Mention[]): readonly Mention[] {
  const left = others.map(({ name }) => name);
  return mentions.filter(({ name }) => {
    const at = left.indexOf(name);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
