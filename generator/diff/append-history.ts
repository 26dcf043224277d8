import { isMap, isSeq, parseDocument, type Document, type YAMLSeq } from 'yaml';
import {
  compareDates,
  parseHistory,
  undated,
  type HistoryChange,
  type HistoryUpdate,
} from '../history/history.ts';
import { successOf, type Result } from '../report/problem.ts';
import { sourceText, type SourceText } from '../report/source-text.ts';
import { sideOfConflict } from '../text/merge-conflict.ts';
import { dialect, printDocument } from '../yaml/yaml-style.ts';
import type { Finding } from './finding.ts';
import { reportKind } from './report/report.ts';

const header = ` The changes of each update of the reference, newest first; the docs show them under "Changes".
 Do not delete removals: they keep removed names reserved.`;

/**
 * Returns the text of a history file with the findings of one page added, under the dates of the
 * page. Skips changes that are already recorded, and keeps comments.
 */
export function appendHistory(
  file: string,
  existingText: string | undefined,
  findings: readonly Finding[],
): Result<string> {
  return withUpdates(file, existingText, updatesOf(findings));
}

/** Returns the text of a history file in a merge conflict, with the updates of both sides. */
export function resolveHistory({ file, text }: SourceText): Result<string> {
  const [ours, theirs] = (['ours', 'theirs'] as const).map((side) => sideOfConflict(text, side));
  const other = parseHistory(sourceText(file, theirs ?? ''));
  return other.ok ? withUpdates(file, ours, other.value) : other;
}

/** Returns the text of a history file with updates added that it lacks. */
function withUpdates(
  file: string,
  existingText: string | undefined,
  updates: readonly HistoryUpdate[],
): Result<string> {
  const existing =
    existingText === undefined ? successOf([]) : parseHistory(sourceText(file, existingText));
  if (!existing.ok) return existing;
  const added = updates
    .map(({ date, changes }): HistoryUpdate => {
      const known = existing.value.find((update) => update.date === date)?.changes ?? [];
      const keys = new Set(known.map(keyOf));
      return { date, changes: changes.filter((change) => !keys.has(keyOf(change))) };
    })
    .filter(({ changes }) => changes.length > 0);
  if (added.length === 0) return successOf(existingText ?? '');

  const document = parseDocument(existingText ?? '[]', dialect);
  const { contents } = document;
  if (!isSeq(contents)) return successOf(existingText ?? '');
  if (existingText === undefined) document.commentBefore = header;
  contents.flow = false;
  for (const update of added) addUpdate(document, contents, update);
  return successOf(printDocument(document));
}

function addUpdate(document: Document, updates: YAMLSeq, { date, changes }: HistoryUpdate): void {
  const known = updates.items.find((item) => isMap(item) && item.get('date') === date);
  const list = isMap(known) ? known.get('changes') : undefined;
  if (isSeq(list)) {
    list.flow = false;
    list.items.push(...changes.map((change) => document.createNode(change)));
    return;
  }
  const isOlder = (item: unknown) =>
    isMap(item) && compareDates(String(item.get('date')), date) < 0;
  const place = updates.items.findIndex(isOlder);
  const update = document.createNode({ date, changes });
  updates.items.splice(place === -1 ? updates.items.length : place, 0, update);
}

/** Groups the findings by date, without changes of text. */
function updatesOf(findings: readonly Finding[]): HistoryUpdate[] {
  const dates = new Map<string, HistoryChange[]>();
  for (const finding of findings) {
    if (reportKind(finding) === 'text') continue;
    const date = finding.page.dateAfter ?? finding.page.dateBefore ?? undated;
    const changes = dates.get(date) ?? [];
    changes.push(changeOf(finding));
    dates.set(date, changes);
  }
  return [...dates].map(([date, changes]) => ({ date, changes }));
}

function keyOf({ model, rule, parameter, before, after, breaking }: HistoryChange): string {
  return JSON.stringify([model, rule, parameter, before, after, breaking]);
}

function changeOf(finding: Finding): HistoryChange {
  const { model, rule, parameter, before, after } = finding;
  return {
    model: model.id,
    rule,
    ...(parameter !== undefined && { parameter }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(reportKind(finding) === 'breaking' && { breaking: true }),
  };
}
