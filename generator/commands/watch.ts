import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { missingFolder } from '../definition/definition-files.ts';
import { walkFolder } from '../input/walk-folder.ts';
import { createFileMemory } from '../output/file-memory.ts';
import type { Problem, Result } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { exitCodes, invalidInput, type CommandResult } from './command-result.ts';
import { runGenerate, type GenerateOptions } from './generate.ts';
import { exceptionResult } from './report-result.ts';
import { watchFiles } from './watch-files.ts';

/** The time without changes after which files count as saved, in milliseconds. */
const settleTime = 25;

/** The time between two checks of the files without any event, in milliseconds. */
const defaultInterval = 2000;

/** The time between two checks on a system that can't watch files, in milliseconds. */
const intervalWithoutEvents = 150;

/** The time until a retry after a temporary failure, in milliseconds. */
const retryInterval = 1500;

/** The folders of a project that `watch` generates. */
export type WatchOptions = Pick<GenerateOptions, 'models' | 'out' | 'configured'>;

/** Options of a watch. */
export interface ChangeOptions {
  /** Files that are watched in addition to definitions, such as the configuration. */
  readonly files?: readonly string[];
  /** The time between two checks without any event, in milliseconds. Default 2,000. */
  readonly interval?: number;
  /** Whether the folder may appear later. */
  readonly mayBeMissing?: boolean;
  /** A run that is already reported. Only changes since then are reported. */
  readonly earlier?: ReportedRun;
}

/** A run with the state that the files had before it. */
export interface ReportedRun {
  readonly state: string;
  readonly result: CommandResult;
}

/** Generates whenever a definition is saved. Each run is a complete `generate`, so the output is the same. */
export function runWatch(
  options: WatchOptions,
  style: Style,
  report: (result: CommandResult) => void,
  signal?: AbortSignal,
): Promise<void> {
  const memory = createFileMemory();
  const run = () => runGenerate({ ...options, memory }, style);
  return runOnChange(options.models, run, report, signal);
}

/** Generates whenever a definition or the configuration is saved. `read` reads the configuration. */
export async function watchProject(
  read: () => Result<WatchOptions>,
  config: string,
  style: Style,
  report: (result: CommandResult) => void,
  signal?: AbortSignal,
): Promise<void> {
  const first = read();
  if (!first.ok) {
    report(invalidInput(first.problems));
    return;
  }
  const { signal: never } = new AbortController();
  let { models } = first.value;
  const memory = createFileMemory();
  for (let isFirst = true; isFirst || !signal?.aborted; isFirst = false) {
    const folderChange = new AbortController();
    const folder = models;
    const run = async (): Promise<CommandResult> => {
      const settings = read();
      if (!settings.ok) return invalidInput(settings.problems);
      if (settings.value.models === folder)
        return runGenerate({ ...settings.value, memory }, style);
      ({ models } = settings.value);
      folderChange.abort();
      return { exitCode: exitCodes.success, problems: [], json: null };
    };
    const anySignal = AbortSignal.any([folderChange.signal, signal ?? never]);
    const options = { files: [config], mayBeMissing: !isFirst };
    await runOnChange(folder, run, report, anySignal, options);
    if (!folderChange.signal.aborted) return;
  }
}

/**
 * Runs a command immediately and whenever a definition below `models` is saved, and continues after
 * errors. Events only trigger a check: the state of all files decides whether anything changed, so
 * that a redundant event runs nothing, and a lost event is made up for by a later check.
 */
export async function runOnChange(
  models: string,
  run: () => Promise<CommandResult>,
  report: (result: CommandResult) => void,
  signal?: AbortSignal,
  { files = [], interval = defaultInterval, mayBeMissing = false, earlier }: ChangeOptions = {},
): Promise<void> {
  const missing = mayBeMissing ? undefined : missingFolder(models);
  if (missing) {
    report(invalidInput([missing]));
    return;
  }
  const events = watchFiles(models, files);
  let generated = earlier?.state ?? '';
  let reported = earlier ? outcomeOf(earlier.result) : '';
  let isRetry = earlier?.result.problems.some(isTemporary) ?? false;
  try {
    while (!signal?.aborted) {
      const { state, targets } = await settledFiles(models, files, generated);
      events.follow(targets);
      const isChanged = state !== generated;
      if (isChanged || isRetry) {
        generated = state;
        const result = await run().catch(exceptionResult);
        if (signal?.aborted) break;
        const text = outcomeOf(result);
        if (isChanged || text !== reported) report(result);
        reported = text;
        isRetry = result.problems.some(isTemporary);
      }
      const timeout = events.hasFailed() ? intervalWithoutEvents : interval;
      await events.next(isRetry ? Math.min(timeout, retryInterval) : timeout, signal);
    }
  } finally {
    await events.close();
  }
}

function outcomeOf({ exitCode, problems }: CommandResult): string {
  return JSON.stringify([exitCode, problems]);
}

/** Returns the state of the definitions below a folder, which each save changes. */
export function stateOf(models: string): string {
  return inspectFiles(models, []).state;
}

/**
 * Returns whether a problem may disappear without a change of the definitions: a lock, a full disk.
 */
function isTemporary({ code, severity }: Problem): boolean {
  return severity === 'error' && /^(?:OUTPUT_|SYNC_)/.test(code);
}

/** The state of the watched files. */
interface WatchedFiles {
  /** Changes whenever a file is added, changed or removed. */
  readonly state: string;
  /** The targets of links in the folder. */
  readonly targets: readonly string[];
}

/** Waits until nothing changes: an editor saves in several steps, and a checkout takes time. */
async function settledFiles(
  models: string,
  files: readonly string[],
  generated: string,
): Promise<WatchedFiles> {
  let found = inspectFiles(models, files);
  while (found.state !== generated) {
    await sleep(settleTime);
    const next = inspectFiles(models, files);
    if (next.state === found.state) return next;
    found = next;
  }
  return found;
}

function inspectFiles(models: string, files: readonly string[]): WatchedFiles {
  const hash = createHash('sha256');
  const add = (path: string) => {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    hash.update(
      JSON.stringify([path, String(stats?.mtimeNs), String(stats?.size), String(stats?.ino)]),
    );
  };
  let targets: readonly string[] = [];
  try {
    files.forEach(add);
    // A linked folder without definitions is included: its target decides whether it is a problem.
    const entries = walkFolder(models).filter(
      ({ name, link }) => link !== undefined || /\.ya?ml$/i.test(name),
    );
    targets = entries.flatMap(({ link }) => (link?.kind === 'followed' ? [link.target] : []));
    for (const path of entries.map(({ file }) => file).sort()) add(path);
  } catch (error) {
    hash.update(error instanceof Error ? error.message : String(error));
  }
  return { state: hash.digest('hex'), targets };
}
