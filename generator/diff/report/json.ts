import type { Explanation } from '../explain/explain.ts';
import type { Finding } from '../finding.ts';
import type { Bump } from '../../change-rules/change-rule.ts';
import { demandedBump } from '../version.ts';
import { kindOf, type DiffReport, type Kind, type ReportEntry } from './report.ts';
import type { Location } from '../../report/problem.ts';

/**
 * The report as data. The shape is stable: fields may be added; `schemaVersion` counts up when one
 * goes or changes its meaning.
 */
export interface DiffJson {
  readonly schemaVersion: 1;
  /** Whether a finding that is not accepted is as bad as `--fail-on` says. */
  readonly fails: boolean;
  /** How many findings of each kind are not accepted, and how many are. */
  readonly summary: Readonly<Record<Kind | 'accepted', number>>;
  /** The bump that the findings ask for, and what it makes of the version where that is known. */
  readonly version: { readonly bump: Bump; readonly current?: string; readonly next?: string };
  /** In order of page, model and parameter. */
  readonly findings: readonly FindingJson[];
  readonly staleAcceptedBreaks: readonly {
    readonly fingerprint: string;
    readonly reason: string;
  }[];
}

export interface FindingJson extends Omit<Finding, 'location'> {
  readonly kind: Kind;
  readonly location: { readonly old?: Place; readonly new?: Place };
  readonly accepted?: { readonly reason: string };
  /** With `--explain`. */
  readonly explanation?: Explanation;
}

/** Line and column count from 1. */
interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export function jsonReport({ entries, stale, version, fails }: DiffReport): DiffJson {
  const open = entries.filter(({ accepted }) => accepted === undefined);
  const amount = (kind: Kind) => open.filter(({ finding }) => kindOf(finding) === kind).length;
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
    version: { bump: demandedBump(entries.map(({ finding }) => finding)), ...version },
    findings: entries.map(findingJson),
    staleAcceptedBreaks: stale.map(({ fingerprint, reason }) => ({ fingerprint, reason })),
  };
}

function findingJson({ finding, accepted, explanation }: ReportEntry): FindingJson {
  const { location, ...told } = finding;
  return {
    ...told,
    kind: kindOf(finding),
    location: {
      ...(location.old && { old: placeOf(location.old) }),
      ...(location.new && { new: placeOf(location.new) }),
    },
    ...(accepted !== undefined && { accepted: { reason: accepted } }),
    ...(explanation && { explanation }),
  };
}

function placeOf({ file, line, column }: Location): Place {
  return { file, line, column };
}
