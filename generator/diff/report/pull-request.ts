import type { Bump } from '../../change-rules/change-rule.ts';
import { escapeMarkdown, factCode, markdownFacts } from '../../change-rules/markdown-facts.ts';
import { changeRules } from '../../change-rules/registry.ts';
import { groupProblems } from '../../report/group-problems.ts';
import type { Problem } from '../../report/problem.ts';
import { countOf } from '../../text/count-words.ts';
import { requiredBump } from '../next-version.ts';
import { equalChanges, prepositionOf, type EqualEntries } from './equal-changes.ts';
import {
  countsText,
  reportKind,
  type DiffReport,
  type ReportEntry,
  type ReportKind,
} from './report.ts';

/** GitHub accepts 65,536 characters; the rest is reserved for additions of a workflow. */
const maxLength = 60_000;

/** A section of a pull request description. Items that do not fit are omitted, from the end. */
interface Section {
  readonly title: string;
  readonly items: readonly string[];
  /** Whether the section is collapsed at first. */
  readonly isCollapsed: boolean;
}

/**
 * Prints a pull request description: pages that could not be read, then breaking changes, then the
 * rest in collapsed sections. Equal changes are one item. It has at most 60,000 characters; the
 * Markdown report is complete.
 */
export function pullRequestBody(
  { entries, version }: DiffReport,
  problems: readonly Problem[],
): string {
  const grouped = groupProblems(problems);
  const errors = grouped.filter(({ severity }) => severity === 'error');
  const warnings = grouped.filter(({ severity }) => severity === 'warning');
  const isMoved = version && version.next !== version.current;
  const head = [
    `## Reference update: ${entries.length === 0 ? 'no changes of models' : countsText(entries)}`,
    ...(isMoved ? [`Next version: **${version.next}** (currently ${version.current})`] : []),
  ];
  const sections: readonly Section[] = [
    { title: 'Not read or not updated', items: errors.map(problemItem), isCollapsed: false },
    ...changeSections(entries),
    { title: 'Notes', items: warnings.map(problemItem), isCollapsed: true },
  ];
  return withinLength(head.join('\n\n'), sections);
}

const titles: readonly (readonly [ReportKind, string])[] = [
  ['breaking', 'Breaking changes'],
  ['warning', 'Warnings'],
  ['addition', 'Additions'],
  ['change', 'Other changes'],
  ['text', 'Texts'],
];

function changeSections(entries: readonly ReportEntry[]): readonly Section[] {
  const groups = equalChanges(entries);
  const open = groups.filter(([{ accepted }]) => accepted === undefined);
  return [
    ...titles.map(([kind, title]) => ({
      title,
      items: open.filter(([{ finding }]) => reportKind(finding) === kind).map(changeItem),
      isCollapsed: kind !== 'breaking' && kind !== 'warning',
    })),
    {
      title: 'Accepted breaking changes',
      items: groups.filter((group) => !open.includes(group)).map(changeItem),
      isCollapsed: true,
    },
  ];
}

/** The maximum number of models that are listed without a collapsed section. */
const fewModels = 3;
/** The maximum number of models that are listed; others are only counted. */
const manyModels = 200;

function changeItem(group: EqualEntries): string {
  const [{ finding, accepted, explanation = {} }] = group;
  const { rule, consequence } = finding;
  const kind = reportKind(finding);
  const details = [
    ...(consequence === undefined ? [] : [escapeMarkdown(consequence)]),
    ...(explanation.code === undefined
      ? []
      : [`no longer compiles: ${factCode(explanation.code)}`]),
    ...(accepted === undefined ? [] : [`accepted: ${escapeMarkdown(accepted)}`]),
    ...(group.length === 1 && (kind === 'breaking' || kind === 'warning')
      ? [`${factCode(rule)} ${factCode(finding.fingerprint)}`]
      : []),
  ];
  const end = details.length === 0 ? '' : `: ${details.join('; ')}`;
  if (group.length === 1) return `- ${modelName(group[0])}: ${changeText(group)}${end}`;
  const change = (models: string) =>
    finding.rule === 'model-added' || finding.rule === 'model-removed'
      ? `${finding.rule === 'model-added' ? 'added' : 'removed'}: ${models}`
      : `${changeText(group)} ${prepositionOf(group[0])} ${models}`;
  if (group.length <= fewModels)
    return `- ${change(group.map(modelWithFingerprint).join(', '))}${end}`;
  const amount = countOf(group.length, 'model');
  const listed = group.slice(0, manyModels).map(modelWithFingerprint);
  const more = group.length > manyModels ? [`${group.length - manyModels} more`] : [];
  return [
    `- ${change(amount)}${end}`,
    `  <details><summary>${amount}</summary>`,
    '',
    `  ${[...listed, ...more].join(', ')}`,
    '',
    '  </details>',
  ].join('\n');
}

