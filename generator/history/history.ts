import { compareText } from '../text/compare.ts';
import * as z from 'zod';
import { readYaml } from '../yaml/read-yaml.ts';
import { failure, success, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { withCode } from '../report/with-code.ts';
import { changeRuleIds, type ChangeRuleId } from '../change-rules/registry.ts';
import type { FactValue } from '../change-rules/change-rule.ts';

/** The date of an update whose page tells none. */
export const undated = 'undated';

/** What each update changed in the models of one page: the file beside its definition, newest first. */
export type History = readonly HistoryUpdate[];

export interface HistoryUpdate {
  /** The page's own date, `YYYY-MM-DD`, or {@link undated}. */
  readonly date: string;
  readonly changes: readonly HistoryChange[];
}

/** A finding, without what depends on where it stands or on how it is told. */
export interface HistoryChange {
  /** The model's id. */
  readonly model: string;
  readonly rule: ChangeRuleId;
  readonly parameter?: string | undefined;
  readonly old?: FactValue | undefined;
  readonly new?: FactValue | undefined;
  readonly breaking?: true | undefined;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const fact = z.union([scalar, z.array(scalar)]);

const schema: z.ZodType<History> = z.array(
  z.strictObject({
    date: z.string().regex(/^(\d{4}-\d{2}-\d{2}|undated)$/, 'a date reads YYYY-MM-DD'),
    changes: z.array(
      z.strictObject({
        model: z.string(),
        rule: z.enum(changeRuleIds),
        parameter: z.optional(z.string()),
        old: z.optional(fact),
        new: z.optional(fact),
        breaking: z.optional(z.literal(true)),
      }),
    ),
  }),
);

/** `image-generation/phota.yaml` → `image-generation/phota.history.yaml` */
export function historyPath(definitionPath: string): string {
  return definitionPath.replace(/\.yaml$/, '.history.yaml');
}

export function parseHistory(source: SourceText): Result<History> {
  const file = readYaml(source, schema);
  return file.ok
    ? success(file.value.value)
    : failure(file.problems.map(withCode('INPUT_HISTORY')));
}

/** The earlier date first; what bears no date comes before everything that does. */
export function compareDates(one: string, other: string): number {
  const [first, second] = [one, other].map((date) => (date === undated ? '' : date));
  return compareText(first ?? '', second ?? '');
}
