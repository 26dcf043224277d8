import { escapeMarkdown, factCode, markdownFacts } from '../../change-rules/markdown-facts.ts';
import { changeRules } from '../../change-rules/registry.ts';
import { tableRow } from '../../markdown/blocks.ts';
import type { AcceptedBreak } from '../accepted-breaks.ts';
import { bodyText } from './body-text.ts';
import {
  byPage,
  countsText,
  reportKind,
  type DiffReport,
  type PageEntries,
  type ReportEntry,
  type ReportKind,
} from './report.ts';

const marks: Readonly<Record<ReportKind, string>> = {
  breaking: '✖ breaking',
  warning: '⚠ warning',
  addition: '+ new',
  change: '~ change',
  text: '· text',
};

/** Prints the report as Markdown. */
export function markdownReport({ entries, stale, version }: DiffReport): string {
  if (entries.length === 0) return 'No changes detected.\n';
  const isMoved = version && version.next !== version.current;
  const blocks = [
    `## Reference update: ${countsText(entries)}`,
    ...(isMoved ? [`Next version: **${version.next}** (currently ${version.current})`] : []),
    ...byPage(entries).flatMap(pageBlocks),
    ...(stale.length === 0 ? [] : [staleBlock(stale)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function pageBlocks({ path, dates, models }: PageEntries): string[] {
  const reference =
    dates.length === 0 ? '' : `, reference of ${dates.map(escapeMarkdown).join(' → ')}`;
  return [`### ${factCode(path)}${reference}`, ...models.map(modelBlock)];
}

function modelBlock(entries: readonly ReportEntry[]): string {
  const { model } = entries[0]?.finding ?? { model: { name: '', id: '' } };
  return [
    `**${escapeMarkdown(model.name)}** ${factCode(model.id)}`,
    '',
    tableRow(['', 'Change', 'Consequence', 'Rule']),
    tableRow(['---', '---', '---', '---']),
    ...entries.map(entryRow),
  ].join('\n');
}

function entryRow({ finding, accepted, explanation = {} }: ReportEntry): string {
  const { rule, fingerprint, consequence = '' } = finding;
  const kind = reportKind(finding);
  const { request, code: line } = explanation;
  const details = [
    escapeMarkdown(consequence),
    ...(request ? [`accepted before: ${factCode(bodyText(request.body))}`] : []),
    ...(line === undefined ? [] : [`compiled before: ${factCode(line)}`]),
    ...(accepted === undefined ? [] : [`accepted: ${escapeMarkdown(accepted)}`]),
  ].filter((text) => text !== '');
  const isOpen = accepted === undefined && (kind === 'breaking' || kind === 'warning');
  return tableRow([
    accepted === undefined ? marks[kind] : '✔ accepted',
    changeRules[rule].change(finding, markdownFacts),
    details.join('<br>'),
    isOpen ? `${factCode(rule)} ${factCode(fingerprint)}` : factCode(rule),
  ]);
}

function staleBlock(stale: readonly AcceptedBreak[]): string {
  const items = stale.map(
    ({ fingerprint, reason }) => `- ${factCode(fingerprint)}: ${escapeMarkdown(reason)}`,
  );
  return [
    'Accepted breaking changes that do not match any finding and can be removed:',
    '',
    ...items,
  ].join('\n');
}
