import { join, relative } from 'node:path';
import { missingFolder } from '../definition/definition-files.ts';
import { schemaFolder } from '../definition/schema-line.ts';
import type { FailOn } from '../diff/report/report.ts';
import { outdatedEntries } from '../lint/check-quoted-entries.ts';
import type { CacheHeaders } from '../record/api-client.ts';
import { successOf, type Problem, type Result } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { applyChanges, finishChanges, type Changes } from '../sync/journal.ts';
import { readLeftovers } from '../sync/leftovers.ts';
import {
  hasChangedContent,
  lockAfter,
  lockName,
  printLock,
  readerKey,
  readLock,
  recordsAfter,
  type Lock,
  type LockedPage,
} from '../sync/lock.ts';
import { planSync, type PlannedChanges, type SyncPlan } from '../sync/plan-sync.ts';
import { countOf } from '../text/count-words.ts';
import { reportFormat } from '../update/report-format.ts';
import { readTrackedDefinitions, type TrackedDefinition } from '../update/tracked-definitions.ts';
import {
  exitCodes,
  invalidInput,
  type CommandResult,
  type ReportFormat,
  type WriteMode,
} from './command-result.ts';
import { compareCatalogs, diffResult } from './diff.ts';
import { dryRunText } from './dry-run-text.ts';
import { readResolveOptions } from './output-target.ts';
import { readPackageVersion } from './package-version.ts';
import { changesOf, journalProject, type UpdatedProject } from './project-changes.ts';
import { runExclusively } from './run-exclusively.ts';
import { pendingVersionOf, readChangelog } from './sync-changelog.ts';
import { writeSyncReports, type SyncRun } from './sync-reports.ts';

/** Options of a command that updates definitions and output together. */
export interface UpdateOptions extends UpdatedProject {
  /** Whether to accept pages whose format changed. */
  readonly acceptFormat?: boolean;
  /** Default: `write`. */
  readonly mode?: WriteMode;
  readonly format?: ReportFormat;
  readonly failOn?: FailOn;
  /** A folder for the complete report, a pull request description and a commit message. */
  readonly report?: string;
}

/** A project before an update. */
export interface OpenProject {
  readonly known: readonly TrackedDefinition[];
  readonly lock: Lock;
  /** The identity of the parser, for the lock: pages that another one read are read again. */
  readonly reader: string;
  /** Whether an interrupted run was completed first. */
  readonly hasCompleted: boolean;
}

/** The content of an update: pages, definitions to remove, and files. */
export interface CollectedUpdate extends PlannedChanges {
  readonly read?: ReadonlyMap<string, LockedPage>;
  /** The responses of the API for records, by URL. */
  readonly recordsRead?: ReadonlyMap<string, CacheHeaders>;
  readonly unchanged?: number;
  readonly unread?: number;
  /** The texts of files to write, by path below the root. */
  readonly rootFiles?: Readonly<Record<string, string>>;
  /** Lines about what was done, for stderr. */
  readonly notes?: readonly string[];
}

/** Collects the new content of definitions. */
export type CollectUpdate = (project: OpenProject) => Promise<Result<CollectedUpdate>>;

/**
 * Updates definitions, output, histories, lock and changelog atomically. Completes an interrupted
 * run first.
 */
export async function runUpdate(
  options: UpdateOptions,
  collect: CollectUpdate,
  style: Style,
  { createsModels = false }: { readonly createsModels?: boolean } = {},
): Promise<CommandResult> {
  const { models, mode = 'write' } = options;
  const missing = createsModels ? undefined : missingFolder(models);
  if (missing) return invalidInput([missing]);
  const isWriting = mode === 'write';
  return runExclusively(
    options,
    mode,
    async () => {
      const finished = isWriting ? finishChanges(journalProject(options)) : successOf(false);
      if (!finished.ok) return invalidInput(finished.problems);
      const run = await updateUnderLock(options, collect, style, finished.value);
      const { result } = run;
      if (options.report !== undefined) writeSyncReports(options.report, run);
      if (!finished.value) return result;
      const note = `${style.green('✔')} Completed the interrupted run first.\n`;
      return { ...result, stderr: `${note}${result.stderr ?? ''}` };
    },
    { completes: isWriting },
  );
}

/** Returns a run that stopped at problems and wrote nothing. */
function rejectedRun(problems: readonly Problem[]): SyncRun {
  return { result: invalidInput(problems) };
}

