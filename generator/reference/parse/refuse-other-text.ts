import type { Page } from './page.ts';

const why =
  'A reference page is Markdown: a title, a date, a list of models, and a section for each.';

/** Whether the text is no reference page at all, so that there is no use in telling what it lacks. */
export function refuseOtherText(page: Page): boolean {
  const other = describeOtherText(page.markdown);
  if (other === undefined) return false;
  const start = page.markdown.search(/\S|$/);
  page.error('PAGE_NOT_A_REFERENCE_PAGE', { start, end: start + 1 }, { why, ...other });
  return true;
}

function describeOtherText(text: string) {
  if (text.trim() === '') {
    return { message: 'There is no text in it.', fix: 'Save or copy the page again.' };
  }
  if (/^\s*<(?:!doctype|html|head|body|\?xml)\b/i.test(text)) {
    return {
      message: 'This is HTML, not the Markdown of a reference page.',
      fix: 'Import the Markdown of the page: its address with `index.md` at the end.',
    };
  }
  if (/\*\*Model ID:\*\*|This reference lists all available/.test(text)) return undefined;
  return {
    message: 'This is not a reference page: it lists no models and has no Model ID.',
    fix: 'Import the page of one provider and category, such as Phota’s image generation models.',
  };
}
