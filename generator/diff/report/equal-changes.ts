import { plainFacts } from '../../change-rules/plain-facts.ts';
import { changeRules } from '../../change-rules/registry.ts';
import { rankOf, type ReportEntry } from './report.ts';

/** Entries that state the same change of different models, or one entry. */
export type EqualEntries = readonly [ReportEntry, ...ReportEntry[]];

/**
 * Groups entries that state the same change. The most severe groups are first, then those of the
 * most models.
 */
export function equalChanges(entries: readonly ReportEntry[]): readonly EqualEntries[] {
  const groups = new Map<string, [ReportEntry, ...ReportEntry[]]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].toSorted(
    ([a, ...moreA], [b, ...moreB]) => rankOf(a) - rankOf(b) || moreB.length - moreA.length,
  );
}

/** Returns a key of a change. A new or removed model is the same change for any name in code. */
function keyOf({ finding, accepted = '', explanation }: ReportEntry): string {
  const { rule, consequence = '', wire, sdk } = finding;
  const isOfModel = rule === 'model-added' || rule === 'model-removed';
  const change = isOfModel ? '' : changeRules[rule].change(finding, plainFacts);
  return JSON.stringify([rule, wire, sdk, change, consequence, accepted, explanation ?? null]);
}

/** Returns the preposition of a change of several models: `added to 3 models`. */
export function prepositionOf({ finding }: ReportEntry): string {
  const { direction, area } = changeRules[finding.rule];
  if (area !== 'parameters' || !/-(?:added|removed)$/.test(finding.rule)) return 'in';
  return direction === 'added' ? 'to' : direction === 'removed' ? 'from' : 'in';
}
