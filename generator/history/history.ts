import * as z from 'zod';
import type { FactValue } from '../change-rules/change-rule.ts';
import { changeRuleIds, type ChangeRuleId } from '../change-rules/registry.ts';
import { successOf, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { compareText } from '../text/compare-text.ts';
import { readYaml } from '../yaml/read-yaml.ts';

/** The date of an update whose page has no date. */
export const undated = 'undated';

/** The updates of one page, newest first; stored in a file next to its definition. */
export type History = readonly HistoryUpdate[];

/** The changes of one update of a page. */
export interface HistoryUpdate {
  /** The date of the page, `YYYY-MM-DD`, or {@link undated}. */
  readonly date: string;
  readonly changes: readonly HistoryChange[];
}

/** A finding without its location and wording. */
export interface HistoryChange {
  /** The ID of the model. */
  readonly model: string;
  readonly rule: ChangeRuleId;
  readonly parameter?: string | undefined;
  readonly before?: FactValue | undefined;
  readonly after?: FactValue | undefined;
  readonly breaking?: true | undefined;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const fact = z.union([scalar, z.array(scalar)]);

/** Rejects a key of an earlier format. */
function renamedTo(key: string) {
  return z.optional(z.never({ error: `was renamed to \`${key}\`` }));
}

const schema: z.ZodType<History> = z.array(
  z.strictObject({
    date: z.string().regex(/^(\d{4}-\d{2}-\d{2}|undated)$/, 'must be a date such as 2026-04-09'),
    changes: z.array(
      z.strictObject({
        model: z.string(),
        rule: z.enum(changeRuleIds),
        parameter: z.optional(z.string()),
        before: z.optional(fact),
        after: z.optional(fact),
        breaking: z.optional(z.literal(true)),
        old: renamedTo('before'),
        new: renamedTo('after'),
      }),
    ),
  }),
);

/** Returns the path of a definition's history: `image-generation/phota.history.yaml`. */
export function historyPath(definitionPath: string): string {
  return definitionPath.replace(/\.yaml$/, '.history.yaml');
}

/** Parses a history file. */
export function parseHistory(source: SourceText): Result<History> {
  const file = readYaml(source, schema, 'INPUT_HISTORY');
  return file.ok ? successOf(file.value.value) : file;
}

/**
 * Returns the updates that changed a model, newest first. Includes the updates under its previous IDs.
 */
export function historyOfModel(history: History, modelId: string): History {
  const ids = new Set([modelId]);
  for (const { model, rule, before } of history.flatMap(({ changes }) => changes)) {
    if (rule === 'model-id-changed' && ids.has(model) && typeof before === 'string')
      ids.add(before);
  }
  return history
    .map(({ date, changes }) => ({ date, changes: changes.filter(({ model }) => ids.has(model)) }))
    .filter(({ changes }) => changes.length > 0);
}

/** Compares two dates, earliest first. {@link undated} comes before all dates. */
export function compareDates(a: string, b: string): number {
  const [first, second] = [a, b].map((date) => (date === undated ? '' : date));
  return compareText(first ?? '', second ?? '');
}
