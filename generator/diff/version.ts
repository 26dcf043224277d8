import { failure, success, type Result } from '../report/problem.ts';
import type { Finding } from './finding.ts';
import type { Bump } from './rules/rule.ts';

const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The greatest bump that one of the findings asks for. An accepted break is still a break. */
export function demandedBump(findings: readonly Pick<Finding, 'bump'>[]): Bump {
  const ranks = findings.map(({ bump }) => order.indexOf(bump));
  return order[Math.max(0, ...ranks)] ?? 'none';
}

/**
 * The version that follows `current` (`1.4.2`, `2.0.0-rc.1`). Before 1.0.0 a break moves the minor
 * part and everything else the patch, since a caret range takes no more than patches there.
 */
export function nextVersion(
  current: string,
  findings: readonly Pick<Finding, 'bump'>[],
): Result<string> {
  const version = parseVersion(current);
  if (!version) return failure([noVersion(current)]);
  const bump = demandedBump(findings);
  return success(bump === 'none' ? current : bumped(version, moved(bump, version)));
}

/** Whether the version that somebody chose is at least as far from `current` as the findings demand. */
export function isFarEnough(
  current: string,
  chosen: string,
  findings: readonly Pick<Finding, 'bump'>[],
): Result<boolean> {
  const least = nextVersion(current, findings);
  if (!least.ok) return least;
  const [version, leastVersion] = [parseVersion(chosen), parseVersion(least.value)];
  if (!version || !leastVersion) return failure([noVersion(chosen)]);
  return success(isAtLeast(version, leastVersion));
}

interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly isPrerelease: boolean;
}

function parseVersion(text: string): Version | undefined {
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.exec(
    text,
  );
  if (!match) return undefined;
  const [, major, minor, patch, prerelease] = match;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    isPrerelease: prerelease !== undefined,
  };
}

function moved(bump: Exclude<Bump, 'none'>, { major }: Version): 'major' | 'minor' | 'patch' {
  if (major > 0) return bump;
  return bump === 'major' ? 'minor' : 'patch';
}

/** A pre-release already stands before the version that it leads to: 2.0.0-rc.1 holds a break. */
function bumped(version: Version, part: 'major' | 'minor' | 'patch'): string {
  const { major, minor, patch, isPrerelease } = version;
  switch (part) {
    case 'major':
      return isPrerelease && minor === 0 && patch === 0 ? `${major}.0.0` : `${major + 1}.0.0`;
    case 'minor':
      return isPrerelease && patch === 0 ? `${major}.${minor}.0` : `${major}.${minor + 1}.0`;
    case 'patch':
      return `${major}.${minor}.${isPrerelease ? patch : patch + 1}`;
  }
}

function isAtLeast(version: Version, least: Version): boolean {
  for (const part of ['major', 'minor', 'patch'] as const) {
    if (version[part] !== least[part]) return version[part] > least[part];
  }
  return least.isPrerelease || !version.isPrerelease;
}

function noVersion(text: string) {
  return {
    code: 'INPUT_VERSION',
    severity: 'error',
    message: `\`${text}\` is no version.`,
    why: 'A version has three numbers, as in 1.4.2, and may have a pre-release part, as in 2.0.0-rc.1.',
    fix: 'Correct `version` in package.json, or give another.',
  } as const;
}
