import { watch as watchFolder } from 'node:fs/promises';
import { missingFolder } from '../definition/definition-files.ts';
import type { Style } from '../report/style.ts';
import { generate, type GenerateOptions } from './generate.ts';
import { invalidInput, type CommandResult } from './command-result.ts';

/** Editors save a file in several steps, which make one change. Milliseconds. */
const pause = 50;

/**
 * Generates whenever a definition is saved, and continues after errors. Each run is a complete
 * `generate`, so the output is the same.
 */
export async function watch(
  options: Pick<GenerateOptions, 'models' | 'out'>,
  style: Style,
  report: (result: CommandResult) => void,
  signal?: AbortSignal,
): Promise<void> {
  const run = async () => {
    report(await generate(options, style));
  };
  const missing = missingFolder(options.models);
  if (missing) {
    report(invalidInput([missing]));
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
