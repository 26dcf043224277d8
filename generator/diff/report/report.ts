import type { Level } from '../../change-rules/change-rule.ts';
import type { ChangeRuleId } from '../../change-rules/registry.ts';
import { compareText } from '../../text/compare-text.ts';
import { countOf } from '../../text/count-words.ts';
import type { AcceptedBreak } from '../accepted-breaks.ts';
import type { Explanation } from '../explain/explain.ts';
import type { Finding } from '../finding.ts';

/** The result of a diff, independent of its format. */
export interface DiffReport {
  readonly entries: readonly ReportEntry[];
  /** Accepted breaking changes that match no finding. */
  readonly stale: readonly AcceptedBreak[];
  readonly version?: { readonly current: string; readonly next: string };
  /** Whether an entry that is not accepted reaches the severity of `--fail-on`. */
  readonly fails: boolean;
}

/** A finding in a report, with its explanation. */
export interface ReportEntry {
  readonly finding: Finding;
  /** The reason, if it is accepted. */
  readonly accepted?: string;
  readonly explanation?: Explanation;
}

/** The kinds of findings, most severe first. */
const kinds = ['breaking', 'warning', 'addition', 'change', 'text'] as const;

/** The kind under which reports list a finding. */
export type ReportKind = (typeof kinds)[number];

/** Returns the kind under which reports list a finding. */
export function reportKind({ rule, wire, sdk }: Finding): ReportKind {
  const level = moreSevere(wire, sdk);
  if (level === 'breaking' || level === 'warning') return level;
  if (level === 'none') return 'text';
  return additions.has(rule) ? 'addition' : 'change';
}

/** The rules whose finding reports list as an addition. */
const additions: ReadonlySet<ChangeRuleId> = new Set([
  'model-added',
  'optional-parameter-added',
  'allowed-values-added',
  'capabilities-added',
]);

const levels: readonly Level[] = ['breaking', 'warning', 'info', 'none'];

function moreSevere(a: Level, b: Level): Level {
  return levels[Math.min(levels.indexOf(a), levels.indexOf(b))] ?? 'none';
}

/** The severity of a change at which `--fail-on` fails. */
export type FailOn = 'breaking' | 'warning' | 'any';

/** Returns whether a finding reaches the severity of `--fail-on`. */
export function reachesSeverity(finding: Finding, failOn: FailOn): boolean {
  const kind = reportKind(finding);
  switch (failOn) {
    case 'breaking':
      return kind === 'breaking';
    case 'warning':
      return kind === 'breaking' || kind === 'warning';
    case 'any':
      return true;
  }
}

/** The entries of one page by model, most severe first. */
export interface PageEntries {
  readonly path: string;
  /** The dates of the page before and after; one if they are equal. */
  readonly dates: readonly string[];
  readonly models: readonly (readonly ReportEntry[])[];
}

/** Groups the entries of a report by page. */
export function byPage(entries: readonly ReportEntry[]): readonly PageEntries[] {
  const ranked = entries.toSorted((a, b) => rankOf(a) - rankOf(b));
  return [...grouped(ranked, ({ finding }) => finding.page.path)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([path, items]) => ({
      path,
      dates: datesOf(items),
      models: [...grouped(items, ({ finding }) => finding.model.id).values()],
    }));
}

function datesOf(entries: readonly ReportEntry[]): string[] {
  const pages = entries.map(({ finding }) => finding.page);
  const dates = [
    pages.find(({ dateBefore }) => dateBefore !== undefined)?.dateBefore,
    pages.find(({ dateAfter }) => dateAfter !== undefined)?.dateAfter,
  ];
  return [...new Set(dates)].filter((date) => date !== undefined);
}

/** Returns the rank of an entry: the most severe first, accepted ones last. */
export function rankOf({ finding, accepted }: ReportEntry): number {
  return accepted === undefined ? kinds.indexOf(reportKind(finding)) : kinds.length;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Returns `1 breaking, 1 warning, 2 additions`, without accepted findings. */
export function countsText(entries: readonly ReportEntry[]): string {
  const accepted = entries.filter((entry) => entry.accepted !== undefined).length;
  const open = entries.filter((entry) => entry.accepted === undefined);
  const counts = kinds.map((kind) => ({
    kind,
    amount: open.filter(({ finding }) => reportKind(finding) === kind).length,
  }));
  return [
    ...counts.map(({ kind, amount }) => (amount === 0 ? '' : words[kind](amount))),
    accepted === 0 ? '' : `${accepted} accepted`,
  ]
    .filter((text) => text !== '')
    .join(', ');
}

const words: Readonly<Record<ReportKind, (amount: number) => string>> = {
  breaking: (amount) => `${amount} breaking`,
  warning: (amount) => countOf(amount, 'warning'),
  addition: (amount) => countOf(amount, 'addition'),
  change: (amount) => countOf(amount, 'other change'),
  text: (amount) => `${countOf(amount, 'change')} of text`,
};
