import * as z from 'zod';
import {
  failureOf,
  successOf,
  type Location,
  type Problem,
  type Result,
} from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { Finding } from './finding.ts';

/** The default file of accepted breaking changes. */
export const acceptedBreaksFile = 'accepted-breaks.yaml';

/** A finding that is reviewed and accepted. */
export interface AcceptedBreak {
  readonly fingerprint: string;
  readonly reason: string;
  readonly location: Location;
}

const schema = z.array(
  z.strictObject({
    fingerprint: z.string().regex(/^[0-9a-f]{12}$/, 'must be 12 hexadecimal digits'),
    reason: z.string().regex(/\S/, 'must say why the breaking change is accepted'),
  }),
);

/** Parses a list of `fingerprint` and `reason`; an empty file accepts nothing. */
export function parseAcceptedBreaks(source: SourceText): Result<readonly AcceptedBreak[]> {
  if (source.text.split('\n').every((line) => /^\s*(#|$)/.test(line))) return successOf([]);
  const file = readYaml(source, schema, 'INPUT_ACCEPTED');
  if (!file.ok) return file;
  const { value, locate } = file.value;
  const accepted = value.map((entry, index) => ({
    ...entry,
    location: locate([index, 'fingerprint']),
  }));
  const repeated = accepted.filter(
    ({ fingerprint }, index) =>
      accepted.findIndex((entry) => entry.fingerprint === fingerprint) !== index,
  );
  return repeated.length > 0 ? failureOf(repeated.map(repeatedEntry)) : successOf(accepted);
}

/** Returns the entries that match no finding: the change is released, or was reverted. */
export function staleBreaks(
  accepted: readonly AcceptedBreak[],
  findings: readonly Finding[],
): readonly AcceptedBreak[] {
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  return accepted.filter(({ fingerprint }) => !found.has(fingerprint));
}

/** Returns the warning about an accepted breaking change that no longer occurs. */
export function staleBreakProblem({ fingerprint, reason, location }: AcceptedBreak): Problem {
  return {
    code: 'INPUT_ACCEPTED_STALE',
    severity: 'warning',
    message: `The accepted breaking change ${fingerprint} (${reason}) does not match any finding.`,
    location,
    fix: 'Remove the entry.',
  };
}

function repeatedEntry({ fingerprint, location }: AcceptedBreak): Problem {
  return {
    code: 'INPUT_ACCEPTED_DUPLICATE',
    severity: 'error',
    message: `The fingerprint ${fingerprint} is listed twice.`,
    location,
    fix: 'Remove one of the entries.',
  };
}
