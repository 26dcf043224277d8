import { escapeMarkdown, markdownFacts } from '../change-rules/markdown-facts.ts';
import { changeRules } from '../change-rules/registry.ts';
import { compareText } from '../text/compare-text.ts';
import { countOf } from '../text/count-words.ts';
import type { Finding } from './finding.ts';
import { reportKind, type ReportKind } from './report/report.ts';

const sections: readonly { readonly title: string; readonly kinds: readonly ReportKind[] }[] = [
  { title: 'Breaking', kinds: ['breaking'] },
  { title: 'Changed', kinds: ['warning', 'change'] },
  { title: 'Added', kinds: ['addition'] },
];

/**
 * Prints the changes of one date for a changelog, breaking changes first, with headings of level 4.
 */
export function changelogText(findings: readonly Finding[]): string {
  return sectionBlocks(findings, '####').join('\n\n');
}

/** Groups findings by the date of their page, newest first. */
export function byDate(
  findings: readonly Finding[],
): readonly (readonly [date: string, findings: readonly Finding[]])[] {
  const dates = new Map<string, Finding[]>();
  for (const finding of findings) {
    const date = finding.page.dateAfter ?? finding.page.dateBefore ?? '';
    dates.set(date, [...(dates.get(date) ?? []), finding]);
  }
  return [...dates].sort(([a], [b]) => compareText(b, a));
}

/** Prints the release notes of a version, breaking changes first. */
export function releaseNote(findings: readonly Finding[], version: string, date: string): string {
  const models = new Set(findings.map(({ model }) => model.id)).size;
  const breaks = findings.filter((finding) => reportKind(finding) === 'breaking').length;
  const summary = [
    `The reference of ${date} changes ${countOf(models, 'model')}.`,
    breaks === 0
      ? 'Existing code still compiles, and existing requests are still accepted.'
      : `${countOf(breaks, 'breaking change')} may require changes in your code.`,
  ];
  return `${[`# ${version}`, summary.join(' '), ...sectionBlocks(findings, '##')].join('\n\n')}\n`;
}

function sectionBlocks(findings: readonly Finding[], heading: string): string[] {
  const texts = findings.filter((finding) => reportKind(finding) === 'text');
  const stated = texts.filter(({ before, after }) => before !== undefined || after !== undefined);
  const others = texts.length - stated.length;
  const counted = `- Descriptions and other texts: ${countOf(others, 'change')}.`;
  const textItems = [
    ...(stated.length === 0 ? [] : [byModel(stated)]),
    ...(others === 0 ? [] : [counted]),
  ];
  return [
    ...sections.flatMap(({ title, kinds }) => {
      const own = findings.filter((finding) => kinds.includes(reportKind(finding)));
      return own.length === 0 ? [] : [`${heading} ${title}`, byModel(own)];
    }),
    ...(textItems.length === 0 ? [] : [`${heading} Texts`, textItems.join('\n')]),
  ];
}

/** The maximum number of models whose equal changes are listed by model. */
const maxEqual = 5;

/** Returns the equal changes of many models, then one list item per model, with its changes below it. */
function byModel(findings: readonly Finding[]): string {
  const equal = new Map<string, Finding[]>();
  for (const finding of findings) {
    const text = sentence(finding);
    equal.set(text, [...(equal.get(text) ?? []), finding]);
  }
  const shared = [...equal].filter(([, group]) => group.length > maxEqual);
  const isShared = new Set(shared.flatMap(([, group]) => group));
  const items = shared.map(([text, group]) => `- **${countOf(group.length, 'model')}**: ${text}`);
  const others = findings.filter((finding) => !isShared.has(finding));
  return [...items, ...itemsByModel(others)].join('\n');
}

/** Returns one list item per model, with its changes below it, or on the same line if there is one. */
function itemsByModel(findings: readonly Finding[]): string[] {
  const models = new Map<string, Finding[]>();
  for (const finding of findings) {
    models.set(finding.model.id, [...(models.get(finding.model.id) ?? []), finding]);
  }
  return [...models.values()].map((changes) => {
    const name = `**${escapeMarkdown(changes[0]?.model.name ?? '')}**`;
    const [first, ...others] = changes.map(sentence);
    return others.length === 0
      ? `- ${name}: ${first ?? ''}`
      : [`- ${name}`, ...changes.map((change) => `  - ${sentence(change)}`)].join('\n');
  });
}

function sentence(finding: Finding): string {
  const { rule, consequence } = finding;
  const message = changeRules[rule].message(finding, markdownFacts);
  const hasEffect = reportKind(finding) === 'breaking' || reportKind(finding) === 'warning';
  if (!hasEffect || consequence === undefined) return message;
  const [first = '', ...rest] = consequence;
  return `${message} ${escapeMarkdown(first.toUpperCase() + rest.join(''))}.`;
}
