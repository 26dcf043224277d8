import * as z from 'zod';
import { readYaml } from '../../definition/read-yaml.ts';
import { failure, success, type Result } from '../../report/problem.ts';
import type { SourceText } from '../../report/source-text.ts';
import { asKind } from '../yaml-problem.ts';
import { ruleIds, type RuleId } from '../rules/registry.ts';
import type { FactValue } from '../rules/rule.ts';

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
  readonly rule: RuleId;
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
        rule: z.enum(ruleIds),
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
  return file.ok ? success(file.value.value) : failure(file.problems.map(asKind('INPUT_HISTORY')));
}

/** The earlier date first; what bears no date comes before everything that does. */
export function compareDates(one: string, other: string): number {
  const [first, second] = [one, other].map((date) => (date === undated ? '' : date));
  return first === second ? 0 : (first ?? '') < (second ?? '') ? -1 : 1;
}
