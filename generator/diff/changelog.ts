import { escapeMarkdown, markdownFacts } from '../change-rules/markdown-facts.ts';
import { changeRules } from '../change-rules/registry.ts';
import { countOf } from '../text/count-words.ts';
import type { Finding } from './finding.ts';
import { reportKind, type ReportKind } from './report/report.ts';

const sections: readonly { readonly title: string; readonly kinds: readonly ReportKind[] }[] = [
  { title: 'Breaking', kinds: ['breaking'] },
  { title: 'Changed', kinds: ['warning', 'change'] },
  { title: 'Added', kinds: ['addition'] },
];

/** Returns the section of a CHANGELOG for a version; `date` is `YYYY-MM-DD`. */
export function changelogSection(
  findings: readonly Finding[],
  version: string,
  date: string,
): string {
  return `${[`## ${version} (${date})`, ...sectionBlocks(findings, '###')].join('\n\n')}\n`;
}

/** Returns the release notes of a version, breaking changes first. */
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
  const texts = findings.filter((finding) => reportKind(finding) === 'text').length;
  return [
    ...sections.flatMap(({ title, kinds }) => {
      const own = findings.filter((finding) => kinds.includes(reportKind(finding)));
      return own.length === 0 ? [] : [`${heading} ${title}`, byModel(own)];
    }),
    ...(texts === 0 ? [] : [`Descriptions and other texts: ${countOf(texts, 'change')}.`]),
  ];
}

/** Returns one list item per model, with its changes below it, or on the same line if there is one. */
function byModel(findings: readonly Finding[]): string {
  const models = new Map<string, Finding[]>();
  for (const finding of findings) {
    models.set(finding.model.id, [...(models.get(finding.model.id) ?? []), finding]);
  }
  return [...models.values()]
    .flatMap((changes) => {
      const name = `**${escapeMarkdown(changes[0]?.model.name ?? '')}**`;
      const [first, ...others] = changes.map(sentence);
      return others.length === 0
        ? [`- ${name}: ${first ?? ''}`]
        : [`- ${name}`, ...changes.map((change) => `  - ${sentence(change)}`)];
    })
    .join('\n');
}

function sentence(finding: Finding): string {
  const { rule, consequence } = finding;
  const message = changeRules[rule].message(finding, markdownFacts);
  const hasEffect = reportKind(finding) === 'breaking' || reportKind(finding) === 'warning';
  if (!hasEffect || consequence === undefined) return message;
  const [first = '', ...rest] = consequence;
  return `${message} ${escapeMarkdown(first.toUpperCase() + rest.join(''))}.`;
}
