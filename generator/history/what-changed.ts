import { escapeMarkdown, markdownFacts } from '../change-rules/markdown-facts.ts';
import { changeRules } from '../change-rules/registry.ts';
import { undated, type History, type HistoryChange } from './history.ts';

/**
 * The section "What changed" of a model's page, as Markdown, newest first; empty where nothing
 * did. A model that had another id has the history of that too.
 */
export function whatChanged(
  history: History,
  model: { readonly id: string; readonly name: string },
): string {
  const ids = formerIds(history, model.id);
  const updates = history.flatMap(({ date, changes }) => {
    const own = changes.filter((change) => ids.has(change.model));
    return own.length === 0 ? [] : [updateText(date, own, model.name)];
  });
  return updates.length === 0 ? '' : `${['## What changed', ...updates].join('\n\n')}\n`;
}

function updateText(date: string, changes: readonly HistoryChange[], name: string): string {
  const title = date === undated ? 'Undated' : escapeMarkdown(date);
  const worstFirst = changes.toSorted(
    (one, other) => Number(other.breaking ?? false) - Number(one.breaking ?? false),
  );
  return [`### ${title}`, '', ...worstFirst.map((change) => `- ${sentence(change, name)}`)].join(
    '\n',
  );
}

function sentence(change: HistoryChange, name: string): string {
  const { model: id, rule, parameter, old, new: now, breaking } = change;
  const facts = {
    model: { id, name },
    ...(parameter !== undefined && { parameter }),
    ...(old !== undefined && { old }),
    ...(now !== undefined && { new: now }),
  };
  return `${breaking ? '**Breaking:** ' : ''}${changeRules[rule].message(facts, markdownFacts)}`;
}

/** The model's id and those that it had before. */
function formerIds(history: History, id: string): ReadonlySet<string> {
  const ids = new Set([id]);
  const renames = history
    .flatMap(({ changes }) => changes)
    .filter(({ rule }) => rule === 'model-id-changed');
  for (const { model, old } of renames) {
    if (ids.has(model) && typeof old === 'string') ids.add(old);
  }
  return ids;
}