function changeText([{ finding }]: EqualEntries): string {
  return changeRules[finding.rule].change(finding, markdownFacts);
}

function modelName({ finding: { model } }: ReportEntry): string {
  return `**${escapeMarkdown(model.name)}**`;
}

function modelWithFingerprint(entry: ReportEntry): string {
  const { finding, accepted } = entry;
  const isOpen = accepted === undefined && reportKind(finding) === 'breaking';
  return isOpen ? `${modelName(entry)} ${factCode(finding.fingerprint)}` : modelName(entry);
}

/** Returns a problem as an item of a Markdown list. */
export function problemItem({ file, location, message, fix }: Problem): string {
  const place = location ? `${location.file}:${location.line}` : file;
  return [
    '-',
    ...(place === undefined ? [] : [`${factCode(place)}:`]),
    escapeMarkdown(message),
    ...(fix === undefined ? [] : [escapeMarkdown(fix)]),
  ].join(' ');
}

/** The number of characters reserved for the end of a section. */
const reserved = 200;

function withinLength(head: string, sections: readonly Section[]): string {
  let text = head;
  let omitted = 0;
  for (const { title, items, isCollapsed } of sections.filter(({ items: all }) => all.length > 0)) {
    const start = isCollapsed
      ? `\n\n<details><summary>${title} (${items.length})</summary>\n`
      : `\n\n### ${title}\n`;
    const end = isCollapsed ? '\n\n</details>' : '';
    let shown = '';
    let amount = 0;
    for (const item of items) {
      const next = `${shown}\n${item}`;
      if (text.length + start.length + next.length + reserved > maxLength) break;
      shown = next;
      amount += 1;
    }
    omitted += items.length - amount;
    if (amount > 0) text += `${start}${shown}${end}`;
  }
  if (omitted > 0) text += `\n\n${countOf(omitted, 'more item')} in the complete report.`;
  return `${text}\n`;
}

/**
 * Prints a commit message, whose first line is the title of the pull request. Its type follows from
 * the version that the findings require: `feat!`, `feat`, `fix` or, for texts, `docs`.
 */
export function commitMessage({ entries }: DiffReport): string {
  const findings = entries.map(({ finding }) => finding);
  const bump = requiredBump(findings);
  const isText = findings.every((finding) => reportKind(finding) === 'text');
  const type = bump === 'patch' && isText ? 'docs(models)' : types[bump];
  const pages = [...new Set(findings.map(({ page }) => page.path.replace(/\.yaml$/, '')))];
  const models = new Set(findings.map(({ model }) => model.id)).size;
  const subject = pages.length === 1 ? (pages[0] ?? '') : countOf(models, 'model');
  const title =
    entries.length === 0
      ? 'chore(models): accept the new format of the reference'
      : `${type}: update ${subject} (${countsText(entries)})`;
  return bump === 'major'
    ? `${title}\n\nBREAKING CHANGE: requests or code of ${countOf(brokenModels(entries), 'model')} may break.\n`
    : `${title}\n`;
}

const types: Readonly<Record<Bump, string>> = {
  major: 'feat(models)!',
  minor: 'feat(models)',
  patch: 'fix(models)',
  none: 'chore(models)',
};

function brokenModels(entries: readonly ReportEntry[]): number {
  const broken = entries.filter(({ finding }) => finding.bump === 'major');
  return new Set(broken.map(({ finding }) => finding.model.id)).size;
}
