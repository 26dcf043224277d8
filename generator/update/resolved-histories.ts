import { resolveHistory } from '../diff/append-history.ts';
import { historyPath } from '../history/history.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { conflictAt } from '../text/merge-conflict.ts';
import type { DefinitionUpdate } from './plan-update.ts';
import type { TrackedDefinition } from './tracked-definitions.ts';

/** Returns the histories of imported pages that are in a merge conflict, with the updates of both sides. */
export function resolvedHistories(
  known: readonly TrackedDefinition[],
  updates: readonly DefinitionUpdate[],
): Result<readonly (readonly [path: string, text: string])[]> {
  const problems: Problem[] = [];
  const texts = known.flatMap(({ path, file: { history } }) => {
    const isImported = updates.some((update) => update.path === path);
    if (!history || !isImported || conflictAt(history.text) === undefined) return [];
    const resolved = resolveHistory(history);
    problems.push(...resolved.problems);
    return resolved.ok ? [[historyPath(path), resolved.value] as const] : [];
  });
  return problems.length > 0 ? failureOf(problems) : successOf(texts);
}
