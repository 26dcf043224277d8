import { catalogOf } from '../diff/catalog-of-files.ts';
import { readSide } from '../diff/read-side.ts';
import type { FailOn } from '../diff/report/report.ts';
import { pathStats } from '../input/path-stats.ts';
import { readText } from '../input/read-file.ts';
import type { FormatMap } from '../reference/vocabulary.ts';
import { successOf } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import type { ResolveFileOptions } from '../resolve/resolve-file.ts';
import { unfinishedRun } from '../sync/journal.ts';
import { invalidInput, type CommandResult, type ReportFormat } from './command-result.ts';
import { runDiff } from './diff.ts';
import { readPackageVersion } from './package-version.ts';

/** Options for reading the two sides of `diff`. */
export interface DiffSidesOptions {
  readonly models: string;
  /** The file of accepted breaking changes, which may be missing. */
  readonly accepted: string;
  readonly explain: boolean;
  /** The configured names on pages that this version does not know. */
  readonly map?: FormatMap;
  readonly format: ReportFormat;
  readonly failOn?: FailOn;
  /** The options for resolving both sides. Default: without the facts of descriptions. */
  readonly resolve?: ResolveFileOptions;
}

/** Reads two sides and compares them. */
export async function diffSides(
  beforeName: string,
  afterName: string,
  { models, accepted, map, resolve, ...options }: DiffSidesOptions,
  style: Style,
): Promise<CommandResult> {
  const unfinished = unfinishedRun(models);
  if (unfinished.length > 0) return invalidInput(unfinished);
  const before = await readSide(beforeName, models, map, resolve);
  const after = await readSide(afterName, models, map, resolve);
  const acceptedText = pathStats(accepted) ? readText(accepted) : successOf(undefined);
  const version = readPackageVersion('package.json');
  const problems = [
    ...before.problems,
    ...after.problems,
    ...acceptedText.problems,
    ...version.problems,
  ];
  if (!before.ok || !after.ok || !acceptedText.ok || !version.ok) return invalidInput(problems);
  const result = runDiff(
    catalogOf(before.value),
    catalogOf(after.value),
    {
      ...options,
      ...(version.value !== undefined && { version: version.value }),
      ...(acceptedText.value && { accepted: acceptedText.value }),
    },
    style,
  );
  return { ...result, problems: [...problems, ...result.problems] };
}
