import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import { byDate, changelogText } from '../diff/changelog.ts';
import type { Finding } from '../diff/finding.ts';
import { higherVersion, nextVersion } from '../diff/next-version.ts';
import { pathStats } from '../input/path-stats.ts';
import { readText } from '../input/read-file.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { addUnreleased, proposedVersion } from '../sync/changelog-file.ts';
import { changelogName } from '../sync/journal.ts';

/** Options for the changelog of a project. */
export interface ChangelogOptions {
  /** The folder of the project. */
  readonly root: string;
  readonly config?: Config;
}

/** Returns the path of a project's changelog, below its root; undefined if it is disabled. */
export function changelogOf({ changelog = changelogName }: Config): string | undefined {
  return changelog === false ? undefined : changelog.replace(/^\.\//, '');
}

/** The changelog of a project. */
export interface Changelog {
  /** The path below the root. */
  readonly path: string;
  readonly text: string;
}

/** Reads the project's changelog; undefined if it is missing or disabled. */
export function readChangelog(options: ChangelogOptions): Result<Changelog | undefined> {
  const path = changelogOf(options.config ?? {});
  const file = join(options.root, path ?? '');
  if (path === undefined || !pathStats(file)) return successOf(undefined);
  if (!pathStats(file)?.isFile()) return failureOf([noChangelog(file)]);
  const source = readText(file);
  return source.ok ? successOf({ path, text: source.value.text }) : source;
}

/** The state of a project's releases. */
export interface Released {
  /** The version in package.json. */
  readonly version: string | undefined;
  readonly changelog: Changelog | undefined;
}

/** Returns the version that earlier unreleased changes require. */
export function pendingVersionOf({ version, changelog }: Released): string | undefined {
  return changelog && version !== undefined ? proposedVersion(changelog.text, version) : undefined;
}

/** Returns the changelog with the findings added to its unreleased changes. */
export function changelogWrites(
  findings: readonly Finding[],
  { changelog, version }: Released,
): readonly (readonly [string, string])[] {
  const next = version === undefined ? undefined : nextVersion(version, findings);
  if (!changelog || version === undefined || !next?.ok || findings.length === 0) return [];
  const { path, text } = changelog;
  const changes = byDate(findings).map(([date, own]) => ({ date, text: changelogText(own) }));
  const proposed = higherVersion(next.value, proposedVersion(text, version));
  return [[path, addUnreleased(text, changes, proposed)]];
}

function noChangelog(file: string): Problem {
  return {
    code: 'SYNC_CHANGELOG',
    severity: 'error',
    file,
    message:
      'The changelog must be a file (got a link, a folder or a device). Nothing was written.',
    fix: 'Replace it with a file.',
  };
}
