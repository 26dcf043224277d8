import type { Area } from '../../change-rules/change-rule.ts';
import { factCode } from '../../change-rules/markdown-facts.ts';
import { changeRuleIds, changeRules, type ChangeRuleId } from '../../change-rules/registry.ts';
import { tableRow } from '../../markdown/blocks.ts';

const introduction = `# Change rules

\`scenario-models diff\` classifies each change of the reference by one of these change rules. A change rule has two levels:

- **Wire**: the effect on a request that was written against the previous reference.
- **SDK**: the effect on code that builds requests with the previous types: that imports a model by name, calls its builder, writes its input as an object, and names types that the package exports. Code that reads types or data (a \`switch\` over all allowed values, a form built from \`parameters\`) may notice a harmless change.

| Level | Wire | SDK |
| --- | --- | --- |
| breaking | A request that was accepted is rejected, by the validator or by the API. | A line that compiled no longer compiles. |
| warning | A request may be rejected or return another result. | Code still compiles, but may behave differently. |
| info | Every request that was accepted is still accepted. | All code still compiles. |
| none | Nothing changes. | Nothing changes. |

The level of a finding is lower if its facts make it harmless: a limit that rejects no accepted value breaks nothing. It is higher if its facts make it worse. \`--explain\` shows a request or a line of code that a finding breaks.

**Version** is the part of the SDK's version that the change bumps. Before 1.0.0, a breaking change bumps the minor version and any other change the patch version.
`;

/** Prints `docs/rules.md`, the list of all change rules. */
export function emitChangeRulesPage(): string {
  const areas = [...new Set(changeRuleIds.map((id) => changeRules[id].area))];
  return [introduction, ...areas.map(areaSection)].join('\n');
}

function areaSection(area: Area): string {
  const ids = changeRuleIds.filter((id) => changeRules[id].area === area);
  const title = `${area.charAt(0).toUpperCase()}${area.slice(1)}`;
  const rows = [
    tableRow(['Rule', 'Change', 'Wire', 'SDK', 'Version', 'Opposite']),
    tableRow(['---', '---', '---', '---', '---', '---']),
    ...ids.map(ruleRow),
  ];
  const reasonsWithoutOpposite = [
    ...new Set(
      ids.flatMap((id) => {
        const { opposite } = changeRules[id];
        return typeof opposite === 'object' ? [opposite.none] : [];
      }),
    ),
  ];
  const notes = reasonsWithoutOpposite.map((reason) => `\n\\* ${reason}\n`).join('');
  return `## ${title}\n\n${rows.join('\n')}\n${notes}`;
}

function ruleRow(id: ChangeRuleId): string {
  const { summary, wire, sdk, bump, opposite } = changeRules[id];
  const oppositeCell =
    typeof opposite === 'object' ? '\\*' : opposite === id ? 'same rule' : link(opposite);
  return tableRow([`<a id="${id}"></a>${factCode(id)}`, summary, wire, sdk, bump, oppositeCell]);
}

function link(id: ChangeRuleId): string {
  return `[${factCode(id)}](#${id})`;
}
