import { lstatSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fetchLimitsOf } from '../config/fetch-limits.ts';
import type { OutputSettings } from '../config/output-settings.ts';
import type { Config } from '../config/schema.ts';
import { missingFolder } from '../definition/definition-files.ts';
import { changelogSection } from '../diff/changelog.ts';
import type { Finding } from '../diff/finding.ts';
import { nextVersion } from '../diff/next-version.ts';
import type { FailOn } from '../diff/report/report.ts';
import { outdatedEntries } from '../lint/check-quoted-entries.ts';
import { readFolder } from '../output/folder-state.ts';
import { generateTree } from '../output/generate-tree.ts';
import { generatorIdentity } from '../output/identity.ts';
import { knownFiles } from '../output/known-files.ts';
import { filesOf, manifestName, printManifest, readManifest } from '../output/manifest.ts';
import { readRegularFile } from '../output/write-file.ts';
import { planWrites } from '../output/write-tree.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { insertSection } from '../sync/changelog-file.ts';
import { pageLimits, type FetchPageOptions } from '../sync/fetch-page.ts';
import {
  applyChanges,
  changelogName,
  finishChanges,
  type Changes,
  type Project,
} from '../sync/journal.ts';
import { pageSourceOf } from '../sync/page-url.ts';
import { planSync, type SyncPlan } from '../sync/plan-sync.ts';
import { readPageUpdates } from '../sync/read-page-updates.ts';
import { countOf } from '../text/count-words.ts';
import { showHidden } from '../text/invisible.ts';
import { reportFormat } from '../update/report-format.ts';
import { readTrackedDefinitions } from '../update/tracked-definitions.ts';
import {
  exitCodes,
  invalidInput,
  type CommandResult,
  type ReportFormat,
  type WriteMode,
} from './command-result.ts';
import { compareCatalogs, diffResult } from './diff.ts';
import { planWarnings, refusedWrites } from './generate.ts';
import { readTarget } from './output-target.ts';
import { readPackageVersion } from './package-version.ts';
import { runExclusively } from './run-exclusively.ts';
import { writeSyncReports, type SyncRun } from './sync-reports.ts';

