import { quoteText, type Page } from './page.ts';

const why = 'A definition keeps the content of a page, and one layout for all of its sections.';
const fix = 'No action is needed if the difference does not matter to users of the models.';

/** Warns if the page printed from its definition differs from the page that was read. Returns whether it differs. */
export function checkReproduced(page: Page, printed: string): boolean {
  const before = page.problems().length;
  if (page.collapsed) checkWords(page, printed);
  else if (printed !== page.markdown) checkLines(page, printed);
  return page.problems().length > before;
}

function checkLines(page: Page, printed: string): void {
  const parts = page.markdown.split(/(\r\n|\r|\n)/);
  const lines = parts.filter((_, index) => index % 2 === 0);
  const expected = printed.split('\n');
  const count = Math.max(lines.length, expected.length);
  const index = Array.from({ length: count }).findIndex((_, at) => lines[at] !== expected[at]);
  if (index === -1) return;
  const line = lines[index] ?? '';
  const printedLine = expected[index];
  const column = firstDifference(line, printedLine ?? '');
  const start = parts.slice(0, index * 2).join('').length + column;
  page.warning(
    'PAGE_NOT_REPRODUCED',
    { start, end: start - column + line.length },
    {
      message: 'The page printed from its definition first differs here.',
      note:
        printedLine === undefined
          ? 'the printed page ends before this line'
          : `printed: ${quoteText(printedLine.slice(column))}`,
      why,
      fix,
    },
  );
}

/** Compares the words of a collapsed page, which has lost line ends, padding and links. */
function checkWords(page: Page, printed: string): void {
  const original = words(page.markdown);
  const expected = words(printed);
  if (original === expected) return;
  const at = Math.max(0, firstDifference(original, expected) - 10);
  page.warning('PAGE_NOT_REPRODUCED', undefined, {
    message: `The page printed from its definition has ${quoteText(expected.slice(at))} instead of ${quoteText(original.slice(at))}.`,
    why,
    fix: 'Import the page with its line breaks: one may have been restored in the wrong place.',
  });
}

function words(text: string): string {
  return text
    .replace(/\*\*LLM Markdown:\*\*(?:\s+<[^<>]*>)?/g, '')
    .replace(/-{3,}/g, '---')
    .replace(/\s+/g, ' ')
    .trim();
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
