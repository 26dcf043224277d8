import { escapeMarkdown, markdownFacts } from '../../change-rules/markdown-facts.ts';
import { changeRules } from '../../change-rules/registry.ts';
import { undated, type HistoryUpdate } from '../../history/history.ts';
import type { Block } from '../../markdown/blocks.ts';
import type { PlannedModel } from '../../plan/types.ts';

/** Prints the section "Changes" of a model's page: each update, newest first, breaking changes at its top. */
export function historySection({ history = [], model }: PlannedModel): readonly Block[] {
  if (history.length === 0) return [];
  return [
    { lines: '## Changes' },
    ...history.flatMap(({ date, changes }): Block[] => {
      const breakingFirst = [
        ...changes.filter(({ breaking }) => breaking),
        ...changes.filter(({ breaking }) => !breaking),
      ];
      return [
        { lines: `### ${date === undated ? 'Undated' : escapeMarkdown(date)}` },
        { lines: breakingFirst.map((change) => `- ${sentence(change, model.name)}`).join('\n') },
      ];
    }),
  ];
}

function sentence(change: HistoryUpdate['changes'][number], name: string): string {
  const { model: id, rule, parameter, before, after, breaking } = change;
  const facts = {
    model: { id, name },
    ...(parameter !== undefined && { parameter }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
  return `${breaking ? '**Breaking:** ' : ''}${changeRules[rule].message(facts, markdownFacts)}`;
}
