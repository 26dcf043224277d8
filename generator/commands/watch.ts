import { watch as watchFolder } from 'node:fs/promises';
import { missingFolder } from '../definition/definition-files.ts';
import type { Style } from '../report/style.ts';
import { generate, type GenerateOptions } from './generate.ts';
import { badInput, type Outcome } from './outcome.ts';

/** Editors save a file in several steps; they are one change. */
const pause = 50;

/**
 * Generates whenever a definition is saved, and keeps going through errors. It keeps nothing in
 * memory: each time is a `generate` of its own, so its output is that of `generate`.
 */
export async function watch(
  options: Pick<GenerateOptions, 'models' | 'out'>,
  style: Style,
  report: (outcome: Outcome) => void,
  signal?: AbortSignal,
): Promise<void> {
  const run = async () => {
    report(await generate({ ...options, check: false, dryRun: false }, style));
  };
  const missing = missingFolder(options.models);
  if (missing) {
    report(badInput([missing]));
    return;
  }
  const events = watchFolder(options.models, { recursive: true, ...(signal && { signal }) });
  await run();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  try {
    for await (const { filename } of events) {
      if (filename !== null && !filename.endsWith('.yaml')) continue;
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(run);
      }, pause);
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
  } finally {
    clearTimeout(timer);
    await running;
  }
}
