import { describe, expect, it } from 'vitest';
import type { Direction } from '../../generator/change-rules/change-rule.ts';
import {
  changeRuleIds,
  changeRules,
  type ChangeRuleId,
} from '../../generator/change-rules/registry.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import { reportKind } from '../../generator/diff/report/report.ts';
import { rulePairs } from './support/rule-pairs.ts';

const oppositeDirection: Readonly<Record<Direction, Direction>> = {
  added: 'removed',
  removed: 'added',
  raised: 'lowered',
  lowered: 'raised',
  changed: 'changed',
};

describe.each(changeRuleIds)('%s', (id: ChangeRuleId) => {
  const { before, after, tombstones } = rulePairs[id];
  const rule = changeRules[id];

  it('is the only finding of its pair, with the levels of the registry', () => {
    const findings = diffCatalogs(before, after, tombstones && { tombstones });
    expect(findings.map((finding) => finding.rule)).toEqual([id]);
    const { wire, sdk, bump } = rule;
    expect(findings[0]).toMatchObject({ wire, sdk, bump });
  });

  it('has a complete wording', () => {
    const [finding] = diffCatalogs(before, after, tombstones && { tombstones });
    const text = [finding?.change, finding?.message, finding?.consequence ?? ''].join('\n');
    expect(text).not.toMatch(/undefined|none|\[object|NaN/);
    expect(finding?.message).toMatch(/^\S.*[.!?…]$/s);
    const hits = rule.wire === 'breaking' || rule.sdk === 'breaking' || rule.wire === 'warning';
    expect(finding?.consequence !== undefined).toBe(hits || rule.sdk === 'warning');
  });

  it('has an opposite, or a reason why it has none', () => {
    const back = diffCatalogs(after, before).map((finding) => finding.rule);
    if (typeof rule.opposite === 'object') {
      expect(rule.opposite.none).toMatch(/\.$/);
      expect(back.map((other) => changeRules[other].direction)).toEqual(['removed']);
      return;
    }
    const opposite = changeRules[rule.opposite];
    expect(back).toEqual([rule.opposite]);
    expect(opposite.area).toBe(rule.area);
    expect(opposite.direction).toBe(oppositeDirection[rule.direction]);
  });
});

/** Rules of facts that can be added to what exists, which is a change of it. */
const notAdditions = ['model-types-added', 'default-added', 'required-default-added'];

it('reportKind lists harmless additions as such (`additions` in diff/report/report.ts)', () => {
  const kinds = changeRuleIds.flatMap((id) => {
    const { before, after, tombstones } = rulePairs[id];
    const [finding] = diffCatalogs(before, after, tombstones && { tombstones });
    if (!finding || changeRules[id].direction !== 'added') return [];
    const kind = reportKind(finding);
    return kind === 'change' || kind === 'addition' ? [{ id, kind }] : [];
  });
  expect(kinds.filter(({ kind }) => kind === 'change').map(({ id }) => id)).toEqual(notAdditions);
});

it('rulePairs has a pair for each change rule', () => {
  expect(Object.keys(rulePairs).sort()).toEqual([...changeRuleIds].sort());
});
