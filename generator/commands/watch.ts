import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { missingFolder } from '../definition/definition-files.ts';
import type { Style } from '../report/style.ts';
import { invalidInput, type CommandResult } from './command-result.ts';
import { generate, type GenerateOptions } from './generate.ts';
import { exceptionResult } from './report-result.ts';

/** The time between two looks at the folder, in milliseconds. */
const interval = 150;

/**
 * Generates whenever a definition is saved, and continues after errors. Each run is a complete
 * `generate`, so the output is the same. Looks at the folder at intervals, since the events of
 * operating systems miss folders that are added, moved or removed.
 */
export async function watch(
  options: Pick<GenerateOptions, 'models' | 'out'>,
  style: Style,
  report: (result: CommandResult) => void,
  signal?: AbortSignal,
): Promise<void> {
  const missing = missingFolder(options.models);
  if (missing) {
    report(invalidInput([missing]));
    return;
  }
  let generated = '';
  let previous = stateOf(options.models);
  while (!signal?.aborted) {
    const state = stateOf(options.models);
    // An editor saves in several steps, and a checkout takes a while: both make one change.
    if (state !== generated && state === previous) {
      generated = state;
      report(await generate(options, style).catch(exceptionResult));
    }
    previous = state;
    await sleep(interval, undefined, { ...(signal && { signal }) }).catch(() => undefined);
  }
}

/** Returns a value that changes whenever a YAML file is added, changed or removed. */
function stateOf(models: string): string {
  const hash = createHash('sha256');
  try {
    for (const path of readdirSync(models, { recursive: true, encoding: 'utf8' }).sort()) {
      if (!path.endsWith('.yaml')) continue;
      const stats = statSync(join(models, path), { bigint: true, throwIfNoEntry: false });
      hash.update(
        JSON.stringify([path, String(stats?.mtimeNs), String(stats?.size), String(stats?.ino)]),
      );
    }
  } catch (error) {
    hash.update(error instanceof Error ? error.message : String(error));
  }
  return hash.digest('hex');
}