async function updateUnderLock(
  options: UpdateOptions,
  collect: CollectUpdate,
  style: Style,
  hasCompleted: boolean,
): Promise<SyncRun> {
  const { models, out, root, mode = 'write', config = {} } = options;
  const known = readTrackedDefinitions(models);
  if (!known.ok) return rejectedRun(known.problems);
  const packageVersion = readPackageVersion(join(root, 'package.json'));
  if (!packageVersion.ok) return rejectedRun(packageVersion.problems);
  const version = packageVersion.value;
  const changelog = readChangelog(options);
  const locked = readLock(models);
  const reader = readerKey(config.reference);
  const { lock } = locked;
  const collected = await collect({ known: known.value, lock, reader, hasCompleted });
  if (!collected.ok) return rejectedRun([...locked.problems, ...collected.problems]);
  const { unchanged = 0, unread = 0, notes = [], ...updates } = collected.value;
  const total = updates.pages.length + unread + unchanged;
  const format = reportFormat(known.value, updates.pages, updates.problems, total);
  if (format.hasChanged && !options.acceptFormat) {
    return rejectedRun([...format.problems, formatChanged]);
  }
  const plan = planSync(
    known.value,
    { ...updates, problems: [...locked.problems, ...format.problems, ...collected.problems] },
    {
      ...readLeftovers(models),
      shown: (path) => join(relative('.', models), path),
      schemas: schemaFolder(models, out),
      resolve: readResolveOptions(out, options.configured),
    },
  );
  const { before, after, tombstones } = plan;
  if (!changelog.ok && plan.findings.length > 0) return rejectedRun(changelog.problems);
  const released = { version, changelog: changelog.ok ? changelog.value : undefined };
  const proposed = pendingVersionOf(released);
  const reporting = {
    ...options,
    tombstones,
    ...(version !== undefined && { version }),
    ...(proposed !== undefined && { proposed }),
  };
  const compared = compareCatalogs(before, after, reporting);
  if (!compared.ok) return rejectedRun([...plan.problems, ...compared.problems]);
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
  const end = (text: string, word: string) =>
    `${text}${notes.map((note) => `${note}\n`).join('')}${summary(plan, known.value, unchanged, failed, word, style)}`;

  if (mode === 'check') {
    const drifted = plan.writes.size + plan.removes.length > 0 || outdated.length > 0;
    return run({
      ...result,
      exitCode: failed ? exitCodes.invalidInput : drifted ? exitCodes.drift : exitCodes.success,
      stderr: end('', 'to update'),
    });
  }
  const others = {
    models: lockWrite(locked, plan, {
      ...{ known: known.value, reader },
      ...{ read: updates.read, recordsRead: updates.recordsRead },
    }),
    ...(updates.rootFiles && { root: updates.rootFiles }),
  };
  const changes = await changesOf(plan, options, released, others);
  if (!changes.ok) return rejectedRun([...problems, ...changes.problems]);
  problems.push(...changes.problems);
  // Breaking changes do not fail a run unless --fail-on is set, so that a scheduled run can propose
  // them.
  const exitCode = failed
    ? exitCodes.invalidInput
    : options.failOn
      ? report.exitCode
      : exitCodes.success;
  if (mode === 'dry-run') {
    return run({
      ...result,
      exitCode,
      stderr: end(
        dryRunText(Object.keys(changes.value.writes), changes.value.removes),
        'to update',
      ),
    });
  }
  if (hasAny(changes.value)) {
    const applied = applyChanges(journalProject(options), changes.value);
    if (!applied.ok) return rejectedRun([...problems, ...applied.problems]);
  }
  return run({ ...result, exitCode, stderr: end('', 'updated') });
}

/**
 * Returns the lock to write, if a page, a definition or the parser changed. New HTTP headers alone
 * do not change it.
 */
function lockWrite(
  { lock, problems }: { readonly lock: Lock; readonly problems: readonly Problem[] },
  { definitions, rejected, writes }: SyncPlan,
  { known, reader, read = new Map(), recordsRead = new Map() }: OpenRead,
): Readonly<Record<string, string>> {
  const acceptedPages = new Map(read);
  for (const path of rejected) acceptedPages.delete(definitions.get(path)?.source.url ?? '');
  const before = known.map(({ definition }) => definition);
  const after = [...definitions.values()];
  const next = {
    ...lockAfter(lock, reader, acceptedPages, before, after),
    records: recordsAfter(lock, recordsRead, after),
  };
  const sizes = [next, lock].map(({ pages, records }) => pages.size + records.size);
  const isEmpty = sizes.every((size) => size === 0) && problems.length === 0;
  const hasChanged = hasChangedContent(lock, next) || writes.size > 0 || problems.length > 0;
  const text = printLock(next);
  return !isEmpty && hasChanged && text !== printLock(lock) ? { [lockName]: text } : {};
}

interface OpenRead {
  readonly known: readonly TrackedDefinition[];
  readonly reader: string;
  readonly read?: ReadonlyMap<string, LockedPage> | undefined;
  readonly recordsRead?: ReadonlyMap<string, CacheHeaders> | undefined;
}

/** Shown instead of "no changes" if a page or one of its sections could not be read. */
const unreadText = 'Not all pages could be read. The others have no changes.\n';

const formatChanged: Problem = {
  code: 'SYNC_FORMAT_CHANGED',
  severity: 'error',
  message: 'The format of the reference pages changed. Nothing was written.',
  why: 'A new format may be misread.',
  fix: 'Check the differences above. If they are correct, run sync with --accept-format.',
};

function hasAny({ writes, removes }: Changes): boolean {
  return Object.keys(writes).length + removes.length > 0;
}

function summary(
  plan: SyncPlan,
  known: readonly TrackedDefinition[],
  unchanged: number,
  failed: boolean,
  word: string,
  style: Style,
): string {
  const mark = failed ? style.yellow('⚠') : style.green('✔');
  const definitions = [...plan.writes.keys()].filter(isDefinition);
  const paths = new Set(known.map(({ path }) => path));
  const added = definitions.filter((path) => !paths.has(path)).length;
  const updated = definitions.length - added;
  const removed = plan.removes.filter(isDefinition).length;
  const removedText = removed > 0 ? `, ${countOf(removed, 'definition')} removed` : '';
  const unchangedText = unchanged > 0 ? `, ${countOf(unchanged, 'page')} unchanged` : '';
  const addedText = added > 0 ? countOf(added, 'new definition') : '';
  const updatedText = updated > 0 || added === 0 ? `${countOf(updated, 'definition')} ${word}` : '';
  const text = [addedText, updatedText].filter((part) => part !== '').join(', ');
  return `${mark} ${text}${removedText}${unchangedText}\n`;
}

function isDefinition(path: string): boolean {
  return path.endsWith('.yaml') && !/\.(?:history|overlay)\.yaml$/.test(path);
}
