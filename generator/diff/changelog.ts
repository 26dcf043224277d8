import { count } from '../text/count.ts';
import type { Finding } from './finding.ts';
import { escapeMarkdown, markdownFacts } from '../change-rules/markdown-facts.ts';
import { kindOf, type Kind } from './report/report.ts';
import { changeRules } from '../change-rules/registry.ts';

const sections: readonly { readonly title: string; readonly kinds: readonly Kind[] }[] = [
  { title: 'Breaking', kinds: ['breaking'] },
  { title: 'Changed', kinds: ['warning', 'change'] },
  { title: 'Added', kinds: ['addition'] },
];

/** The section of a CHANGELOG for a version; `date` is `YYYY-MM-DD`. */
export function changelogSection(
  findings: readonly Finding[],
  version: string,
  date: string,
): string {
  return `${[`## ${version} (${date})`, ...sectionBlocks(findings, '###')].join('\n\n')}\n`;
}

/** The note that goes with a release: what there is to do first, then the rest. */
export function releaseNote(findings: readonly Finding[], version: string, date: string): string {
  const models = new Set(findings.map(({ model }) => model.id)).size;
  const breaks = findings.filter((finding) => kindOf(finding) === 'breaking').length;
  const summary = [
    `The reference of ${date} changes ${count(models, 'model')}.`,
    breaks === 0
      ? 'Code that builds requests keeps compiling, and requests that were accepted still are.'
      : `${count(breaks, 'change')} may need a change of yours.`,
  ];
  return `${[`# ${version}`, summary.join(' '), ...sectionBlocks(findings, '##')].join('\n\n')}\n`;
}

function sectionBlocks(findings: readonly Finding[], heading: string): string[] {
  const texts = findings.filter((finding) => kindOf(finding) === 'text').length;
  return [
    ...sections.flatMap(({ title, kinds }) => {
      const told = findings.filter((finding) => kinds.includes(kindOf(finding)));
      return told.length === 0 ? [] : [`${heading} ${title}`, byModel(told)];
    }),
    ...(texts === 0 ? [] : [`Descriptions and other texts: ${count(texts, 'change')}.`]),
  ];
}

/** One item a model, with its changes below it; a model with one change in one line. */
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
  const isHit = kindOf(finding) === 'breaking' || kindOf(finding) === 'warning';
  if (!isHit || consequence === undefined) return message;
  const [first = '', ...rest] = consequence;
  return `${message} ${escapeMarkdown(first.toUpperCase() + rest.join(''))}.`;
}
