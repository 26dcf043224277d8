import { inc, parse, rcompare } from 'semver';
import type { Bump } from '../change-rules/change-rule.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { Finding } from './finding.ts';

const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** Returns the highest bump that the findings require. Accepted breaking changes count too. */
export function requiredBump(findings: readonly Pick<Finding, 'bump'>[]): Bump {
  const ranks = findings.map(({ bump }) => order.indexOf(bump));
  return order[Math.max(0, ...ranks)] ?? 'none';
}

/**
 * Returns the version after `current` that the findings require. Before 1.0.0, a breaking change
 * bumps the minor version and any other change the patch version, since a caret range accepts only
 * patches.
 */
export function nextVersion(
  current: string,
  findings: readonly Pick<Finding, 'bump'>[],
): Result<string> {
  // The library accepts `v1.4.2` and spaces too.
  const version = /^\d\S*$/.test(current) ? parse(current) : null;
  if (!version) return failureOf([invalidVersion(current)]);
  const bump = requiredBump(findings);
  if (bump === 'none') return successOf(current);
  const stable = bump === 'major' ? 'minor' : 'patch';
  return successOf(inc(version, version.major > 0 ? bump : stable) ?? current);
}

/** Returns the higher of two versions. */
export function higherVersion(a: string, b: string | undefined): string {
  return b === undefined ? a : ([a, b].sort(rcompare)[0] ?? a);
}

function invalidVersion(text: string): Problem {
  return {
    code: 'INPUT_VERSION',
    severity: 'error',
    message: `\`version\` must be a semantic version (got '${text}').`,
    why: 'A version has three numbers, as in 1.4.2, and may have a pre-release part, as in 2.0.0-rc.1.',
    fix: 'Correct `version` in package.json.',
  };
}
