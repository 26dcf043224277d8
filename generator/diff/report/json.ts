import type { Bump } from '../../change-rules/change-rule.ts';
import type { Location } from '../../report/problem.ts';
import type { Explanation } from '../explain/explain.ts';
import type { Finding } from '../finding.ts';
import { requiredBump } from '../next-version.ts';
import { reportKind, type DiffReport, type ReportEntry, type ReportKind } from './report.ts';

/**
 * The report as JSON. The shape is stable: fields may be added; `schemaVersion` increases if one is
 * removed or changes its meaning.
 */
export interface DiffJson {
  readonly schemaVersion: 1;
  /** Whether a finding that is not accepted reaches the severity of `--fail-on`. */
  readonly fails: boolean;
  /** The number of findings of each kind that are not accepted, and of those that are. */
  readonly summary: Readonly<Record<ReportKind | 'accepted', number>>;
  /** The bump that the findings require, and the current and next version if known. */
  readonly version: { readonly bump: Bump; readonly current?: string; readonly next?: string };
  /** The findings, in order of page, model and parameter. */
  readonly findings: readonly FindingJson[];
  readonly staleAcceptedBreaks: readonly {
    readonly fingerprint: string;
    readonly reason: string;
  }[];
}

/** A finding in the JSON report. */
export interface FindingJson extends Omit<Finding, 'location'> {
  readonly kind: ReportKind;
  readonly location: { readonly before?: Place; readonly after?: Place };
  readonly accepted?: { readonly reason: string };
  /** The explanation, with `--explain`. */
  readonly explanation?: Explanation;
}

/** A location; line and column start at 1. */
interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Returns a report as JSON. */
export function jsonReport({ entries, stale, version, fails }: DiffReport): DiffJson {
  const open = entries.filter(({ accepted }) => accepted === undefined);
  const amount = (kind: ReportKind) =>
    open.filter(({ finding }) => reportKind(finding) === kind).length;
  return {
    schemaVersion: 1,
    fails,
    summary: {
      breaking: amount('breaking'),
      warning: amount('warning'),
      addition: amount('addition'),
      change: amount('change'),
      text: amount('text'),
      accepted: entries.length - open.length,
    },
    version: { bump: requiredBump(entries.map(({ finding }) => finding)), ...version },
    findings: entries.map(findingJson),
    staleAcceptedBreaks: stale.map(({ fingerprint, reason }) => ({ fingerprint, reason })),
  };
}

function findingJson({ finding, accepted, explanation }: ReportEntry): FindingJson {
  const { location, ...others } = finding;
  return {
    ...others,
    kind: reportKind(finding),
    location: {
      ...(location.before && { before: placeOf(location.before) }),
      ...(location.after && { after: placeOf(location.after) }),
    },
    ...(accepted !== undefined && { accepted: { reason: accepted } }),
    ...(explanation && { explanation }),
  };
}

function placeOf({ file, line, column }: Location): Place {
  return { file, line, column };
}
