import type { SourceText } from '../report/source-text.ts';
import type { Style } from '../report/style.ts';
import { parseAcceptedBreaks, staleBreakProblem, staleBreaks } from '../diff/accepted-breaks.ts';
import type { Catalogue } from '../diff/catalogue.ts';
import { releaseNote } from '../diff/changelog.ts';
import { diffCatalogues, type DiffOptions } from '../diff/diff-catalogues.ts';
import { explainer } from '../diff/explain/explain.ts';
import { githubReport } from '../diff/report/github.ts';
import { jsonReport } from '../diff/report/json.ts';
import { markdownReport } from '../diff/report/markdown.ts';
import {
  isBadEnough,
  type DiffReport,
  type FailOn,
  type ReportEntry,
} from '../diff/report/report.ts';
import { textReport } from '../diff/report/text.ts';
import { nextVersion } from '../diff/version.ts';
import { success } from '../report/problem.ts';
import { badInput, exitCodes, type Outcome } from './outcome.ts';

export interface DiffCommandOptions extends DiffOptions {
  /** `text` unless another is asked for; `--json` is the outcome's own. */
  readonly format?: 'text' | 'markdown' | 'github' | 'note';
  /** `breaking` unless another is asked for. */
  readonly failOn?: FailOn;
  /** Shows for each break a request or a line of code that it breaks. */
  readonly explain?: boolean;
  /** The file of accepted breaks, where there is one. */
  readonly accepted?: SourceText;
  /** The version of the SDK, to tell the one that follows. */
  readonly version?: string;
}

/** What changed from one catalogue to the other, whom it breaks, and what version it makes. */
export function diff(
  old: Catalogue,
  now: Catalogue,
  options: DiffCommandOptions,
  style: Style,
): Outcome {
  const { accepted, explain = false, failOn = 'breaking', format = 'text', version } = options;
  const breaks = accepted ? parseAcceptedBreaks(accepted) : success([]);
  if (!breaks.ok) return badInput(breaks.problems);
  const findings = diffCatalogues(old, now, options);
  const next = version === undefined ? undefined : nextVersion(version, findings);
  if (next?.ok === false) return badInput(next.problems);

  const reasons = new Map(breaks.value.map(({ fingerprint, reason }) => [fingerprint, reason]));
  const explanationOf = explain ? explainer(old, now) : undefined;
  const entries = findings.map((finding): ReportEntry => {
    const reason = reasons.get(finding.fingerprint);
    return {
      finding,
      ...(reason !== undefined && { accepted: reason }),
      ...(explanationOf && { explanation: explanationOf(finding) }),
    };
  });
  const report: DiffReport = {
    entries,
    stale: staleBreaks(breaks.value, findings),
    ...(version !== undefined && next && { version: { current: version, next: next.value } }),
    fails: entries.some(
      (entry) => entry.accepted === undefined && isBadEnough(entry.finding, failOn),
    ),
  };
  return {
    exitCode: report.fails ? exitCodes.breaking : exitCodes.fine,
    problems: report.stale.map(staleBreakProblem),
    stdout: writers[format](report, style),
    json: jsonReport(report),
  };
}

const writers: Readonly<
  Record<NonNullable<DiffCommandOptions['format']>, (report: DiffReport, style: Style) => string>
> = { text: textReport, markdown: markdownReport, github: githubReport, note: noteReport };

/** The note that goes with the release of the next version. */
function noteReport({ entries, version }: DiffReport): string {
  const findings = entries.map(({ finding }) => finding);
  const dates = findings.flatMap(({ page }) => page.newDate ?? page.oldDate ?? []).sort();
  return releaseNote(findings, version?.next ?? 'Next version', dates.at(-1) ?? 'this day');
}