export interface SyncOptions {
  readonly models: string;
  readonly out: string;
  /** The folder of the project, which holds `models`, `out`, CHANGELOG.md and package.json. */
  readonly root: string;
  /** A folder of pages or a base URL to read from instead of the URL of each definition. */
  readonly from?: string;
  readonly acceptRemovals: boolean;
  /** Whether to accept pages whose format changed. */
  readonly acceptFormat?: boolean;
  /** `write` by default. */
  readonly mode?: WriteMode;
  readonly format?: ReportFormat;
  readonly failOn?: FailOn;
  readonly limits?: FetchPageOptions;
  readonly config?: Config;
  /** The settings of the output in the configuration file; without one, those of the last run. */
  readonly configured?: OutputSettings;
  /** A folder for the complete report, the text of a pull request and the message of its commit. */
  readonly report?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads every page again and updates definitions, output, histories and changelog, all of them or none. */
export async function runSync(options: SyncOptions, style: Style): Promise<CommandResult> {
  const { models, mode = 'write' } = options;
  const missing = missingFolder(models);
  if (missing) return invalidInput([missing]);
  const isWriting = mode === 'write';
  return runExclusively(
    options,
    mode,
    async () => {
      const finished = isWriting ? finishChanges(withFiles(options)) : successOf(false);
      if (!finished.ok) return invalidInput(finished.problems);
      const run = await syncAlone(options, style);
      const { result } = run;
      if (options.report !== undefined) writeSyncReports(options.report, run);
      if (!finished.value) return result;
      const note = `${style.green('✔')} Completed the interrupted run of sync first.\n`;
      return { ...result, stderr: `${note}${result.stderr ?? ''}` };
    },
    { completes: isWriting },
  );
}

/** Ends a run that writes nothing. */
function refused(problems: readonly Problem[]): SyncRun {
  return { result: invalidInput(problems) };
}

async function syncAlone(options: SyncOptions, style: Style): Promise<SyncRun> {
  const { models, root, mode = 'write', config = {} } = options;
  const known = readTrackedDefinitions(models);
  if (!known.ok) return refused(known.problems);
  const packageVersion = readPackageVersion(join(root, 'package.json'));
  if (!packageVersion.ok) return refused(packageVersion.problems);
  const version = packageVersion.value;
  const updates = await readPageUpdates(known.value, {
    ...options,
    origin: pageSourceOf(options.from),
    map: config.reference ?? {},
    limits: options.limits ?? { ...pageLimits, ...fetchLimitsOf(config) },
    ...(config.limits?.concurrency && { concurrency: config.limits.concurrency }),
  });
  const total = updates.pages.length + updates.unread + updates.unchanged;
  const format = reportFormat(known.value, updates.pages, updates.problems, total);
  if (format.hasChanged && !options.acceptFormat) {
    return refused([...format.problems, formatChanged]);
  }
  const plan = planSync(known.value, { ...updates, problems: format.problems });
  const { before, after, tombstones } = plan;
  const reporting = { ...options, tombstones, ...(version !== undefined && { version }) };
  const compared = compareCatalogs(before, after, reporting);
  if (!compared.ok) return refused([...plan.problems, ...compared.problems]);
  const report = diffResult(compared.value, options.format, style);
  const outdated = plan.files.flatMap(outdatedEntries);
  const problems = [...plan.problems, ...report.problems, ...outdated];
  const failed = plan.problems.some(({ severity }) => severity === 'error');
  const isProposed = plan.findings.length > 0 || (format.hasChanged && plan.writes.size > 0);
  const run = (result: CommandResult): SyncRun => ({ result, report: compared.value, isProposed });
  const result = {
    problems,
    ...(report.stdout !== undefined && {
      stdout: failed && plan.findings.length === 0 ? unreadText : report.stdout,
    }),
    json: report.json,
  };

  if (mode === 'check') {
    const drifted = plan.writes.size > 0 || outdated.length > 0;
    return run({
      ...result,
      exitCode: failed ? exitCodes.invalidInput : drifted ? exitCodes.drift : exitCodes.success,
      stderr: summary(plan, updates.unchanged, failed, 'to update', style),
    });
  }
  const changes = await changesOf(plan, { ...options, version });
  if (!changes.ok) return refused([...problems, ...changes.problems]);
  problems.push(...changes.problems);
  // A scheduled run accepts breaking changes, unless --fail-on is set.
  const exitCode = failed
    ? exitCodes.invalidInput
    : options.failOn
      ? report.exitCode
      : exitCodes.success;
  if (mode === 'dry-run') {
    const stderr = `${dryRunText(changes.value)}${summary(plan, updates.unchanged, failed, 'to update', style)}`;
    return run({ ...result, exitCode, stderr });
  }
  if (hasAny(changes.value)) {
    const applied = applyChanges(withFiles(options), changes.value);
    if (!applied.ok) return refused([...problems, ...applied.problems]);
  }
  const stderr = summary(plan, updates.unchanged, failed, 'updated', style);
  return run({ ...result, exitCode, stderr });
}

/** Replaces the report of no changes if a page, or a section of one, could not be read. */
const unreadText = 'Not all pages could be read. The others have no changes.\n';

const formatChanged: Problem = {
  code: 'SYNC_FORMAT_CHANGED',
  severity: 'error',
  message: 'The format of the reference pages changed. Nothing is written.',
  why: 'A new format may be read in a wrong way.',
  fix: 'Check the differences above. If they are correct, run sync with --accept-format.',
};

function dryRunText({ writes, removes }: Changes): string {
  const lines = [
    ...Object.keys(writes).map((path) => `write  ${showHidden(path)}\n`),
    ...removes.map((path) => `remove ${showHidden(path)}\n`),
  ];
  return lines.join('');
}

interface Places extends SyncOptions {
  readonly version: string | undefined;
}

async function changesOf(plan: SyncPlan, places: Places): Promise<Result<Changes>> {
  const { models, out, root, version, configured } = places;
  const below = (folder: string, path: string) =>
    relative(resolve(root), resolve(folder, path)).split(sep).join('/');
  const recorded = readManifest(out);
  const target = await readTarget(out, configured ? { configured } : {}, recorded);
  if (!target.ok) return target;
  const tree = await generateTree(plan.files, generatorIdentity(), target.value);
  if (!tree.ok) return tree;
  const folder = readFolder(out, filesOf(recorded).keys());
  const known = knownFiles(out, recorded);
  const writePlan = planWrites(tree.value, known, folder);
  const refused = refusedWrites(out, writePlan, known);
  const changelog = changelogWrite(plan.findings, { root, version, file: changelogOf(places) });
  if (refused.length > 0) return failureOf(refused);
  if (!changelog.ok) return changelog;
  const { written, removed } = writePlan;
  const manifest = printManifest(tree.value.manifest);
  const writes = [
    ...[...plan.writes].map(([path, text]) => [below(models, path), text] as const),
    ...written.map((path) => [below(out, path), tree.value.texts.get(path) ?? ''] as const),
    ...(folder.textOf(manifestName) === manifest
      ? []
      : [[below(out, manifestName), manifest] as const]),
    ...changelog.value,
  ];
  const value = {
    writes: Object.fromEntries(writes),
    removes: removed.map((path) => below(out, path)),
  };
  return successOf(value, planWarnings(out, writePlan));
}

/** Returns the changelog of a project, below its root; undefined if it wants none. */
function changelogOf({ config = {} }: SyncOptions): string | undefined {
  const { changelog = changelogName } = config;
  return changelog === false ? undefined : changelog.replace(/^\.\//, '');
}

function withFiles(options: SyncOptions): SyncOptions & Project {
  const changelog = changelogOf(options);
  return { ...options, rootFiles: changelog === undefined ? [] : [changelog] };
}

/** Returns the project's CHANGELOG with a section for the findings, if the project has one. */
function changelogWrite(
  findings: readonly Finding[],
  {
    root,
    version,
    file: path,
  }: {
    readonly root: string;
    readonly version?: string | undefined;
    readonly file?: string | undefined;
  },
): Result<readonly (readonly [string, string])[]> {
  if (path === undefined) return successOf([]);
  const file = join(root, path);
  const next = version === undefined ? undefined : nextVersion(version, findings);
  if (!next?.ok || findings.length === 0 || !isPresent(file)) return successOf([]);
  const text = readRegularFile(file);
  if (text === undefined) return failureOf([noChangelog(file)]);
  const dates = findings.flatMap(({ page }) => page.dateAfter ?? page.dateBefore ?? []).sort();
  const section = changelogSection(findings, next.value, dates.at(-1) ?? '');
  return successOf([[path, insertSection(text, section)]]);
}

function isPresent(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
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

function hasAny({ writes, removes }: Changes): boolean {
  return Object.keys(writes).length + removes.length > 0;
}

function summary(
  plan: SyncPlan,
  unchanged: number,
  failed: boolean,
  word: string,
  style: Style,
): string {
  const mark = failed ? style.yellow('⚠') : style.green('✔');
  const definitions = [...plan.writes.keys()].filter((path) => !path.endsWith('.history.yaml'));
  const unchangedText = unchanged > 0 ? `, ${countOf(unchanged, 'page')} unchanged` : '';
  return `${mark} ${countOf(definitions.length, 'definition')} ${word}${unchangedText}\n`;
}
