import { quoteText, type Page } from './page.ts';

const why = 'A definition keeps the content of a page in one layout.';
const fix = 'No action is needed if users of the models do not need the difference.';

/** Warns if the page printed from its definition differs from the page that was read, and returns whether it does. */
export function checkReproduced(page: Page, printed: string): boolean {
  const before = page.problems().length;
  if (page.collapsed) checkWords(page, printed);
  else if (printed !== page.markdown) checkLines(page, printed);
  return page.problems().length > before;
}

function checkLines(page: Page, printed: string): void {
  const parts = page.markdown.split(/(\r\n|\r|\n)/);
  const lines = parts.filter((_, index) => index % 2 === 0);
  const wanted = printed.split('\n');
  const count = Math.max(lines.length, wanted.length);
  const index = Array.from({ length: count }).findIndex((_, at) => lines[at] !== wanted[at]);
  if (index === -1) return;
  const line = lines[index] ?? '';
  const printedLine = wanted[index];
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
  const given = words(page.markdown);
  const wanted = words(printed);
  if (given === wanted) return;
  const at = Math.max(0, firstDifference(given, wanted) - 10);
  page.warning('PAGE_NOT_REPRODUCED', undefined, {
    message: `The page printed from its definition has ${quoteText(wanted.slice(at))} instead of ${quoteText(given.slice(at))}.`,
    why,
    fix: 'Import the page with its line breaks: one may be restored in a wrong place.',
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
