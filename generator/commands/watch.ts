import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { missingFolder } from '../definition/definition-files.ts';
import { walkFolder } from '../input/walk-folder.ts';
import type { Problem } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { invalidInput, type CommandResult } from './command-result.ts';
import { runGenerate, type GenerateOptions } from './generate.ts';
import { exceptionResult } from './report-result.ts';

/** The time between two looks at the folder, in milliseconds. */
const interval = 150;

/** After a failure that may pass, generates again after this many looks. */
const looksBetweenRetries = 10;

/**
 * Generates whenever a definition is saved. Each run is a complete `generate`, so the output is the
 * same.
 */
export function runWatch(
  options: Pick<GenerateOptions, 'models' | 'out' | 'configured'>,
  style: Style,
  report: (result: CommandResult) => void,
  signal?: AbortSignal,
): Promise<void> {
  return runOnChange(options.models, () => runGenerate(options, style), report, signal);
}

/**
 * Runs a command immediately and whenever a definition below `models` is saved, and continues after
 * errors. Checks the folder at intervals, since the events of operating systems miss folders that
 * are added, moved or removed.
 */
export async function runOnChange(
  models: string,
  run: () => Promise<CommandResult>,
  report: (result: CommandResult) => void,
  signal?: AbortSignal,
): Promise<void> {
  const missing = missingFolder(models);
  if (missing) {
    report(invalidInput([missing]));
    return;
  }
  let generated = '';
  let reported = '';
  let looksUntilRetry = Infinity;
  let previous = stateOf(models);
  while (!signal?.aborted) {
    const state = stateOf(models);
    // An editor saves in several steps, and a checkout takes a while: both make one change.
    const isChanged = state !== generated;
    looksUntilRetry -= 1;
    if (state === previous && (isChanged || looksUntilRetry <= 0)) {
      generated = state;
      const result = await run().catch(exceptionResult);
      const text = JSON.stringify([result.exitCode, result.problems]);
      if (isChanged || text !== reported) report(result);
      reported = text;
      looksUntilRetry = result.problems.some(mayPass) ? looksBetweenRetries : Infinity;
    }
    previous = state;
    await sleep(interval, undefined, { ...(signal && { signal }) }).catch(() => undefined);
  }
}

/** Returns whether a problem may pass without a change of the definitions: a lock, a full disk. */
function mayPass({ code, severity }: Problem): boolean {
  return severity === 'error' && /^(?:OUTPUT_|SYNC_)/.test(code);
}

/** Returns a value that changes whenever a YAML file is added, changed or removed. */
function stateOf(models: string): string {
  const hash = createHash('sha256');
  try {
    // A linked folder without definitions yet is a problem or not, as its target is.
    const entries = walkFolder(models).filter(
      ({ name, link }) => link !== undefined || name.endsWith('.yaml'),
    );
    for (const path of entries.map(({ file }) => file).sort()) {
      const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
      hash.update(
        JSON.stringify([path, String(stats?.mtimeNs), String(stats?.size), String(stats?.ino)]),
      );
    }
  } catch (error) {
    hash.update(error instanceof Error ? error.message : String(error));
  }
  return hash.digest('hex');
}
