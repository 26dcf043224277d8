import type { Page } from './page.ts';

/** Returns whether the text ends in the middle of a page, as an incomplete copy does. */
export function endsAbruptly({ markdown, collapsed }: Page): boolean {
  const text = markdown.trimEnd();
  return collapsed ? !text.endsWith('|') : !/[\r\n]/.test(markdown.slice(text.length));
}

/** Reports that the rest of the page is missing. `where` completes "The page ends …". */
export function reportCutOff(page: Page, where: string): void {
  const end = page.markdown.trimEnd().length;
  page.error(
    'PAGE_CUT_OFF',
    { start: Math.max(0, end - 1), end },
    {
      message: `The page ends ${where}.`,
      note: 'the text ends here',
      why: 'Models and parameters would be lost.',
      fix: 'Save or copy the full page again.',
    },
  );
}
