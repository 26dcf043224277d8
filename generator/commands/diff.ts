import { parseAcceptedBreaks, staleBreakProblem, staleBreaks } from '../diff/accepted-breaks.ts';
import type { Catalog } from '../diff/catalog.ts';
import { releaseNote } from '../diff/changelog.ts';
import { diffCatalogs, type DiffOptions } from '../diff/diff-catalogs.ts';
import { createExplainer } from '../diff/explain/explain.ts';
import { higherVersion, nextVersion } from '../diff/next-version.ts';
import { githubReport } from '../diff/report/github.ts';
import { jsonReport } from '../diff/report/json.ts';
import { markdownReport } from '../diff/report/markdown.ts';
import { pullRequestBody } from '../diff/report/pull-request.ts';
import {
  reachesSeverity,
  type DiffReport,
  type FailOn,
  type ReportEntry,
} from '../diff/report/report.ts';
import { textReport } from '../diff/report/text.ts';
import { failureOf, successOf, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import type { Style } from '../report/style.ts';
import {
  exitCodes,
  invalidInput,
  type CommandResult,
  type ReportFormat,
} from './command-result.ts';

/** Options of `diff`. */
export interface DiffCommandOptions extends DiffOptions {
  /** The format of the report. Default: `text`. */
  readonly format?: ReportFormat;
  /** The severity from which on a change fails the comparison. Default: `breaking`. */
  readonly failOn?: FailOn;
  /** Whether to show a request or a line of code that each breaking change breaks. */
  readonly explain?: boolean;
  /** The file of accepted breaking changes, if there is one. */
  readonly accepted?: SourceText;
  /** The current version of the SDK, to report the next one. */
  readonly version?: string;
  /** The version that earlier unreleased changes require. The next version is not lower. */
  readonly proposed?: string;
}

/** Compares two catalogs and reports changes, breaking changes and the next version. */
export function runDiff(
  before: Catalog,
  after: Catalog,
  options: DiffCommandOptions,
  style: Style,
): CommandResult {
  const report = compareCatalogs(before, after, options);
  return report.ok
    ? diffResult(report.value, options.format, style)
    : invalidInput(report.problems);
}

/** Compares two catalogs. */
export function compareCatalogs(
  before: Catalog,
  after: Catalog,
  options: DiffCommandOptions,
): Result<DiffReport> {
  const { accepted, explain = false, failOn = 'breaking', version, proposed } = options;
  const acceptedBreaks = accepted ? parseAcceptedBreaks(accepted) : successOf([]);
  if (!acceptedBreaks.ok) return acceptedBreaks;
  const findings = diffCatalogs(before, after, options);
  const next = version === undefined ? undefined : nextVersion(version, findings);
  if (next?.ok === false) return failureOf(next.problems);

  const reasons = new Map(
    acceptedBreaks.value.map(({ fingerprint, reason }) => [fingerprint, reason]),
  );
  const explanationOf = explain ? createExplainer(before, after) : undefined;
  const entries = findings.map((finding): ReportEntry => {
    const reason = reasons.get(finding.fingerprint);
    return {
      finding,
      ...(reason !== undefined && { accepted: reason }),
      ...(explanationOf && { explanation: explanationOf(finding) }),
    };
  });
  return successOf({
    entries,
    stale: staleBreaks(acceptedBreaks.value, findings),
    ...(version !== undefined &&
      next && { version: { current: version, next: higherVersion(next.value, proposed) } }),
    fails: entries.some(
      (entry) => entry.accepted === undefined && reachesSeverity(entry.finding, failOn),
    ),
  });
}

/** Prints the result of a comparison. */
export function diffResult(
  report: DiffReport,
  format: ReportFormat = 'text',
  style: Style,
): CommandResult {
  return {
    exitCode: report.fails ? exitCodes.breaking : exitCodes.success,
    problems: report.stale.map(staleBreakProblem),
    ...(format !== 'json' && { stdout: writers[format](report, style) }),
    json: jsonReport(report),
  };
}

const writers: Readonly<
  Record<Exclude<ReportFormat, 'json'>, (report: DiffReport, style: Style) => string>
> = {
  text: textReport,
  markdown: markdownReport,
  'pull-request': (report) => pullRequestBody(report, []),
  github: githubReport,
  'release-notes': releaseNotes,
};

/** Returns the release notes of the next version. */
function releaseNotes({ entries, version }: DiffReport): string {
  const findings = entries.map(({ finding }) => finding);
  const dates = findings.flatMap(({ page }) => page.dateAfter ?? page.dateBefore ?? []).sort();
  return releaseNote(findings, version?.next ?? 'Next version', dates.at(-1) ?? 'today');
}
