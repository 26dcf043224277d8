import { code, tableRow } from './markdown-facts.ts';
import { changeRuleIds, changeRules, type ChangeRuleId } from './registry.ts';
import type { Area } from './change-rule.ts';

const introduction = `# What a change of the reference breaks

\`scenario-models diff\` tells each change of the reference by one of these rules. A rule has two levels:

- **Wire**: what happens to a request that was made for the old reference.
- **SDK**: what happens to code that builds requests with the old types: that imports a model by name, fills its builder, writes its input as an object, and names types that the package exports. Code that reads types or data (a \`switch\` over all allowed values, a form built from \`parameters\`) may notice a harmless change.

| Level | Wire | SDK |
| --- | --- | --- |
| breaking | A request that was accepted is refused: by the validator, or by the API where only it can tell. | A line that compiled no longer does. |
| warning | A request may be refused or give another result. | Code compiles, but may mean something else. |
| info | Every request that was accepted still is. | All code still compiles. |
| none | Nothing changes. | Nothing changes. |

The level of a finding is lowered to info where its facts make it harmless: a bound that refuses nothing that was accepted breaks nobody. It is raised where they make it worse. \`--explain\` shows a request or a line of code for what is broken.

The column **Version** says which part of the SDK's version the change moves. Before 1.0.0 a break moves the minor part, everything else the patch.
`;

/** The rule reference of the docs, as Markdown. */
export function rulesPage(): string {
  const areas = [...new Set(changeRuleIds.map((id) => changeRules[id].area))];
  return [introduction, ...areas.map(areaSection)].join('\n');
}

function areaSection(area: Area): string {
  const ids = changeRuleIds.filter((id) => changeRules[id].area === area);
  const title = `${area.charAt(0).toUpperCase()}${area.slice(1)}`;
  const rows = [
    tableRow(['Rule', 'What changed', 'Wire', 'SDK', 'Version', 'Opposite']),
    tableRow(['---', '---', '---', '---', '---', '---']),
    ...ids.map(ruleRow),
  ];
  const waivers = [
    ...new Set(
      ids.flatMap((id) => {
        const { opposite } = changeRules[id];
        return typeof opposite === 'object' ? [opposite.none] : [];
      }),
    ),
  ];
  const notes = waivers.map((reason) => `\n\\* ${reason}\n`).join('');
  return `## ${title}\n\n${rows.join('\n')}\n${notes}`;
}

function ruleRow(id: ChangeRuleId): string {
  const { summary, wire, sdk, bump, opposite } = changeRules[id];
  const back = typeof opposite === 'object' ? '\\*' : opposite === id ? 'itself' : link(opposite);
  return tableRow([`<a id="${id}"></a>${code(id)}`, summary, wire, sdk, bump, back]);
}

function link(id: ChangeRuleId): string {
  return `[${code(id)}](#${id})`;
}
