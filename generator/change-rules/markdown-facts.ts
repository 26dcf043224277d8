import { visible } from '../text/invisible.ts';
import type { FactFormatter } from './change-rule.ts';
import { list, shortened } from './plain-facts.ts';

/** Formats facts for Markdown: names and values as code, everything else as escaped text. */
export const markdownFacts: FactFormatter = {
  name: (value) => list(value, (item) => code(String(item))),
  value: (value) => list(value, (item) => code(item === '' ? '""' : shortened(String(item)))),
  text: (value) => list(value, (item) => escapeMarkdown(String(item))),
};

/** Returns text for Markdown on one line: no markup, no HTML, no link, no mention of a person or issue. */
export function escapeMarkdown(text: string): string {
  return visible(text)
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
 * Begins what GitHub links or replaces in a pull request, even after a backslash: `@user`, `#1`,
 * `GH-1`, the hash of a commit, `:tada:`. An invisible word joiner after it prevents that.
 */
const autolink =
  /@(?=\w)|#(?=\d)|\bgh-(?=\d)|\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f](?=[\da-f]{6,39}\b)|:(?=[\w+-]+:)/gi;

export function code(text: string): string {
  const shown = visible(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 || /^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** Returns a row of a table. `|` would end a cell even in code, so it is escaped. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
