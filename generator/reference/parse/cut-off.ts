import type { Page } from './page.ts';

/** Whether the text ends where no page ends, as a copy does that was not finished. */
export function endsAbruptly({ markdown, collapsed }: Page): boolean {
  const text = markdown.trimEnd();
  return collapsed ? !text.endsWith('|') : !/[\r\n]/.test(markdown.slice(text.length));
}

/** Tells that the rest of the page is missing: `where` says what the text ends in. */
export function tellCutOff(page: Page, where: string): void {
  const end = page.markdown.trimEnd().length;
  page.error(
    'PAGE_CUT_OFF',
    { start: Math.max(0, end - 1), end },
    {
      message: `The page ends ${where}.`,
      note: 'here the text ends',
      why: 'Imported as it is, models and parameters would be lost.',
      fix: 'Save or copy the page again, down to its end.',
    },
  );
}
