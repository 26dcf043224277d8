import { problemsText } from '../report/report-text.ts';
import type { Problem } from '../report/problem.ts';
import { styleFor } from '../report/style.ts';
import { exitCodes, type ExitCode, type Outcome } from './outcome.ts';

/** Shows an outcome: data on stdout, the rest on stderr; with `json`, all of it as one object on stdout. */
export function reportOutcome(outcome: Outcome, json: boolean): ExitCode {
  const { exitCode, problems, stdout = '', stderr = '' } = outcome;
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ exitCode, problems, result: outcome.json }, null, 2)}\n`,
    );
    return exitCode;
  }
  if (problems.length > 0)
    process.stderr.write(`${problemsText(problems, styleFor(process.stderr))}\n`);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return exitCode;
}

/** What the system refused: no right to write, no space left. Not a bug of ours. */
export function systemProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error && 'syscall' in error)) return undefined;
  return {
    code: 'OUTPUT_SYSTEM',
    severity: 'error',
    ...('path' in error && typeof error.path === 'string' ? { file: error.path } : {}),
    message: `The system refused: ${error.message}.`,
    fix: 'Check that the folder exists, that you may write to it and that the disk has room.',
  };
}

export function bugText(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `✖ This is a bug in scenario-models, not in what you gave it. Please report it with these lines:\n\n${stack}\n`;
}

export const bugExitCode = 1;
export const usageExitCode = exitCodes.badInput;
