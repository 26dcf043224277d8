import { expect, it } from 'vitest';
import {
  changeRuleIds,
  changeRules,
  isChangeRuleId,
} from '../../generator/change-rules/registry.ts';
import { emitChangeRulesPage } from '../../generator/emit/docs/change-rules-page.ts';
import { nodesOf, parseMarkdown, tablesOf } from '../support/markdown-tree.ts';

it('emitChangeRulesPage lists each change rule once, with its levels and a link to its opposite', () => {
  const root = parseMarkdown(emitChangeRulesPage());
  const rows = tablesOf(root)
    .flatMap((table) => table.slice(1))
    .filter((row) => row.length === 6);
  expect(rows).toHaveLength(changeRuleIds.length);
  const listed = new Set<string>();
  for (const [name = '', summary, wire, sdk, bump] of rows) {
    const id = /(?<![a-z-])[a-z-]+$/.exec(name)?.[0] ?? '';
    if (!isChangeRuleId(id)) throw new Error(`${id} is not a change rule`);
    listed.add(id);
    const rule = changeRules[id];
    expect([wire, sdk, bump]).toEqual([rule.wire, rule.sdk, rule.bump]);
    expect(summary).toMatch(/\.$/);
  }
  expect(listed.size).toBe(changeRuleIds.length);
  const anchors = new Set(changeRuleIds.map((id) => `#${id}`));
  for (const { url } of nodesOf(root, 'link')) expect(anchors).toContain(url);
});
