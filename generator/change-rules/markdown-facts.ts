import { codeSpan } from '../markdown/code-span.ts';
import { showHidden } from '../text/invisible.ts';
import type { FactFormatter } from './change-rule.ts';
import { factList, shortenText } from './plain-facts.ts';

/** Formats facts for Markdown: names and values as code, everything else as escaped text. */
export const markdownFacts: FactFormatter = {
  name: (value) => factList(value, (item) => factCode(String(item))),
  value: (value) =>
    factList(value, (item) => factCode(item === '' ? '""' : shortenText(String(item)))),
  text: (value) => factList(value, (item) => escapeMarkdown(String(item))),
};

/** Returns text for Markdown on one line: no markup, no HTML, no link, no mention of a person or issue. */
export function escapeMarkdown(text: string): string {
  return showHidden(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]~$#]|^[-+=]/g, '\\$&')
    .replace(/^(\d+)(?=[.)])/, '$1\\')
    .replace(autolink, '$&&#8288;')
    .replaceAll('://', '&#58;//')
    .replace(/www\./gi, (start) => `${start.slice(0, -1)}&#46;`);
}

/**
 * The start of text that GitHub links or replaces in a pull request, even after a backslash: `@user`, `#1`,
 * `GH-1`, the hash of a commit, `:tada:`. An invisible word joiner after it prevents that.
 */
const autolink =
  /@(?=\w)|#(?=\d)|\bgh-(?=\d)|\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f](?=[\da-f]{6,39}\b)|:(?=[\w+-]+:)/gi;

/** Returns a name or value as code, with visible escapes for invisible characters. */
export function factCode(text: string): string {
  return codeSpan(showHidden(text));
}
