import type { UnchangedRun } from '../output/unchanged-run.ts';
import type { Style } from '../report/style.ts';
import { countOf } from '../text/count-words.ts';
import { exitCodes, type CommandResult, type WriteMode } from './command-result.ts';

/** Returns the result of `generate` if there is nothing to do. */
export function upToDate(
  { models, out, amount, problems }: UnchangedRun,
  mode: WriteMode,
  style: Style,
): CommandResult {
  const counted = countOf(amount, 'model');
  const isCheck = mode === 'check';
  const text = isCheck ? `${out} matches ${models}: ${counted}` : `${out}: ${counted}, up to date`;
  return {
    exitCode: exitCodes.success,
    problems,
    ...(mode === 'dry-run' && { stdout: '' }),
    stderr: `${style.green('✔')} ${text}\n`,
    json: isCheck ? { drift: [] } : { written: [], removed: [], foreign: [] },
  };
}
