import { demandedBump } from '../version.ts';
import { kindOf, kinds, type DiffReport, type ReportEntry } from './report.ts';
import type { Location } from '../../report/problem.ts';

/**
 * The report as data. The shape is stable: fields may be added, `schemaVersion` counts up when one
 * changes its meaning or goes.
 */
export function jsonReport({ entries, stale, version, fails }: DiffReport): object {
  const findings = entries.map(({ finding }) => finding);
  return {
    schemaVersion: 1,
    fails,
    summary: {
      ...Object.fromEntries(
        kinds.map((kind) => [
          kind,
          entries.filter((entry) => !isAccepted(entry) && kindOf(entry.finding) === kind).length,
        ]),
      ),
      accepted: entries.filter(isAccepted).length,
    },
    version: { bump: demandedBump(findings), ...version },
    findings: entries.map(findingJson),
    staleAcceptedBreaks: stale.map(({ fingerprint, reason }) => ({ fingerprint, reason })),
  };
}

function isAccepted({ accepted }: ReportEntry): boolean {
  return accepted !== undefined;
}

function findingJson({ finding, accepted, explanation }: ReportEntry): object {
  const { location, ...told } = finding;
  return {
    ...told,
    kind: kindOf(finding),
    location: {
      ...(location.old && { old: place(location.old) }),
      ...(location.new && { new: place(location.new) }),
    },
    ...(accepted !== undefined && { accepted: { reason: accepted } }),
    ...(explanation && { explanation }),
  };
}

function place({ file, line, column }: Location): object {
  return { file, line, column };
}
