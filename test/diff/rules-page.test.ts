import { expect, it } from 'vitest';
import { rulesPage } from '../../generator/diff/rules-page.ts';
import { isRuleId, ruleIds, rules } from '../../generator/diff/rules/registry.ts';
import { nodesOf, parseMarkdown, tablesOf } from '../support/markdown-tree.ts';

it('tells every rule once, with its levels and a link to its opposite', () => {
  const root = parseMarkdown(rulesPage());
  const rows = tablesOf(root)
    .flatMap((table) => table.slice(1))
    .filter((row) => row.length === 6);
  expect(rows).toHaveLength(ruleIds.length);
  const told = new Set<string>();
  for (const [name = '', summary, wire, sdk, bump] of rows) {
    const id = /[a-z-]+$/.exec(name)?.[0] ?? '';
    if (!isRuleId(id)) throw new Error(`${id} is no rule`);
    told.add(id);
    const rule = rules[id];
    expect([wire, sdk, bump]).toEqual([rule.wire, rule.sdk, rule.bump]);
    expect(summary).toMatch(/\.$/);
  }
  expect(told.size).toBe(ruleIds.length);
  const anchors = new Set(ruleIds.map((id) => `#${id}`));
  for (const { url } of nodesOf(root, 'link')) expect(anchors).toContain(url);
});
